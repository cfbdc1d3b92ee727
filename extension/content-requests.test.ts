import { describe, expect, test } from 'vitest';
import { createAnswerContent } from './content-requests.ts';

const page = { id: 'abc', url: 'https://newts.example/', tabUrl: 'https://newts.example/' };
const create = () => {
  const done: string[] = [];
  const answer = createAnswerContent({
    extensionId: 'abc',
    ready: Promise.resolve(),
    uploads: { ruleFor: () => 'ask', held: async (url) => void done.push(`held ${url}`) },
    mark: {
      status: async () => ({
        words: [{ words: 'Seen', language: 'en' }],
        detail: [],
        tone: 'calm',
        tell: { words: '', language: 'en' },
        corner: 'top-left',
      }),
      moveTo: async (corner) => void done.push(`moved ${corner}`),
      openPopup: async () => void done.push('popup'),
      openTell: async () => void done.push('tell'),
    },
    unusedScreen: { takeUp: async () => void done.push('taken up') },
  });
  return { answer, done };
};

describe('our script on a page', () => {
  test('is told what the mark says, moves it, and opens the popup', async () => {
    const { answer, done } = create();
    expect(await answer({ content: 'ask-mark' }, page)).toMatchObject({ mark: { tone: 'calm' } });
    await answer({ content: 'move-mark', corner: 'top-right' }, page);
    await answer({ content: 'open-popup' }, page);
    await answer({ content: 'open-tell' }, page);
    await answer({ content: 'take-up' }, page);
    expect(done).toEqual(['moved top-right', 'popup', 'tell', 'taken up']);
  });

  test('cannot put the mark where there is no corner', async () => {
    const { answer, done } = create();
    await answer({ content: 'move-mark', corner: 'off the page' }, page);
    await answer({ content: 'move-mark' }, page);
    expect(done).toEqual([]);
  });

  test('in a made-up frame is on the page around it', async () => {
    const { answer, done } = create();
    await answer({ content: 'upload-held' }, { ...page, url: 'about:blank' });
    expect(done).toEqual(['held https://newts.example/']);
  });

  test.each([
    ['of another extension', { content: 'ask-mark' }, { ...page, id: 'xyz' }],
    ['of no page of the web', { content: 'ask-mark' }, { id: 'abc', url: 'about:blank' }],
    ['with a request nobody knows', { content: 'switch-off' }, page],
    ['with no request', null, page],
  ])('%s is not answered', (_name, message, sender) => {
    expect(create().answer(message, sender)).toBeUndefined();
  });
});
