import { expect, test } from 'vitest';
import { createInsideRequest } from './inside-request.ts';

const protection = { mayFetch: (url: string): boolean => !url.includes('odds') };
const [closed, open] = [{ url: 'https://odds.example/a.png' }, { url: 'https://rabbits.example/a.png' }];

test('what may not be fetched is stopped at once', () => {
  const ask = createInsideRequest({ ready: Promise.resolve(), isReady: () => true, protection });
  expect([ask(closed), ask(open)]).toEqual([{ cancel: true }, {}]);
});

test('a worker that has just started holds everything until it has read what it knows', async () => {
  let begin: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (begin = resolve));
  const ask = createInsideRequest({ ready, isReady: () => false, protection });
  const answers = [ask(closed), ask(open)];
  expect(answers.every((answer) => answer instanceof Promise)).toBe(true);
  begin();
  expect(await Promise.all(answers)).toEqual([{ cancel: true }, {}]);
});

test('a worker that cannot read what it knows lets nothing leave', async () => {
  const ready = Promise.reject(new Error('storage is broken'));
  const ask = createInsideRequest({ ready, isReady: () => false, protection });
  expect(await ask(open)).toEqual({ cancel: true });
});
