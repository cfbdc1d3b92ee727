import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { success } from '#shared/result.ts';
import type { WatchRequest } from '#shared/socket-events.ts';
import { createWatching, type Watching } from './watching.ts';

let told: WatchRequest[] = [];
let watching: Watching;
const newest = (mode: WatchRequest['mode']) => told.findLast((request) => request.mode === mode)?.deviceIds;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  watching = createWatching({
    lessonId: 'l1',
    ask: async (_name, request) => {
      told.push(request as WatchRequest);
      return success(null);
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
});

test('tiles that come into view together are told of together', () => {
  watching.setVisible('b', true);
  watching.setVisible('a', true);
  watching.setVisible('c', true);
  watching.setVisible('c', false);
  vi.runAllTimers();
  expect(told.filter(({ mode }) => mode === 'grid')).toEqual([
    { lessonId: 'l1', mode: 'grid', deviceIds: ['a', 'b'] },
  ]);
});

test('nothing is said where nothing changed', () => {
  watching.setVisible('a', true);
  vi.runAllTimers();
  const before = told.length;
  watching.setVisible('a', true);
  vi.runAllTimers();
  expect(told).toHaveLength(before);
});

test('one pupil close up is a set of its own', () => {
  watching.setVisible('a', true);
  watching.setClose('a');
  vi.runAllTimers();
  expect([newest('grid'), newest('close')]).toEqual([['a'], ['a']]);
  watching.setClose(null);
  vi.runAllTimers();
  expect([newest('grid'), newest('close')]).toEqual([['a'], []]);
});

test('a hidden page watches nobody at once, and goes on when it is seen again', () => {
  watching.setVisible('a', true);
  watching.setClose('a');
  vi.runAllTimers();
  watching.setVisible('b', true);
  watching.setPageHidden(true);
  expect([newest('grid'), newest('close')]).toEqual([[], []]);
  watching.setPageHidden(false);
  vi.runAllTimers();
  expect([newest('grid'), newest('close')]).toEqual([['a', 'b'], ['a']]);
});

test('repeats itself after a reconnect, and stops for good', () => {
  watching.setVisible('a', true);
  vi.runAllTimers();
  told = [];
  watching.repeat();
  vi.runAllTimers();
  expect(newest('grid')).toEqual(['a']);
  watching.setVisible('b', true);
  watching.stop();
  vi.runAllTimers();
  expect(told.at(-1)).toEqual({ lessonId: 'l1', mode: 'off', deviceIds: [] });
});
