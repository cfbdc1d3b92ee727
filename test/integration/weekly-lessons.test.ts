import { afterEach, beforeEach, expect, test } from 'vitest';
import { schoolMoment } from '../../server/lessons/school-moment.ts';
import { LiveSchool } from '../support/live-school.ts';
import { waitUntil } from '../support/wait-until.ts';

const dayMs = 24 * 3_600_000;
let school: LiveSchool;
let turnedMs: number;

/** Ten on a Wednesday to come, so that no test runs past midnight or into a change of clocks. */
const toWednesdayAtTen = (): number => {
  const now = schoolMoment(Date.now());
  const days = (3 - now.day + 7) % 7 || 7;
  return days * dayMs + (600 - now.minute) * 60_000;
};

beforeEach(async () => {
  school = await LiveSchool.open(2, 'otherTeacher');
  turnedMs = 0;
});
afterEach(() => school.close());

/** What the ledger keeps beside who, what and when. */
const factsOf = async ({ seq }: { seq: number }): Promise<unknown> => {
  const row = await school.storage.db
    .selectFrom('ledger')
    .select('facts')
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
  return JSON.parse(row.facts);
};

const turn = (byMs: number): void => {
  turnedMs += byMs;
  school.turnClock(byMs);
};
/** Sessions of staff have run out by then: what is stored is looked at itself. */
const running = async () =>
  (await school.storage.db.selectFrom('lessons').selectAll().where('endedAt', 'is', null).execute()).map(
    ({ classId, endsAt }) => ({ classId, minute: schoolMoment(endsAt).minute }),
  );
const save = (startsByItself: boolean, about: object = {}) =>
  school.as('teacher').do('addWeeklyLesson', {
    classId: school.classId,
    day: 3,
    from: 605,
    to: 650,
    startsByItself,
    ...about,
  });

test('a saved lesson begins by itself at its time and ends at its end; nobody pressed anything', async () => {
  await save(true);
  turn(toWednesdayAtTen());
  await waitUntil('the minute before has been looked at', async () => (await running()).length === 0);
  turn(5 * 60_000);
  const [lesson] = await waitUntil('it runs', async () => ((await running()).length > 0 ? running() : null));
  expect(lesson).toEqual({ classId: school.classId, minute: 650 });
  const line = await school.recorded('it began', ({ action }) => action === 'start-lesson');
  expect(await factsOf(line)).toMatchObject({ how: 'timetable' });
  turn(45 * 60_000);
  await waitUntil('it is over', async () => (await running()).length === 0);
});

test('one that was ended by hand stays ended that day, and begins again a week later', async () => {
  await save(true);
  turn(toWednesdayAtTen() + 10 * 60_000);
  await waitUntil('it runs', async () => (await running()).length === 1);
  await school.storage.db.updateTable('lessons').set({ endedAt: 1 }).execute();
  await school.restart();
  turn(2 * 60_000);
  await school.restart();
  expect(await running()).toEqual([]);
  turn(7 * dayMs);
  await waitUntil('it runs again', async () => (await running()).length === 1);
});

test('one that does not begin by itself waits for its teacher; others neither see nor remove it', async () => {
  const { weeklyLessonId } = await save(false);
  expect(await school.as('teacher').do('weeklyLessons', {})).toMatchObject([
    { weeklyLessonId, className: 'Hedgehogs', day: 3, from: 605, to: 650, startsByItself: false },
  ]);
  expect(await school.as('otherTeacher').do('weeklyLessons', {})).toEqual([]);
  expect(await school.as('otherTeacher').call('removeWeeklyLesson', { weeklyLessonId })).toMatchObject({
    reason: 'not-found',
  });
  expect(await school.as('admin').call('weeklyLessons', {})).toMatchObject({ reason: 'not-allowed' });
  await school.as('teacher').do('removeWeeklyLesson', { weeklyLessonId });
  expect(await school.as('teacher').do('weeklyLessons', {})).toEqual([]);
});

test('a class that somebody else teaches at that time is left to them, and that is recorded', async () => {
  await save(true);
  turn(toWednesdayAtTen());
  // A lesson of another teacher that is running when the time comes.
  const account = await school.storage.db
    .selectFrom('accounts')
    .select('accountId')
    .where('name', '=', 'Mr Bell')
    .executeTakeFirstOrThrow();
  const now = Date.now() + turnedMs;
  await school.storage.db
    .insertInto('lessons')
    .values({
      lessonId: 'theirs',
      classId: school.classId,
      ownerId: account.accountId,
      startedAt: now,
      endsAt: now + 3_600_000,
      endedAt: null,
      focus: null,
      controls: null,
      partnerIds: null,
      guestIds: null,
    })
    .execute();
  await school.restart();
  turn(6 * 60_000);
  const line = await school.recorded('it did not begin', ({ outcome }) => outcome === 'refused');
  expect(await factsOf(line)).toMatchObject({ how: 'timetable', why: 'Mr Bell is teaching this class now.' });
  await school.signInAgain('teacher');
  const waitsFor = { teacher: 'Mr Bell', endsAt: now + 3_600_000, isLost: true };
  expect(await school.as('teacher').do('weeklyLessons', {})).toMatchObject([{ waitsFor }]);
});

test('one whose time comes while the last one runs over begins as soon as that is over', async () => {
  const foxes = await school.as('admin').do('addClass', { name: 'Foxes', yearGroup: 5 });
  await save(true, { from: 600, to: 605 });
  await save(true);
  await save(true, { classId: foxes.classId, from: 606, to: 612 });
  turn(toWednesdayAtTen());
  await waitUntil('the first runs', async () => (await running())[0]?.minute === 605);
  // Its end was moved by five minutes; the session of whoever did it has run out by now.
  const overrun = school.storage.db.updateTable('lessons').set((row) => ({
    endsAt: row('endsAt', '+', 5 * 60_000),
  }));
  await overrun.where('endedAt', 'is', null).execute();
  await school.restart();
  turn(6 * 60_000);
  await waitUntil('the timetable has been looked at', async () => (await running()).length === 2);
  expect(await running()).toContainEqual({ classId: school.classId, minute: 610 });
  turn(4 * 60_000);
  await waitUntil('the second runs until its end', async () =>
    (await running()).some(({ minute }) => minute === 650),
  );
});

test.each([
  ['shorter than five minutes', { to: 606 }],
  ['on an eighth day', { day: 8 }],
  ['of no class', { classId: 'none' }],
])('%s is refused', async (_what, about) => {
  await expect(save(true, about)).rejects.toThrow(/bad-message|not-found/);
});
