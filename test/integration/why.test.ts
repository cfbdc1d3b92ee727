import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '#shared/policy/decide.ts';
import { createSchoolClock, defaultTimetable } from '#shared/policy/timetable.ts';
import { Protection } from '../../extension/enforce/protection.ts';
import { createMemory, createVolatileArea } from '../../extension/memory.ts';
import { OwnPages } from '../../extension/own-pages.ts';
import { ServerClock } from '../../extension/server-clock.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
beforeEach(async () => {
  school = await LiveSchool.open(2, 'filteringManager', 'otherTeacher');
});
afterEach(() => school.close());

const lesson = Date.parse('2026-11-23T10:00:00Z');
const lunch = Date.parse('2026-11-23T12:30:00Z');
const urls = [
  'https://www.theguardian.com/uk',
  'https://www.bbc.co.uk/bitesize',
  'https://www.coolmathgames.com/',
  'https://www.youtube.com/watch?v=abcdefghijk',
  'https://www.facebook.com/',
  'https://a-site-that-nobody-knows.example/',
  'https://never-to-be-opened.example/',
  'chrome://settings',
];

/** The extension's own judging, over what the server sent to this device. */
const judge = async (device: RawDevice, now: () => number) => {
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  const serverClock = new ServerClock({ memory, now });
  const pages = new OwnPages({ root: 'chrome-extension://made-up/' });
  const protection = new Protection({ memory, serverClock, pages });
  const { text = '', signature = '' } = device.signedPolicies.at(-1) ?? {};
  await memory.write('policy', { text, signature, version: device.policies.at(-1)?.version ?? 0 });
  const state = device.states.at(-1);
  if (state) await memory.write('state', state);
  await protection.start();
  return protection;
};

const devices = async (): Promise<{ person: Person['kind']; device: RawDevice; ask: object }[]> => {
  const [pupilId = ''] = school.pupilIds;
  const [pupil, guest, staff] = [school.device(0), school.device(null), school.device(null)];
  for (const device of [pupil, guest, staff]) await device.arrive();
  const accounts = await school.as('admin').do('accounts', {});
  const staffId = accounts.find(({ email }) => email === madeUpStaff.teacher.email)?.accountId ?? '';
  await school.as('admin').do('bindDevice', { deviceId: staff.deviceId, pupilId: null, staffId });
  await waitUntil('the device is the teacher’s', () => staff.states.at(-1)?.staff?.accountId === staffId);
  return [
    { person: 'pupil', device: pupil, ask: { pupilId } },
    { person: 'staff', device: staff, ask: { who: 'staff' } },
    { person: 'guest', device: guest, ask: {} },
  ];
};

test('device and server give one answer for a pupil, staff and a guest, in lessons and at lunch', async () => {
  const manager = school.as('filteringManager');
  const seen = new Set<string>();
  for (const { person, device, ask } of await devices()) {
    for (const at of [lesson, lunch]) {
      const protection = await judge(device, () => at);
      expect(protection.subject.person.kind).toBe(person);
      for (const url of urls) {
        const { verdict, reason, rule, categoryId } = await manager.do('why', { url, at, ...ask });
        expect(protection.decide(url), `${person} ${url}`).toEqual({ verdict, reason, rule, categoryId });
        seen.add(`${person} ${verdict}`);
      }
    }
  }
  // The answers differ from person to person; otherwise agreeing would say little.
  expect([...seen].toSorted()).toEqual(expect.arrayContaining(['guest block', 'pupil think', 'staff allow']));
});

test('says the school time, now and at any other', async () => {
  const games = 'https://www.coolmathgames.com/';
  const [pupilId = ''] = school.pupilIds;
  const before = Date.now();
  const now = await school.as('teacher').do('why', { url: games, pupilId });
  expect(now.at).toBeGreaterThanOrEqual(before);
  expect(now.time).toBe(createSchoolClock(defaultTimetable())(now.at));
  const inLesson = await school.as('teacher').do('why', { url: games, pupilId, at: lesson });
  expect(inLesson).toMatchObject({ verdict: 'block', time: 'lessons', categoryId: 'child-games' });
  expect(inLesson.rule).toContain('Educational games, at certain times (now: lessons)');
  const then = await school.as('teacher').do('why', { url: games, pupilId, at: lunch });
  expect(then).toMatchObject({ verdict: 'allow', time: 'lunch', at: lunch });
});

test('with what lies on the pupil now, for who teaches them or sees every class', async () => {
  const device = school.device(0);
  await device.arrive();
  const lessonId = await school.startLesson();
  const teacher = await school.dashboard('teacher');
  await teacher.emitWithAck('view-lesson', { lessonId });
  const args = { message: 'Look up', durationMs: 60_000 };
  const deviceIds = [device.deviceId];
  await teacher.emitWithAck('command', { lessonId, deviceIds, name: 'lock-device', args });
  const [pupilId = ''] = school.pupilIds;
  const request = { url: 'https://www.theguardian.com/uk', pupilId };
  for (const who of ['teacher', 'filteringManager'] as const) {
    const { reason, steps } = await school.as(who).do('why', { ...request, controls: 'as-now' });
    expect([reason, ...steps.map((step) => step.reason)]).toEqual(['lock', 'lock', 'category']);
  }
  expect((await school.as('teacher').do('why', request)).reason).toBe('category');
  const other = await school.as('otherTeacher').call('why', { ...request, controls: 'as-now' });
  expect(other).toMatchObject({ ok: false, reason: 'not-allowed' });
});

test('nonsense is refused', async () => {
  const ask = (request: object) =>
    school.as('teacher').call('why', { url: 'https://a.example/', ...request });
  expect(await ask({ at: -1 })).toMatchObject({ reason: 'bad-message' });
  expect(await ask({ at: Number.NaN })).toMatchObject({ reason: 'bad-message' });
  expect(await ask({ pupilId: 'nobody' })).toMatchObject({ reason: 'not-found' });
});
