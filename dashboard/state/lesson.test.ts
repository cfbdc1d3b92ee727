import { signal } from '@preact/signals';
import { beforeEach, describe, expect, test } from 'vitest';
import { failure, success, type Result } from '#shared/result.ts';
import type { ServerToDashboard } from '#shared/socket-events.ts';
import type { ActivityItem, ClassSnapshot, Tile, TileState } from '#shared/class-snapshot.ts';
import type { Connection } from '../connection.ts';
import { madeUpFacts, madeUpSnapshot } from '../made-up-lesson.ts';
import { createLessonView, type LessonView } from './lesson.ts';

const tile = (pupilId: string, state: TileState = 'online', since = 0): Tile => ({
  pupilId,
  name: pupilId,
  deviceId: `d-${pupilId}`,
  state,
  since,
  page: null,
  tabs: [],
  picture: 'live',
  lock: null,
  focus: null,
  controls: [],
  elsewhere: null,
  isGuest: false,
  isPending: false,
  problems: [],
  referralOffer: null,
  policyVersion: 1,
  pageSince: 0,
  siteSince: 0,
  stillSince: null,
});
const snapshot = (...tiles: Tile[]): Result<ClassSnapshot> =>
  success({ ...madeUpSnapshot(tiles, 5), endsAt: 9 });

/** The server's side, played by hand. */
const playServer = () => {
  const listeners = new Map<string, (...args: never[]) => void>();
  const asked: string[] = [];
  let answer: Result<unknown> = snapshot();
  const connection: Pick<Connection, 'ask' | 'on' | 'connects'> = {
    connects: signal(0),
    ask: async (name) => {
      asked.push(name);
      return answer as never;
    },
    on: (name, listener) => {
      listeners.set(name, listener);
      return () => listeners.delete(name);
    },
  };
  return {
    connection,
    asked,
    listeners,
    answerWith: (next: Result<unknown>) => (answer = next),
    connect: async () => {
      (connection.connects as { value: number }).value += 1;
      await new Promise((resolve) => setTimeout(resolve));
    },
    emit: <Name extends keyof ServerToDashboard>(name: Name, ...args: Parameters<ServerToDashboard[Name]>) =>
      listeners.get(name)?.(...(args as never[])),
  };
};

let server: ReturnType<typeof playServer>;
let lesson: LessonView;
let stop: () => void;
let serverTime = 0;
const item = (seq: number, kind: ActivityItem['kind']): ActivityItem => ({
  deviceId: 'd-a',
  pupilId: 'a',
  seq,
  kind,
  at: seq,
  url: null,
  text: '',
});

beforeEach(async () => {
  server = playServer();
  server.answerWith(snapshot(tile('a'), tile('b'), tile('c')));
  lesson = createLessonView({
    lessonId: 'l1',
    connection: server.connection,
    clock: { set: (now) => (serverTime = now), now: signal(0) },
  });
  stop = lesson.start();
  await server.connect();
});

test('shows the whole class, and takes the time from the server', () => {
  expect(lesson.phase.value).toMatchObject({ kind: 'ready', facts: { className: '4 Oak' } });
  expect(lesson.order.value).toEqual(['a', 'b', 'c']);
  expect(serverTime).toBe(5);
});

test('a changed tile redraws alone, and who needs help comes first', () => {
  const before = lesson.tile('a');
  server.emit('tiles', 'l1', [tile('c', 'concern', 1)]);
  expect(lesson.order.value).toEqual(['c', 'a', 'b']);
  expect(lesson.tile('a')).toBe(before);
  expect(lesson.tile('c')?.value.state).toBe('concern');
});

test('who comes into the lesson is shown, and a guest who is sent back is gone', () => {
  server.emit('lesson-changed', 'l1', { ...madeUpFacts, guestIds: ['g'] });
  server.emit('tiles', 'l1', [tile('d'), { ...tile('g'), isGuest: true }]);
  expect(lesson.order.value).toEqual(['a', 'b', 'c', 'd', 'g']);
  server.emit('lesson-changed', 'l1', madeUpFacts);
  expect(lesson.order.value).toEqual(['a', 'b', 'c', 'd']);
});

describe('while the order is held', () => {
  test('nobody moves, newcomers join at the end, and it says that it is held', () => {
    lesson.holds.pointer.value = true;
    server.emit('tiles', 'l1', [tile('c', 'concern', 1), tile('d', 'silent', 1)]);
    expect(lesson.order.value).toEqual(['a', 'b', 'c', 'd']);
    expect(lesson.isOrderHeld.value).toBe(true);
    lesson.holds.pointer.value = false;
    expect(lesson.order.value).toEqual(['c', 'd', 'a', 'b']);
    expect(lesson.isOrderHeld.value).toBe(false);
  });

  test('one reason to hold is enough', () => {
    lesson.holds.pin.value = true;
    lesson.holds.focus.value = true;
    lesson.holds.focus.value = false;
    server.emit('tiles', 'l1', [tile('c', 'concern', 1)]);
    expect(lesson.order.value).toEqual(['a', 'b', 'c']);
  });
});

test('another lesson is none of ours', () => {
  server.emit('tiles', 'l2', [tile('z', 'concern')]);
  server.emit('activity', 'l2', [item(1, 'block')]);
  server.emit('lesson-ended', 'l2');
  expect(lesson.order.value).toEqual(['a', 'b', 'c']);
  expect(lesson.activity.value).toEqual([]);
  expect(lesson.phase.value.kind).toBe('ready');
});

test('activity stands newest first, without plain visits', () => {
  server.emit('activity', 'l1', [item(1, 'visit'), item(2, 'block')]);
  server.emit('activity', 'l1', [item(3, 'search'), item(4, 'concern')]);
  expect(lesson.activity.value.map(({ seq }) => seq)).toEqual([4, 3, 2]);
});

test('after a reconnect the class is asked for again, and who left is gone', async () => {
  server.answerWith(snapshot(tile('b'), tile('c', 'silent')));
  await server.connect();
  expect(server.asked.filter((name) => name === 'view-lesson')).toHaveLength(2);
  expect(lesson.order.value).toEqual(['c', 'b']);
  expect(lesson.tile('a')).toBeUndefined();
});

test('a failure later keeps the class on the page; a lesson that is over ends it', async () => {
  server.answerWith(failure('timed-out'));
  await server.connect();
  expect(lesson.phase.value.kind).toBe('ready');
  server.answerWith(failure('expired'));
  await server.connect();
  expect(lesson.phase.value).toMatchObject({ kind: 'ended', facts: { className: '4 Oak' } });
});

test('is lost to whoever no longer teaches it, also after a reconnect that is refused', async () => {
  server.emit('lesson-lost', 'l1', 'Mr Bell');
  expect(lesson.phase.value).toMatchObject({ kind: 'lost', teacher: 'Mr Bell' });
  server.answerWith(failure('not-allowed'));
  await server.connect();
  expect(lesson.phase.value.kind).toBe('lost');
});

test('ends when told, leaves when stopped, and then listens no more', () => {
  server.emit('lesson-ended', 'l1');
  expect(lesson.phase.value.kind).toBe('ended');
  stop();
  expect(server.asked.at(-1)).toBe('leave-lesson');
  expect(server.listeners.size).toBe(0);
});
