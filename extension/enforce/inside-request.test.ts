import { expect, test } from 'vitest';
import { createInsideRequest } from './inside-request.ts';
import { OpenConnections } from './open-connections.ts';

const protection = { mayFetch: (url: string): boolean => !url.includes('odds') };
const connections = new OpenConnections();
const ownOrigin = `chrome-extension://${'a'.repeat(32)}`;
const parts = { protection, connections, ownOrigin };
const closed = { requestId: '1', url: 'https://odds.example/a.png' };
const open = { requestId: '2', url: 'https://rabbits.example/a.png' };

test('what may not be fetched is stopped at once', () => {
  const ask = createInsideRequest({ ready: Promise.resolve(), isReady: () => true, ...parts });
  expect([ask(closed), ask(open)]).toEqual([{ cancel: true }, {}]);
});

test('a worker that has just started holds everything until it has read what it knows', async () => {
  let begin: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (begin = resolve));
  const ask = createInsideRequest({ ready, isReady: () => false, ...parts });
  const answers = [ask(closed), ask(open)];
  expect(answers.every((answer) => answer instanceof Promise)).toBe(true);
  begin();
  expect([await answers[0], await answers[1]]).toEqual([{ cancel: true }, {}]);
});

test('a worker that cannot read what it knows lets nothing leave', async () => {
  const ready = Promise.reject(new Error('storage is broken'));
  const ask = createInsideRequest({ ready, isReady: () => false, ...parts });
  expect(await ask(open)).toEqual({ cancel: true });
  // It may be told what to do by its server then.
  expect(ask({ ...open, initiator: ownOrigin })).toEqual({});
});

test('what is stopped is nothing that a page holds open', async () => {
  const about = { tabId: 1, initiator: 'https://maths.example', type: 'websocket' };
  for (const each of [closed, open]) connections.opened({ ...each, ...about });
  const ask = createInsideRequest({ ready: Promise.resolve(), isReady: () => false, ...parts });
  await Promise.all([ask(closed), ask(open)]);
  expect(connections.leadingTo(() => true).map(({ url }) => url)).toEqual([open.url]);
});
