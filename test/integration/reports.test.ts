import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '#shared/reports.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';

let school: LiveSchool;
let device: RawDevice;
let pupilId: string;

beforeEach(async () => {
  school = await LiveSchool.open(2);
  device = school.device(0);
  await device.arrive();
  [pupilId = ''] = school.pupilIds;
});
afterEach(() => school.close());

const visit = (seq: number, at = Date.now()): Report => ({
  seq,
  at,
  kind: 'visit',
  url: `https://page${seq}.example/`,
  title: `Page ${seq}`,
});
const visits = (from: number, to: number): Report[] =>
  Array.from({ length: to - from + 1 }, (_, index) => visit(from + index));
const stored = () =>
  school.storage.db
    .selectFrom('reports')
    .select(['seq', 'pupilId', 'text', 'at'])
    .where('deviceId', '=', device.deviceId)
    .orderBy('seq')
    .execute();

describe('reports', () => {
  test('are stored before they are acknowledged, each once, however often they come', async () => {
    expect(await device.report(visits(1, 3))).toMatchObject({ value: { through: 3 } });
    expect(await stored()).toMatchObject([{ seq: 1, pupilId, text: 'Page 1' }, { seq: 2 }, { seq: 3 }]);
    expect(await device.report(visits(2, 5))).toMatchObject({ value: { through: 5 } });
    await Promise.all([device.report(visits(4, 8)), device.report(visits(4, 8))]);
    expect((await stored()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('of a helpline are numbered and no more, whatever a device sends', async () => {
    const url = 'https://www.childline.org.uk/get-support/';
    const prompt = { kind: 'prompt', url, rule: 'A long time without a break', choice: 'open' } as const;
    const concern = { kind: 'concern', url, choice: 'asked-me', words: 'my words' } as const;
    const at = Date.now();
    await device.report([
      { ...prompt, seq: 1, at },
      { ...concern, seq: 2, at },
    ]);
    const rows = await school.storage.db.selectFrom('reports').selectAll().orderBy('seq').execute();
    expect(rows).toMatchObject([{ seq: 1 }, { seq: 2, kind: 'concern', url: null }]);
    expect(JSON.stringify(rows)).not.toMatch(/childline|without a break/);
  });

  test('after a gap are kept, but only what is before it is acknowledged', async () => {
    await device.report(visits(1, 2));
    expect(await device.report(visits(5, 6))).toMatchObject({ value: { through: 2 } });
    expect(await device.report(visits(3, 4))).toMatchObject({ value: { through: 6 } });
  });

  test('go on after a restart of the server in the middle, none lost and none doubled', async () => {
    await device.report(visits(1, 4));
    await school.restart();
    await device.arrive();
    expect(await device.report(visits(3, 6))).toMatchObject({ value: { through: 6 } });
    expect((await stored()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('that a device has no more are given up, and that is recorded', async () => {
    await device.report(visits(1, 2));
    expect(await device.report(visits(9, 9))).toMatchObject({ value: { through: 2 } });
    expect(await device.report(visits(9, 9))).toMatchObject({ value: { through: 9 } });
    await school.recorded(
      'the gap',
      ({ action, actor }) => action === 'reports-missing' && actor === device.deviceId,
    );
  });

  test('are dated by their age, whatever the device’s clock says', async () => {
    const [wrongNow, before] = [978_307_200_000, Date.now()];
    await device.report([visit(1, wrongNow - 60_000)], wrongNow);
    const [row] = await stored();
    expect(row?.at).toBeGreaterThanOrEqual(before - 60_000);
    expect(row?.at).toBeLessThanOrEqual(Date.now() - 60_000);
  });

  test('that are wrong are refused whole', async () => {
    const wrong = [visit(1), { ...visit(2), url: '' }];
    expect(await device.ask('reports', { sentAt: 1, reports: wrong })).toMatchObject({
      reason: 'bad-message',
    });
    expect(await device.report(visits(1, 201))).toMatchObject({ ok: false, reason: 'bad-message' });
    expect(await stored()).toEqual([]);
  });

  test('without end are answered too-many, and are taken later', async () => {
    for (let batch = 0; batch < 50; batch += 1) {
      await device.report(visits(batch * 200 + 1, batch * 200 + 200));
    }
    // A little of the measure has come back meanwhile.
    let answer = await device.report(visits(10_001, 10_200));
    for (let tries = 0; answer.ok && tries < 10; tries += 1) {
      answer = await device.report(visits(10_201 + tries * 200, 10_400 + tries * 200));
    }
    expect(answer).toMatchObject({ ok: false, reason: 'too-many' });
    const next = ((await stored()).at(-1)?.seq ?? 0) + 1;
    school.turnClock(60_000);
    expect(await device.report(visits(next, next))).toMatchObject({ ok: true });
  });
});

describe('in a lesson', () => {
  test('what a pupil does is shown to the teacher, and only in their lesson', async () => {
    await device.report([visit(1)]);
    school.turnClock(1);
    const lessonId = await school.startLesson();
    await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
    const dashboard = await school.dashboard('teacher');
    const seen = await new OpenClass(dashboard).view(dashboard, lessonId);
    const second = visit(2);
    const about = { at: second.at, url: 'https://games.example/' };
    await device.report([
      second,
      { seq: 3, ...about, kind: 'search', engine: 'find', words: 'newts' },
      { seq: 4, ...about, kind: 'block', rule: 'Blocked: games' },
    ]);
    await waitUntil('the teacher sees it', () => seen.texts.length >= 3);
    expect(seen.texts).toEqual(['visit Page 2', 'search newts', 'block Blocked: games']);
    const timeline = await school.as('teacher').do('timeline', { lessonId, deviceId: device.deviceId });
    expect(timeline.map(({ seq }) => seq)).toEqual([4, 3, 2]);
    await school.recorded('who looked', ({ action }) => action === 'view-timeline');
  });

  test('a tile says blocked for as long as the device has a closed page in front, whatever was reported', async () => {
    const lessonId = await school.startLesson();
    await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
    const dashboard = await school.dashboard('teacher');
    const seen = await new OpenClass(dashboard).view(dashboard, lessonId);
    const closed = { url: 'https://games.example/', title: '' };
    device.tell({ page: closed, picture: 'blocked-page' });
    await seen.until('blocked', ({ state }) => state === 'blocked', pupilId);
    device.tell();
    await seen.until('online again', ({ state }) => state === 'online', pupilId);
    await device.report([{ seq: 1, at: Date.now(), url: closed.url, kind: 'block', rule: 'Blocked: games' }]);
    device.tell({ page: { url: 'https://maths.example/', title: 'Maths' } });
    const { state } = await seen.until('at another page', ({ page }) => page?.title === 'Maths', pupilId);
    expect(state).toBe('online');
  });

  test('“Tell someone” raises the tile until it is taken up', async () => {
    const lessonId = await school.startLesson();
    await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
    const dashboard = await school.dashboard('teacher');
    const seen = await new OpenClass(dashboard).view(dashboard, lessonId);
    const concern = { kind: 'concern', choice: 'someone-unkind', words: 'they laugh' } as const;
    await device.report([{ seq: 1, at: Date.now(), url: null, ...concern }]);
    await seen.until('a concern', ({ state }) => state === 'concern', pupilId);
    await waitUntil('it is in the timeline', () => seen.texts.length > 0);
    expect(seen.texts).toEqual(['concern ']);
    const incident = {
      lessonId,
      deviceId: device.deviceId,
      kind: 'hurtful-message',
      words: 'Spoke to both',
    } as const;
    await school.as('teacher').do('recordIncident', incident);
    await seen.until('no concern any more', ({ state }) => state !== 'concern', pupilId);
  });

  test('another class’s timeline is not shown', async () => {
    const lessonId = await school.startLesson();
    const stranger = school.device(null);
    await stranger.arrive();
    await stranger.report([visit(1)]);
    expect(await school.as('teacher').do('timeline', { lessonId, deviceId: stranger.deviceId })).toEqual([]);
    expect(await school.as('admin').call('timeline', { lessonId, deviceId: device.deviceId })).toMatchObject({
      reason: 'not-allowed',
    });
  });
});
