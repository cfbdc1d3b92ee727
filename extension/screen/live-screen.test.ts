import { afterEach, describe, expect, test, vi } from 'vitest';
import { notWatched, type Watch } from '#shared/device-state.ts';
import type { FrameHead } from '#shared/screen/frame.ts';
import type { EncodeRequest } from './encoding-orders.ts';
import { LiveScreen } from './live-screen.ts';
import { Shots } from './shots.ts';

const grid: Watch = { ...notWatched, mode: 'grid', by: ['Miss Clarke'] };
const close: Watch = { ...grid, mode: 'close' };
const page = { url: 'https://maths.example/', title: 'Sums' };
const started: LiveScreen[] = [];
afterEach(() => {
  for (const screen of started.splice(0)) screen.watch(notWatched);
});

const create = () => {
  const recent: { page: string; shot: string }[] = [];
  const screen = {
    page,
    shows: 'one',
    mayBeSeen: true,
    shots: 0,
    refusals: 0,
    failures: 0,
    rests: 0,
    drops: 0,
    /** What the pupil does just after a picture was taken. */
    onShot: (): void => undefined,
  };
  const sent: { head: FrameHead; text: string }[] = [];
  const asked: EncodeRequest[] = [];
  /** What the pupil does while a picture is being written. */
  const meanwhile = { does: () => undefined as void };
  const live = new LiveScreen({
    told: async (shown) => shown && { ...shown, url: shown.url.replace('Nia', '[name]') },
    mayPicture: async () => (screen.mayBeSeen ? { windowId: 1, page: screen.page } : null),
    shots: new Shots(async () => {
      screen.shots += 1;
      if (screen.refusals > 0) {
        screen.refusals -= 1;
        throw new Error('MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND');
      }
      const shown = screen.shows;
      screen.onShot();
      return `data:image/jpeg;base64,${btoa(shown)}`;
    }),
    encoder: {
      encode: async (request) => {
        asked.push(request);
        meanwhile.does();
        if (screen.failures-- > 0) throw new Error('No encoder');
        const text = atob(request.dataUrl.split(',')[1] ?? '');
        const bytes = new TextEncoder().encode(text);
        return { codec: 'av1', isKey: request.isKey, width: request.maxWidth ?? 1366, height: 270, bytes };
      },
      rest: () => (screen.rests += 1),
      drop: async () => void (screen.drops += 1),
    },
    send: (head, bytes) => sent.push({ head, text: new TextDecoder().decode(bytes) }),
    onWatch: () => undefined,
    keepers: [
      {
        isDue: async () => true,
        note: ({ url }, shot) => void recent.push({ page: url, shot: atob(shot.split(',')[1] ?? '') }),
      },
    ],
  });
  started.push(live);
  return { live, screen, sent, asked, meanwhile, recent };
};

