// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Tile, TileControl } from '#shared/class-snapshot.ts';
import { madeUpTile, playDashboard } from '../../play-dashboard.tsx';
import { PupilTile, sinceWords } from './pupil-tile.tsx';

let play: ReturnType<typeof playDashboard>;
beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
  vi.setSystemTime(Date.UTC(2026, 10, 30, 10, 15));
  play = playDashboard();
});
afterEach(async () => {
  await play.leave();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const control = (name: TileControl['name'], isPending = false): TileControl => ({
  isPending,
  name,
  by: 'Ms Grey',
  what: '',
  reason: '',
  startedAt: 0,
  endsAt: Date.UTC(2026, 10, 30, 10, 45),
});

const markOf = async (change: Partial<Tile>): Promise<string | undefined> => {
  const watching = { setVisible: () => undefined } as never;
  const off = {
    isSelected: false,
    isAsking: false,
    hand: null,
    need: null,
    isDimmed: false,
    isTabStop: true,
  };
  await play.show(<PupilTile tile={signal(madeUpTile('a', change))} watching={watching} {...off} />);
  return play.root.querySelector('[data-hold]')?.textContent;
};

test('a focus waits for who is not there, whatever else does not hold yet', async () => {
  const focus = { name: 'Lava', endsAt: Date.UTC(2026, 10, 30, 10, 45), isPageOff: false };
  const words = async (change: Partial<Tile>) => {
    await markOf({ focus, isPending: true, ...change });
    return play.root.querySelector('.focus-mark')?.textContent.trim();
  };
  const pending = [control('focus', true)];
  expect(await words({ controls: [control('focus'), control('timer', true)] })).toBe('Focus: Lava');
  expect(await words({ controls: pending })).toBe('Focus: Lava');
  expect(await words({ controls: pending, state: 'away' })).toBe('Focus when back: Lava');
  expect(await words({ controls: [control('focus')], state: 'away' })).toBe('Focus: Lava');
});

test('what holds a screen is on its tile, until when, or that it waits for the device', async () => {
  expect(await markOf({ controls: [control('timer')] })).toBeUndefined();
  expect(await markOf({ controls: [control('freeze')] })).toBe('Frozen until 10:45');
  expect(await markOf({ controls: [control('eyesUp')] })).toBe('Eyes up until 10:45');
  expect(await markOf({ state: 'locked', controls: [control('lock'), control('freeze')] })).toBe(
    'Until 10:45',
  );
  expect(await markOf({ controls: [control('lock', true)] })).toBe('Locked: sent…');
  expect(await markOf({ controls: [control('lock')], isPending: true })).toBe('Locked until 10:45');
  const silent = { state: 'silent', controls: [control('lock', true)] } as const;
  expect(await markOf(silent)).toBe('Locked when back');
});

test('every state but online says since when, also of a pupil in another lesson; not of one never seen', () => {
  const now = Date.UTC(2026, 10, 30, 10, 15);
  const since = now - 7 * 60_000;
  expect(sinceWords(madeUpTile('a', { state: 'idle', since }), now)).toBe('7 min');
  expect(sinceWords(madeUpTile('a', { state: 'elsewhere', deviceId: null, since }), now)).toBe('7 min');
  expect(sinceWords(madeUpTile('a', { state: 'online', since }), now)).toBeNull();
  expect(sinceWords(madeUpTile('a', { state: 'away', deviceId: null, since: 0 }), now)).toBeNull();
});
