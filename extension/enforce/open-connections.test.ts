import { expect, test } from 'vitest';
import { OpenConnections, type Connection } from './open-connections.ts';

const connection = (requestId: string, about: Partial<Connection> = {}): Connection => ({
  requestId,
  tabId: 1,
  initiator: 'https://maths.example',
  url: 'https://chat.example/',
  type: 'xmlhttprequest',
  ...about,
});
const idsIn = (open: OpenConnections): string[] =>
  open.leadingTo(() => true).map(({ requestId }) => requestId);

test('an answered request is over, an answered socket is not', () => {
  const open = new OpenConnections();
  open.opened(connection('answer'));
  open.opened(connection('socket', { type: 'websocket' }));
  open.opened(connection('refused', { type: 'websocket' }));
  for (const id of ['answer', 'socket']) open.answered(id);
  open.failed('refused');
  expect(idsIn(open)).toEqual(['socket']);
});

test('only those that lead to a closed site are given', () => {
  const open = new OpenConnections();
  open.opened(connection('closed'));
  open.opened(connection('open', { url: 'https://maths.example/' }));
  expect(open.leadingTo((url) => url.includes('chat')).map(({ requestId }) => requestId)).toEqual(['closed']);
});

test('a tab that has left holds nothing more', () => {
  const open = new OpenConnections();
  open.opened(connection('gone', { type: 'websocket' }));
  open.opened(connection('other', { tabId: 2, type: 'websocket' }));
  open.left(1);
  expect(idsIn(open)).toEqual(['other']);
});

test('a page that opens without end pushes out the oldest only', () => {
  const open = new OpenConnections();
  for (let number = 0; number < 2_001; number += 1) open.opened(connection(`${number}`));
  expect(idsIn(open)).toHaveLength(2_000);
  expect(idsIn(open)[0]).toBe('1');
});