describe('the live picture', () => {
  test('is not taken while nobody looks, and its encoder rests', async () => {
    const { live, screen } = create();
    live.watch(notWatched);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect([screen.shots, screen.rests]).toEqual([0, 1]);
  });

  test('comes at once when somebody begins to look, small for the grid and whole for a close look', async () => {
    const { live, sent } = create();
    live.watch(grid);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    live.watch(close);
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    expect(sent.map(({ head }) => [head.mode, head.width, head.isKey, head.seq])).toEqual([
      ['grid', 480, true, 0],
      ['close', 1366, true, 0],
    ]);
  });

  test('is sent again only when it has changed, each upon the last', async () => {
    const { live, screen, sent } = create();
    live.watch(close);
    await vi.waitFor(() => expect(screen.shots).toBeGreaterThanOrEqual(3), 10_000);
    expect(sent).toHaveLength(1);
    screen.shows = 'two';
    await vi.waitFor(() => expect(sent.map(({ text }) => text)).toEqual(['one', 'two']), 10_000);
    expect(sent.map(({ head }) => [head.isKey, head.seq])).toEqual([
      [true, 0],
      [false, 1],
    ]);
  });

  test('is written for both from one shot when one looks closely and another from afar', async () => {
    const { live, screen, sent } = create();
    live.watch({ ...close, isGridToo: true });
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    expect(sent.map(({ head }) => head.mode).toSorted()).toEqual(['close', 'grid']);
    expect(screen.shots).toBe(1);
  });

  test('goes on as it is when only the names of those who look change', async () => {
    const { live, sent } = create();
    live.watch(close);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    live.watch({ ...close, by: ['Miss Clarke', 'Mr Bell'] });
    expect(live.watched.by).toHaveLength(2);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
  });

  test('is sent whole when it is asked for, changed or not', async () => {
    const { live, sent } = create();
    live.watch(close);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    live.needKey('grid');
    live.needKey('close');
    await vi.waitFor(() => expect(sent).toHaveLength(2), 10_000);
    expect(sent[1]?.head).toMatchObject({ isKey: true, seq: 1 });
  });

  test('is whole again after one that was lost on the way', async () => {
    const { live, screen, sent, asked } = create();
    live.watch(close);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    screen.failures = 1;
    screen.shows = 'two';
    await vi.waitFor(() => expect(sent).toHaveLength(2), 10_000);
    expect(asked.map(({ isKey }) => isKey)).toEqual([true, false, true]);
  });

  test('is remembered with its page, and not when the page changed while it was taken', async () => {
    const { live, screen, meanwhile, recent, sent } = create();
    live.watch(close);
    await vi.waitFor(() => expect(recent).toEqual([{ page: page.url, shot: 'one' }]));
    meanwhile.does = () => (screen.page = { ...page, url: `https://other${sent.length}.example/` });
    screen.shows = 'two';
    await vi.waitFor(() => expect(sent).toHaveLength(2), 10_000);
    meanwhile.does = () => undefined;
    screen.shows = 'three';
    await vi.waitFor(() => expect(recent.at(-1)?.shot).toBe('three'), 10_000);
    expect(recent.filter(({ shot }) => shot === 'two').map(({ page: url }) => url)).not.toContain(page.url);
  });

  test('is not even taken of a page that may not be seen', async () => {
    const { live, screen, sent } = create();
    screen.mayBeSeen = false;
    live.watch(grid);
    expect(await live.picture()).toMatchObject({ ok: false });
    expect([screen.shots, sent]).toEqual([0, []]);
  });

  test('is not sent when the pupil went to such a page meanwhile, and nothing builds on it later', async () => {
    const { live, screen, sent, asked, meanwhile } = create();
    meanwhile.does = () => (screen.mayBeSeen = false);
    live.watch(close);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    meanwhile.does = () => undefined;
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(sent).toEqual([]);
    screen.mayBeSeen = true;
    await vi.waitFor(() => expect(sent).toHaveLength(1), 10_000);
    expect(sent[0]?.head.isKey).toBe(true);
  });

  test('tells for how long the screen has shown the same, while it is pictured and may be', async () => {
    const { live, screen, sent } = create();
    expect(live.stillMs).toBeNull();
    live.watch(close);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    await vi.waitFor(() => expect(live.stillMs).toBeGreaterThan(600), 10_000);
    screen.shows = 'two';
    await vi.waitFor(() => expect(live.stillMs).toBeLessThan(500), { timeout: 10_000, interval: 10 });
    screen.mayBeSeen = false;
    await vi.waitFor(() => expect(live.stillMs).toBeNull(), 10_000);
    screen.mayBeSeen = true;
    await vi.waitFor(() => expect(live.stillMs).not.toBeNull(), 10_000);
    live.watch(notWatched);
    expect(live.stillMs).toBeNull();
  });

  test('a picture for a record is whole, and comes though the browser refuses one', async () => {
    const { live, screen } = create();
    screen.refusals = 1;
    const picture = await live.picture();
    expect(picture).toMatchObject({ ok: true, value: { page, type: 'image/jpeg' } });
    expect(picture.ok && new TextDecoder().decode(picture.value.bytes)).toBe('one');
  });

  test('a picture for a record is of the page that it says, also when the pupil goes on to another meanwhile', async () => {
    const { live, screen } = create();
    const other = { url: 'https://rabbits.example/?first=Nia', title: 'Rabbits' };
    screen.onShot = () => {
      screen.onShot = () => undefined;
      Object.assign(screen, { page: other, shows: 'two' });
    };
    const picture = await live.picture();
    expect(picture).toMatchObject({
      ok: true,
      value: { page: { ...other, url: 'https://rabbits.example/?first=[name]' } },
    });
    expect(picture.ok && new TextDecoder().decode(picture.value.bytes)).toBe('two');
  });

  test('there is none for a record of a page that may not be seen', async () => {
    const { live, screen } = create();
    screen.mayBeSeen = false;
    expect(await live.picture()).toMatchObject({ ok: false, detail: 'This page may not be pictured.' });
    expect(screen.shots).toBe(0);
  });
});

test('dropped, it sends no picture that was on its way, and nothing is left in the encoder', async () => {
  const { live, screen, sent, asked, meanwhile } = create();
  const dropping: Promise<void>[] = [];
  meanwhile.does = () => void dropping.push(live.drop());
  live.watch(grid);
  await vi.waitFor(() => expect(dropping).toHaveLength(1));
  await Promise.all(dropping);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect([asked.length, sent, screen.drops, live.watched]).toEqual([1, [], 1, notWatched]);
});
