import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '#shared/reports.ts';
import { alertReport } from '../support/alert-report.ts';
import { LiveSchool, OpenClass, pupilEmail } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';
import { AlertDesk } from './alert-desk.ts';

const minuteMs = 60_000;
let school: LiveSchool;
/** Amara's, from the first minute of the lesson on. */
let device: RawDevice;
let lessonId: string;
let amara: string;
let ben: string;
let seen: OpenClass;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'dsl');
  [amara = '', ben = ''] = school.pupilIds;
  device = school.device(0);
  await device.arrive();
  lessonId = await school.startLesson();
  const teacher = await school.dashboard('teacher');
  seen = await new OpenClass(teacher).view(teacher, lessonId);
  school.turnClock(20 * minuteMs);
  await school.signInAgain('admin');
  device.close();
  await seen.until('away', ({ state }) => state === 'away', amara);
});
afterEach(() => school.close());

const search = (seq: number, words: string, agoMinutes: number): Report => {
  const about = { url: 'https://search.example/', engine: 'Search' };
  return { ...about, kind: 'search', seq, at: Date.now() - agoMinutes * minuteMs, words };
};

/** The same device comes again, with Ben's account in it. */
const comeAsBen = async (accountForMs?: number): Promise<RawDevice> => {
  const { keys } = device;
  const about = { keys, profileEmail: pupilEmail(1), ...(accountForMs !== undefined && { accountForMs }) };
  const back = school.device(1, about);
  await back.arrive();
  return back;
};

/** The admin gives it to Ben while it is away; five minutes later it comes back. */
const giveToBen = async (): Promise<void> => {
  await school.as('admin').do('bindDevice', { deviceId: device.deviceId, pupilId: ben });
  school.turnClock(5 * minuteMs);
  await device.arrive();
};

const toldOf = async (pupilId: string): Promise<string[]> =>
  (await school.as('teacher').do('lessonTimeline', { lessonId, pupilId })).lines.flatMap((line) =>
    line.is === 'told' ? line.text : [],
  );
const kept = async () => {
  const rows = await school.storage.db.selectFrom('reports').select(['text', 'pupilId']).execute();
  return Object.fromEntries(rows.map(({ text, pupilId }) => [text, pupilId]));
};

describe('a device that was given to another pupil while it was away', () => {
  test('tells what the first one did there under the first one’s name', async () => {
    await giveToBen();
    await device.report([search(1, 'newts', 10), search(2, 'frogs', 1)]);
    await waitUntil('the new one is shown', () => seen.texts.includes('search frogs'));
    expect(seen.texts).toEqual(['search frogs']);
    expect(await toldOf(amara)).toEqual(['newts']);
    expect(await toldOf(ben)).toEqual(['frogs']);
  });

  test('suspects it of the first one, with what that one did before', async () => {
    const desk = new AlertDesk(school);
    await desk.confirm('dsl');
    await giveToBen();
    await device.report([search(1, 'newts', 11), alertReport(2, { at: Date.now() - 10 * minuteMs })]);
    expect(await desk.open()).toMatchObject([{ pupil: { pupilId: amara } }]);
    expect(JSON.stringify(await desk.look())).toContain('newts');
  });

  test('adds the minutes of the first one to the lesson’s sums', async () => {
    await giveToBen();
    const about = { url: null, lessonId, minutes: { learning: 10 } };
    await device.report([{ ...about, kind: 'lesson-time', seq: 1, at: Date.now() - 10 * minuteMs }]);
    const sharers = await school.storage.db.selectFrom('lessonTimeSharers').select('pupilId').execute();
    expect(sharers).toEqual([{ pupilId: amara }]);
  });

  test('has it asked in the first one’s name', async () => {
    await giveToBen();
    const about = { url: 'https://newts.example/', words: '', requestId: 'r1', about: 'page' } as const;
    await device.report([{ ...about, kind: 'may-i', seq: 1, at: Date.now() - 10 * minuteMs }]);
    const asked = () => school.storage.db.selectFrom('mayIRequests').select('pupilId').execute();
    expect(await asked()).toEqual([{ pupilId: amara }]);
  });

  test('is known to have been the first one’s after the server was started again', async () => {
    await giveToBen();
    await school.restart();
    await device.arrive();
    await device.report([search(1, 'newts', 10), search(2, 'frogs', 1)]);
    expect(await kept()).toEqual({ newts: amara, frogs: ben });
  });
});

describe('another account, signed in while the server was away', () => {
  test('is told from when it was signed in; of the minute before nobody is named', async () => {
    school.turnClock(10 * minuteMs);
    const back = await comeAsBen(4 * minuteMs);
    await back.report([search(1, 'newts', 7), search(2, 'toads', 4.5), search(3, 'frogs', 1)]);
    expect(await kept()).toEqual({ newts: amara, toads: null, frogs: ben });
  });

  test('names nobody of the time since the device was last heard of, where it does not say since when', async () => {
    school.turnClock(20 * minuteMs);
    const back = await comeAsBen();
    await back.report([search(1, 'newts', 30), search(2, 'toads', 10), search(3, 'frogs', 0)]);
    expect(await kept()).toEqual({ newts: amara, toads: null, frogs: ben });
  });

  test('that was signed out again leaves its time to nobody', async () => {
    school.turnClock(20 * minuteMs);
    const { keys } = device;
    const back = school.device(0, { keys, accountForMs: 5 * minuteMs });
    await back.arrive();
    await back.report([search(1, 'newts', 30), search(2, 'toads', 10), search(3, 'frogs', 1)]);
    expect(await kept()).toEqual({ newts: amara, toads: null, frogs: amara });
  });
});

test('whose a device was is kept as long as what it told, and then that it was somebody’s', async () => {
  await giveToBen();
  await device.report([search(1, 'newts', 10)]);
  const bindings = () =>
    school.storage.db.selectFrom('deviceBindings').select('pupilId').orderBy('fromAt').execute();
  expect(await bindings()).toEqual([null, amara, ben].map((pupilId) => ({ pupilId })));
  school.turnClock(366 * 24 * 60 * minuteMs);
  await school.restart();
  await waitUntil('it is gone', async () => (await bindings()).length === 2, 40_000);
  expect(await bindings()).toEqual(['', ben].map((pupilId) => ({ pupilId })));
});
