import { expect, test } from 'vitest';
import { initialDeviceState, type DeviceState } from '#shared/device-state.ts';
import { plainSpeech } from '#shared/pupil-words/speech.ts';
import type { OpenTab } from '../chromium/open-tabs.ts';
import type { Shown } from '../cover/shown.ts';
import { createMemory, createVolatileArea } from '../memory.ts';
import { ServerClock } from '../server-clock.ts';
import { Cover } from './cover.ts';
import { createEnforceEyesUp } from './eyes-up.ts';

const eyesUp = { by: 'Miss Clarke', message: 'Eyes up', startedAt: 0, endsAt: 21_000 };

const create = (...urls: string[]) => createIn('en', ...urls);
const createIn = async (language: string, ...urls: string[]) => {
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  const serverClock = new ServerClock({ memory, now: () => 1_000 });
  // The server's clock is ten seconds ahead of this computer's.
  await serverClock.set(11_000);
  const open = urls.map((url, index): OpenTab => ({
    tabId: index,
    windowId: index,
    url,
    title: '',
    isActive: true,
  }));
  const shown = new Map<number, Shown>();
  const held = { by: Promise.resolve() };
  const all = async (): Promise<OpenTab[]> => {
    await held.by;
    return open;
  };
  const cover = new Cover({
    memory,
    serverClock,
    now: () => 1_000,
    pupilSpeech: { here: async () => plainSpeech(language) },
    tabs: { all },
    pageCovers: { show: async (tabId, what) => (shown.set(tabId, what), true) },
  });
  const be = (change: Partial<DeviceState>) => memory.write('state', { ...initialDeviceState, ...change });
  const enforce = createEnforceEyesUp({ cover, isOurs: (url) => url.startsWith('chrome-extension:') });
  return { cover, shown, held, be, enforce, memory };
};

test('pages in front carry it until its end by this computer’s clock, and are free again', async () => {
  const { shown, be, enforce } = await create('https://sea.example/', 'https://moon.example/');
  await be({ eyesUp });
  await enforce(eyesUp);
  const expected = { covers: [{ kind: 'eyes-up', by: 'Miss Clarke', message: 'Eyes up', endsAt: 11_000 }] };
  expect([...shown.values()]).toMatchObject([expected, expected]);
  await be({});
  await enforce(null);
  const nothing = { covers: [], timer: null };
  expect([...shown.values()]).toMatchObject([nothing, nothing]);
});

test('a page of the browser’s own in front is said; one of ours is not', async () => {
  const { be, enforce, shown } = await create('chrome://newtab/');
  await be({ eyesUp });
  await expect(enforce(eyesUp)).rejects.toThrow('A page that belongs to the browser itself is in front');
  expect(shown.size).toBe(0);
  const ours = await create('chrome-extension://abc/lock.html');
  await ours.be({ eyesUp });
  await ours.enforce(eyesUp);
});

test('an unused screen is covered before all else, and without an end', async () => {
  const { cover, shown, be, memory } = await create('https://sea.example/');
  await be({ eyesUp });
  await memory.write('unusedSince', 1);
  await cover.look();
  expect(shown.get(0)?.covers.map(({ kind }) => kind)).toEqual(['unused', 'eyes-up']);
});

test('no teacher’s cover lies on a helpline; what hides an unused screen does', async () => {
  const { cover, shown, be, memory } = await create('https://www.childline.org.uk/');
  await be({ eyesUp, freeze: eyesUp });
  await cover.look();
  expect(shown.get(0)?.covers).toEqual([]);
  await memory.write('unusedSince', 1);
  await cover.look();
  expect(shown.get(0)?.covers.map(({ kind }) => kind)).toEqual(['unused']);
});

test('touches no page while nothing is on', async () => {
  const { cover, shown, be } = await create('https://sea.example/');
  await be({});
  await cover.look();
  await cover.lookAgain();
  expect(shown.size).toBe(0);
});

test('a look that began before it was on takes nothing off a page, and leaves what is on to be looked at', async () => {
  const { cover, shown, held, be, enforce } = await create('https://sea.example/');
  await be({});
  let answer = (): void => undefined;
  held.by = new Promise((resolve) => (answer = resolve));
  const early = cover.look();
  held.by = Promise.resolve();
  await be({ eyesUp });
  await enforce(eyesUp);
  answer();
  await early;
  const on = { covers: [{ kind: 'eyes-up' }] };
  expect([...shown.values()]).toMatchObject([on]);
  shown.clear();
  await cover.lookAgain();
  expect([...shown.values()]).toMatchObject([on]);
});

test('says it to a pupil who reads Welsh in Welsh, and leaves the teacher’s own words as they are', async () => {
  const { shown, be, enforce, memory, cover } = await createIn('cy', 'https://sea.example/');
  await be({ eyesUp, timer: { label: 'Tidy up', by: 'Miss Clarke', startedAt: 0, endsAt: 21_000 } });
  await enforce(eyesUp);
  expect(shown.get(0)).toMatchObject({
    covers: [
      {
        message: 'Eyes up',
        title: { words: 'Edrychwch i fyny', language: 'cy' },
        more: { words: 'Miss Clarke' },
      },
    ],
    timer: { label: 'Tidy up', timeUp: { words: 'Mae’r amser ar ben', language: 'cy' } },
  });
  await memory.write('unusedSince', 1);
  await cover.look();
  expect(shown.get(0)?.covers[0]).toMatchObject({
    kind: 'unused',
    title: { words: 'Wyt ti yno o hyd?' },
  });
});

test('a guest sees the last five minutes of their time run out, and nobody else does', async () => {
  const { cover, shown, be } = await create('https://sea.example/');
  const guest = { by: 'Miss Clarke', label: 'Visitor', startedAt: 0, endsAt: 11_000 + 300_000 };
  await be({ guest: { ...guest, endsAt: guest.endsAt + 1 } });
  await cover.look();
  expect(shown.get(0)?.timer ?? null).toBeNull();
  await be({ guest });
  await cover.look();
  expect(shown.get(0)?.timer).toMatchObject({ label: 'Your time as a guest ends', endsAt: 301_000 });
  const timer = { by: 'Miss Clarke', label: 'Tidy up', startedAt: 0, endsAt: 21_000 };
  await be({ guest, timer });
  await cover.look();
  expect(shown.get(0)?.timer?.label).toBe('Tidy up');
  await be({ guest, staff: { accountId: 'a', name: 'Mr Bell' } });
  await cover.look();
  expect(shown.get(0)?.timer).toBeNull();
});
