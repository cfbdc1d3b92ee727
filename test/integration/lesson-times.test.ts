import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Report } from '#shared/reports.ts';
import type { TimeKind } from '#shared/time/time-kinds.ts';
import { LiveSchool } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';

const dayMs = 24 * 60 * 60 * 1000;

let school: LiveSchool;
let lessonId: string;
beforeEach(async () => {
  school = await LiveSchool.open(6, 'dsl', 'otherTeacher');
  lessonId = await school.startLesson();
});
afterEach(() => school.close());

const arrived = async (index: number): Promise<RawDevice> => {
  const device = school.device(index);
  await device.arrive();
  return device;
};
const time = (minutes: Partial<Record<TimeKind, number>>, seq = 1, of = lessonId): Report => ({
  seq,
  at: Date.now(),
  kind: 'lesson-time',
  url: null,
  lessonId: of,
  minutes,
});
/** So many children, each with the same minutes. */
const tell = async (indexes: readonly number[], minutes: Partial<Record<TimeKind, number>>) => {
  for (const index of indexes) await (await arrived(index)).report([time(minutes)]);
};
const tomorrow = async () => {
  school.turnClock(dayMs);
  await school.signInAgain('teacher', 'dsl', 'otherTeacher');
};
const sharers = async (): Promise<number> =>
  (await school.storage.db.selectFrom('lessonTimeSharers').selectAll().execute()).length;
const times = (who: 'teacher' | 'dsl' | 'otherTeacher' = 'teacher') => school.as(who).do('lessonTimes', {});

test('a class’s minutes are added up, shown the day after, and kept for nobody', async () => {
  await tell([0, 1, 2, 3, 4], { learning: 20 });
  await tell([5], { learning: 10, games: 9 });
  expect(await times()).toEqual([]);
  await tomorrow();
  const sums = [{ kind: 'learning', minutes: 110 }];
  const shown = {
    classId: school.classId,
    className: 'Hedgehogs',
    week: sums,
    lessons: [expect.objectContaining({ lessonId, children: 6, sums, isPartial: true })],
  };
  expect(await times()).toEqual([shown]);
  expect(await times('dsl')).toEqual([shown]);
  expect(await times('otherTeacher')).toEqual([]);
  const { db } = school.storage;
  const told = await db.selectFrom('reports').selectAll().where('kind', '=', 'lesson-time').execute();
  expect(told.map(({ pupilId, body, text }) => [pupilId, body, text])).toEqual(
    Array.from({ length: 6 }, () => [null, '{}', '']),
  );
  expect(await sharers()).toBe(6);
  await school.restart();
  expect(await sharers()).toBe(0);
});

test('of four children nothing is shown, and a fifth who comes the day after is not added', async () => {
  await tell([0, 1, 2, 3], { video: 30 });
  await tomorrow();
  const late = await arrived(4);
  await late.report([time({ video: 30 })]);
  expect(await times()).toEqual([
    expect.objectContaining({
      week: [],
      lessons: [expect.objectContaining({ children: null, sums: [], isPartial: false })],
    }),
  ]);
});

test('nobody is added twice, for longer than the lesson, to another’s lesson or to none', async () => {
  await tell([0, 1, 2, 3, 4], { learning: 10 });
  const again = await arrived(0);
  await again.report([time({ learning: 10 }, 1)]);
  const sixth = await arrived(5);
  await sixth.report([time({ learning: 600 }, 1), time({ learning: 10 }, 2, 'no-such-lesson'), time({}, 3)]);
  await (await arrived(5)).report([time({ games: 59 }, 1, lessonId)]);
  await tomorrow();
  const [ours] = await times();
  expect(ours?.lessons).toMatchObject([{ children: 6, sums: [{ kind: 'learning', minutes: 50 }] }]);
});
