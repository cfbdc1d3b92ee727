import { afterEach, describe, expect, test, vi } from 'vitest';
import { notWatched, type Watch } from '#shared/device-state.ts';
import type { FrameHead } from '#shared/screen/frame.ts';
import { LiveScreen, type Shot } from './live-screen.ts';

const grid: Watch = { mode: 'grid', by: ['Miss Clarke'] };
const page = { url: 'https://maths.example/', title: 'Sums' };
const shotOf = (text: string): Shot => ({ fingerprint: text, bytes: new TextEncoder().encode(text) });
const started: LiveScreen[] = [];
afterEach(() => {
  for (const screen of started.splice(0)) screen.watch(notWatched);
});

const create = () => {
  const screen = { shows: 'one', mayBeSeen: true, shots: 0, refusals: 0 };
  const sent: { head: FrameHead; text: string }[] = [];
  const live = new LiveScreen({
    mayPicture: async () => (screen.mayBeSeen ? { windowId: 1, page } : null),
    shoot: async () => {
      screen.shots += 1;
      if (screen.refusals > 0) {
        screen.refusals -= 1;
        throw new Error('MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND');
      }
      return shotOf(screen.shows);
    },
    scale: async (shot, maxWidth) => ({ bytes: shot.bytes, width: maxWidth ?? 1366, height: 270 }),
    send: (head, bytes) => sent.push({ head, text: new TextDecoder().decode(bytes) }),
    onWatch: () => undefined,
  });
  started.push(live);
  return { live, screen, sent };
};

describe('the live picture', () => {
  test('is not taken while nobody looks', async () => {
    const { live, screen } = create();
    live.watch(notWatched);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(screen.shots).toBe(0);
  });

  test('comes at once when somebody begins to look, small for the grid and whole for a close look', async () => {
    const { live, sent } = create();
    live.watch(grid);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    live.watch({ ...grid, mode: 'close' });
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    expect(sent.map(({ head }) => [head.mode, head.width, head.isKey])).toEqual([
      ['grid', 480, true],
      ['close', 1366, true],
    ]);
  });

  test('is sent again only when it has changed', async () => {
    const { live, screen, sent } = create();
    live.watch({ ...grid, mode: 'close' });
    await vi.waitFor(() => expect(screen.shots).toBeGreaterThanOrEqual(3), 10_000);
    expect(sent).toHaveLength(1);
    screen.shows = 'two';
    await vi.waitFor(() => expect(sent.map(({ text }) => text)).toEqual(['one', 'two']), 10_000);
  });

  test('is not even taken of a page that may not be seen', async () => {
    const { live, screen, sent } = create();
    screen.mayBeSeen = false;
    live.watch(grid);
    expect(await live.picture()).toMatchObject({ ok: false });
    expect([screen.shots, sent]).toEqual([0, []]);
  });

  test('a picture for a record is whole, and waits when the browser has given two already', async () => {
    const { live, screen } = create();
    screen.refusals = 1;
    const picture = await live.picture();
    expect(picture).toMatchObject({ ok: true, value: { page, type: 'image/jpeg' } });
  });
});
