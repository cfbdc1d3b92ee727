import { beforeEach, describe, expect, test } from 'vitest';
import { initialDeviceState, type DeviceState } from '#shared/device-state.ts';
import type { AlertReport, NewReport } from '#shared/reports.ts';
import { createMemory, createVolatileArea, type Memory } from '../memory.ts';
import { AlertWatch } from './alert-watch.ts';

const engine = 'https://search.example/?q=';
const pupil = { pupilId: 'p1', name: 'Amara', classId: 'c1', keyStage: 'KS2', yearGroup: 4 } as const;
const minutes = 60_000;

let memory: Memory;
let told: NewReport[];
let pictured: string[];
let at: number;
let watch: AlertWatch;

beforeEach(async () => {
  memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  [told, pictured, at] = [[], [], 1_000_000];
  watch = new AlertWatch({
    memory,
    now: () => at,
    safeEngine: () => `${engine}{words}`,
    add: async (report) => told.push(report),
    picture: async (url) => {
      pictured.push(url);
      return { base64: 'AAAA', takenAt: at };
    },
  });
  await be({});
});

const be = (change: Partial<DeviceState>) =>
  memory.write('state', { ...initialDeviceState, pupil, ...change });
const search = (words: string) => watch.searched(`${engine}${encodeURIComponent(words)}`, words);
const close = (url: string, categoryId: string | null = null) =>
  watch.closed(url, { reason: 'category', categoryId });
const alerts = () =>
  told.filter((report): report is Omit<AlertReport, 'seq' | 'at'> => report.kind === 'alert');
const levels = () => alerts().map(({ about, level, tries }) => `${about} ${level} ${tries}`);

describe('a search', () => {
  test('is told with its words and address, and which of them are on the list', async () => {
    await search('how to end my life');
    expect(told).toEqual([
      {
        kind: 'alert',
        about: 'harm-to-self',
        level: 'now',
        sign: 'search',
        url: `${engine}how%20to%20end%20my%20life`,
        words: 'how to end my life',
        phrase: 'end my life',
        tries: 1,
      },
    ]);
  });

  test('for school is nothing', async () => {
    await search('suicide of romeo');
    expect(told).toEqual([]);
  });

  test('is heard also where its page stayed closed', async () => {
    await watch.closed(`${engine}i+want+to+die`, { reason: 'search-engine', categoryId: null });
    expect(levels()).toEqual(['harm-to-self now 1']);
  });

  test('again and again is told once, and other words beside it are', async () => {
    for (const words of ['i want to die', 'i want to die', 'how to end my life']) {
      await search(words);
      at += minutes;
    }
    expect(levels()).toEqual(['harm-to-self now 1', 'harm-to-self now 3']);
    for (let each = 0; each < 40; each += 1) await search(`i want to die ${each}`);
    expect(alerts().length).toBeLessThan(12);
  });

  test('after a while is told anew', async () => {
    await search('i want to die');
    at += 16 * minutes;
    await search('i want to die');
    expect(levels()).toEqual(['harm-to-self now 1', 'harm-to-self now 1']);
  });

  test('that says nothing alone says something with others', async () => {
    await search('unblocked games');
    expect(told).toEqual([]);
    at += minutes;
    await search('free vpn');
    at += minutes;
    await search('proxy for school');
    at += minutes;
    await search('how to bypass school filter');
    expect(levels()).toEqual(['way-round when-you-can 2', 'way-round when-you-can 3', 'way-round today 4']);
  });
});

describe('a closed page', () => {
  test('of illegal material is told at once, of harm today, and of gambling not before the third', async () => {
    await watch.closed('https://bad.example/', { reason: 'illegal', categoryId: 'sealed' });
    await close('https://harm.example/', 'self-harm');
    for (const host of ['a', 'b', 'c']) await close(`https://${host}.example/`, 'gambling');
    expect(levels()).toEqual(['illegal-material now 1', 'harm-to-self today 1', 'gambling when-you-can 3']);
  });

  test('of no such category is nothing, and one asked for twice at once was asked for once', async () => {
    await close('https://games.example/', 'games');
    await close('https://unknown.example/');
    for (let each = 0; each < 5; each += 1) await close('https://adult.example/', 'adult');
    expect(told).toEqual([]);
    at += minutes;
    await close('https://adult.example/', 'adult');
    expect(levels()).toEqual(['adult when-you-can 2']);
  });

  test('of a site caught showing others is told with what it was', async () => {
    await watch.wentRound('https://proxy.example/page');
    expect(alerts()).toMatchObject([{ about: 'way-round', level: 'today', sign: 'way-round', words: '' }]);
  });
});

describe('nobody is told', () => {
  test('of a helpline, of staff, and of a device that was stopped', async () => {
    await watch.searched('https://www.childline.org.uk/search?q=i+want+to+die', 'i want to die');
    await be({ pupil: null, staff: { accountId: 's1', name: 'Miss Clarke' } });
    await search('i want to die');
    await be({ stop: { stoppedAt: 1 } });
    await search('i want to die');
    expect(told).toEqual([]);
  });

  test('of what the school wants to hear nothing of, and no louder than it wants', async () => {
    await be({ alerts: { rules: { weapons: 'off', 'harm-to-self': 'today' }, pictureFrom: null } });
    await search('how to make a pipe bomb');
    await search('i want to die');
    expect(levels()).toEqual(['harm-to-self today 1']);
  });

  test('of one pupil what another did', async () => {
    await search('unblocked games');
    await be({ pupil: { ...pupil, pupilId: 'p2' } });
    await search('free vpn');
    expect(told).toEqual([]);
  });
});

describe('a picture', () => {
  test('is taken only where the school says so, from its level on', async () => {
    await search('i want to die');
    expect(pictured).toEqual([]);
    at += 16 * minutes;
    await be({ alerts: { rules: {}, pictureFrom: 'now' } });
    await search('self harm');
    expect(pictured).toEqual([]);
    await search('how to end my life');
    expect(alerts().at(-1)?.picture).toEqual({ base64: 'AAAA', takenAt: at });
  });

  test('is never taken of what may be adult or illegal, nor of a closed page', async () => {
    await be({ alerts: { rules: {}, pictureFrom: 'when-you-can' } });
    for (const words of ['porn', 'naked girls', 'sex videos']) await search(words);
    await close('https://harm.example/', 'self-harm');
    await watch.closed('https://bad.example/', { reason: 'illegal', categoryId: null });
    expect(alerts().length).toBeGreaterThan(2);
    expect(pictured).toEqual([]);
  });
});
