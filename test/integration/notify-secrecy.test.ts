import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PushBrowser } from '../support/push-browser.ts';
import { TellingSchool } from '../support/telling-school.ts';
import { waitUntil } from '../support/wait-until.ts';

let telling: TellingSchool;
let browser: PushBrowser;
beforeEach(async () => {
  telling = await TellingSchool.open();
  browser = new PushBrowser(telling.posts.url('/push'));
  await telling.setUpMail();
  await telling.setUpRoom('teams', '/teams');
  await telling.setUpRoom('google-chat', '/chat');
  await telling.admin.do('saveChannel', { channel: 'push', isOn: true });
  await telling.live.as('dsl').do('addBrowser', { ...browser.subscription(), browser: 'Chrome' });
});
afterEach(() => telling.close());

const anyWords = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
    fc.constantFrom(
      'Amara Quill told Miss Clarke',
      'https://newts.example/?q=hurt',
      '<b>&"\'\\{}</b>',
      '*_`~|',
    ),
  )
  .filter((words) => words.trim() !== '');

const uuid = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g;
/** What was sent, with ids and the time of sending taken out. */
const bare = (text: string): string => text.replaceAll(uuid, 'ID').replace(/^Date: .*$/m, 'Date');

/** One of each way, as whoever receives it sees it. */
const sentOf = async (count: number): Promise<string[]> => {
  const { posts, mail } = telling;
  const nth = (path: string) => posts.at(path)[count - 1];
  await waitUntil('all have come', () => posts.posted.length === 3 * count && mail.received.length === count);
  const push = nth('/push');
  return [
    mail.received[count - 1]?.raw ?? '',
    nth('/teams')?.body.toString() ?? '',
    nth('/chat')?.body.toString() ?? '',
    nth('/chat')?.path ?? '',
    push ? JSON.stringify(browser.open(push)) : '',
  ].map(bare);
};

test('whatever is recorded, what is sent is the same to the letter, ids aside', async () => {
  await telling.record('first');
  const first = await sentOf(1);
  expect(first.every((text) => text !== '')).toBe(true);
  let count = 1;
  await fc.assert(
    fc.asyncProperty(anyWords, async (words) => {
      await telling.record(words);
      count += 1;
      expect(await sentOf(count)).toEqual(first);
    }),
    { numRuns: 25, endOnFailure: true },
  );
  for (const name of ['Amara', 'Quill', 'Clarke', 'Hedgehogs', 'newts', 'Newts', 'stranger']) {
    expect(first.join('\n')).not.toContain(name);
  }
});
