import { describe, expect, test } from 'vitest';
import { plainSpeech } from '#shared/pupil-words/speech.ts';
import { createAnswerPages } from './answer-pages.ts';
import { OwnPages } from './own-pages.ts';
import type { PageHandlers } from './page-requests.ts';

const root = 'chrome-extension://abc/';
const mayAsk = { standing: { is: 'may-ask' }, teacher: null, isYoung: false } as const;
const noHand = { teacher: null, isYoung: false, up: null, told: null } as const;
const create = (ready = Promise.resolve()) => {
  const asked: string[] = [];
  const note = (name: string) => asked.push(name);
  const handlers: PageHandlers = {
    'ask-verdict': async () => (note('ask-verdict'), { is: 'blocked', url: null }),
    'answer-prompt': async () => (note('answer-prompt'), { mayOpen: true }),
    'go-back': async (_request, tabId) => (note(`go-back ${tabId}`), null),
    'tell-someone': async () => (note('tell-someone'), { requestId: 't1' }),
    'ask-shown': async () => ({ isPossible: false, offer: null }),
    'ask-speech': async () => ({ speech: plainSpeech('en'), home: null }),
    'ask-tellings': async () => ({
      adults: [],
      leads: [],
      teacher: null,
      told: [],
      waitMs: 0,
      areHelplinesOpen: true,
    }),
    'raise-hand': async () => (note('raise-hand'), noHand),
    'lower-hand': async () => noHand,
    'ask-hand': async () => noHand,
    'ask-seen': async () => ({
      seen: { day: '', pupilId: null, items: [], looks: [] },
      watchedBy: [],
      asked: [],
      spent: { today: {}, week: {} },
      isOutside: false,
    }),
    'ask-mark': async () => ({
      words: [],
      detail: [],
      tone: 'calm',
      tell: { words: '', language: 'en' },
    }),
    'may-i': async () => (note('may-i'), mayAsk),
    'ask-request': async () => mayAsk,
    'report-filter': async () => ({ seq: 1 }),
    'ask-answers': async () => ({ answers: [], front: null }),
    'ask-agreement': async () => ({ agreement: null, isHeld: false, language: 'en', speeches: {} }),
    'sign-agreement': async () => ({ isSigned: true }),
    'ask-lock': async () => ({ lock: null, isStopped: false, now: 1 }),
    'ask-freeze': async () => ({ freeze: null, now: 1 }),
    'ask-tab-limit': async () => ({ limit: null }),
    'close-tab': async () => null,
    reply: async () => ({ seq: 1 }),
    'ask-why': async () => null,
    'ask-file-prompt': async () => null,
    'answer-file-prompt': async () => null,
    'ask-file': async () => ({ rule: 'stop' }),
    'get-file': async () => null,
    'ask-status': async () => {
      throw new Error('unused');
    },
  };
  const answer = createAnswerPages({ extensionId: 'abc', pages: new OwnPages({ root }), ready, handlers });
  return { answer, asked };
};
const think = { id: 'abc', url: `${root}think.html#https://new.example/`, tabId: 7 };
const prompt = { name: 'answer-prompt', request: { address: 'https://new.example/', choice: 'open' } };

describe('a question to the worker', () => {
  test('from the page that may ask it is answered', async () => {
    const { answer, asked } = create();
    expect(await answer(prompt, think)).toEqual({ mayOpen: true });
    await answer({ name: 'go-back', request: {} }, think);
    expect(asked).toEqual(['answer-prompt', 'go-back 7']);
  });

  test.each([
    ['another extension', { ...think, id: 'xyz' }],
    ['nobody in particular', { tabId: null }],
    ['a page of the web', { ...think, url: 'https://new.example/' }],
    [
      'a page whose address only begins like ours',
      { ...think, url: 'chrome-extension://abc.example/think.html' },
    ],
    ['another page of ours', { ...think, url: `${root}popup.html` }],
    ['an unknown page of ours', { ...think, url: `${root}other.html` }],
  ])('from %s is not answered', (_who, sender) => {
    const { answer, asked } = create();
    expect(answer(prompt, sender)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  test.each([
    ['toString', {}],
    ['__proto__', {}],
    ['answer-prompt', { address: 'https://new.example/', choice: 'perhaps' }],
    ['answer-prompt', null],
  ])('named %s with %j is not answered', (name, request) => {
    const { answer, asked } = create();
    expect(answer({ name, request }, think)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  test('waits until the worker is ready', async () => {
    let open: () => void = () => undefined;
    const { answer, asked } = create(new Promise((resolve) => (open = resolve)));
    const pending = answer(prompt, think);
    await Promise.resolve();
    expect(asked).toEqual([]);
    open();
    await pending;
    expect(asked).toEqual(['answer-prompt']);
  });
});
