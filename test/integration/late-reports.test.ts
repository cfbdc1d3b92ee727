import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const minuteMs = 60_000;
let school: LiveSchool;
let device: RawDevice;
let lessonId: string;
let pupilId: string;
let seen: OpenClass;
let seq: number;

beforeEach(async () => {
  school = await LiveSchool.open(1, 'otherTeacher');
  [pupilId = ''] = school.pupilIds;
  device = school.device(0);
  lessonId = await school.startLesson();
  await device.arrive();
  const teacher = await school.dashboard('teacher');
  seen = await new OpenClass(teacher).view(teacher, lessonId);
  seq = 0;
});
afterEach(() => school.close());

/** Tells of searches that waited on the device for so long. */
const tell = async (...searches: { words: string; agoMs: number }[]): Promise<void> => {
  const now = Date.now();
  const reports = searches.map(({ words, agoMs }) => {
    seq += 1;
    const about = { url: 'https://search.example/', engine: 'Search' };
    return { ...about, kind: 'search', seq, at: now - agoMs, words } as const;
  });
  expect(await device.report(reports, now)).toMatchObject({ ok: true });
};

test('what waited on a device since before the lesson is kept, and is not shown to the lesson’s teacher', async () => {
  await tell({ words: 'at home', agoMs: 90 * minuteMs }, { words: 'newts', agoMs: 0 });
  await waitUntil('the new one is shown', () => seen.texts.includes('search newts'));
  expect(seen.texts).toEqual(['search newts']);
  const kept = await school.storage.db.selectFrom('reports').select('text').execute();
  expect(kept.map(({ text }) => text)).toEqual(['at home', 'newts']);
});

test('what waited since another teacher’s lesson is not shown to the one that has the pupil again', async () => {
  const { classId } = await school.as('admin').do('addClass', { name: 'Foxes', yearGroup: 5 });
  const foxes = await school.as('otherTeacher').do('startLesson', { classId, minutes: 60 });
  const about = { lessonId: foxes.lessonId, pupilIds: [pupilId] };
  const isIn = (id: string) => device.states.at(-1)?.lesson?.lessonId === id;
  await tell({ words: 'first', agoMs: 0 });
  await waitUntil('it is shown', () => seen.texts.includes('search first'));
  await school.as('otherTeacher').do('takeOverPupils', { ...about, reason: 'Choir' });
  await waitUntil('the pupil is in the other lesson', () => isIn(foxes.lessonId));
  school.turnClock(20 * minuteMs);
  await school.as('otherTeacher').do('releasePupils', about);
  await waitUntil('the pupil is back', () => isIn(lessonId));
  await tell({ words: 'in choir', agoMs: 10 * minuteMs }, { words: 'newts', agoMs: 0 });
  await waitUntil('the new one is shown', () => seen.texts.includes('search newts'));
  expect(seen.texts).toEqual(['search first', 'search newts']);
});
