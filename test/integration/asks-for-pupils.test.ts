import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LessonFacts } from '#shared/class-snapshot.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let device: RawDevice;
let lessonId: string;
let foxes: string;
let owls: string;
let pupilId: string;
let facts: LessonFacts[];

const startClass = async (name: string): Promise<string> => {
  const { classId } = await school.as('admin').do('addClass', { name, yearGroup: 5 });
  return (await school.as('otherTeacher').do('startLesson', { classId, minutes: 30 })).lessonId;
};

beforeEach(async () => {
  school = await LiveSchool.open(2, 'otherTeacher');
  [pupilId = ''] = school.pupilIds;
  device = school.device(0);
  lessonId = await school.startLesson();
  [foxes, owls] = [await startClass('Foxes'), await startClass('Owls')];
  await device.arrive();
  const teacher = await school.dashboard('teacher');
  facts = [];
  teacher.on('lesson-changed', (_id, changed) => void facts.push(changed));
  await new OpenClass(teacher).view(teacher, lessonId);
});
afterEach(() => school.close());

const ask = (pupilIds: readonly string[] = [pupilId]) =>
  school.as('otherTeacher').call('askForPupils', { lessonId: foxes, pupilIds: [...pupilIds] });
const asks = () => facts.at(-1)?.asks ?? [];
const takeOver = (to: string) =>
  school.as('otherTeacher').do('takeOverPupils', { lessonId: to, pupilIds: [pupilId], reason: 'Choir' });
const letGo = (askId: string) =>
  school.as('teacher').call('answerPupilAsk', { lessonId, askId, isGiven: true });
const lessonNow = () => device.states.at(-1)?.lesson?.lessonId ?? null;

test('a pupil who has been taken over meanwhile is asked for no more, and is not given away', async () => {
  await ask();
  const [asked] = await waitUntil('the teacher is asked', () => (asks().length > 0 ? asks() : null));
  await takeOver(owls);
  await waitUntil('nothing is asked any more', () => asks().length === 0);
  expect(await letGo(asked?.askId ?? '')).toMatchObject({ ok: false, reason: 'not-found' });
  await waitUntil('the pupil is where they were taken', () => lessonNow() === owls);
  expect(await school.storage.db.selectFrom('pupilAsks').selectAll().execute()).toEqual([]);
});

test('of two who are asked for, the one who stayed is given and the one who went is left where they are', async () => {
  await ask(school.pupilIds);
  await waitUntil('both are asked for', () => asks()[0]?.pupils.length === 2);
  await takeOver(owls);
  await waitUntil('one is asked for', () => asks()[0]?.pupils.length === 1);
  await school.restart();
  await device.arrive();
  const teacher = await school.dashboard('teacher');
  const answer = await teacher.timeout(10_000).emitWithAck('view-lesson', { lessonId });
  if (!answer.ok) throw new Error(answer.reason);
  const [left] = answer.value.asks;
  expect(left?.pupils).toMatchObject([{ pupilId: school.pupilIds[1] }]);
  expect(await letGo(left?.askId ?? '')).toMatchObject({ ok: true });
  expect(lessonNow()).toBe(owls);
});

test('a pupil is asked for once, however often the button is pressed', async () => {
  for (let press = 0; press < 3; press += 1) expect(await ask()).toMatchObject({ ok: true });
  await waitUntil('the teacher is asked', () => asks().length > 0);
  expect(asks()).toHaveLength(1);
});

test('an ask is taken back by whoever asked, and by nobody else', async () => {
  await ask();
  const [asked] = await waitUntil('the teacher is asked', () => (asks().length > 0 ? asks() : null));
  const askId = asked?.askId ?? '';
  expect(await school.as('teacher').call('withdrawPupilAsk', { lessonId, askId })).toMatchObject({
    reason: 'not-found',
  });
  await school.as('otherTeacher').do('withdrawPupilAsk', { lessonId: foxes, askId });
  await waitUntil('nothing is asked any more', () => asks().length === 0);
  expect(await letGo(askId)).toMatchObject({ reason: 'not-found' });
  const { lines } = await school.as('otherTeacher').do('lessonTimeline', { lessonId: foxes });
  expect(lines).toContainEqual(expect.objectContaining({ action: 'withdraw-pupil-ask', by: 'Mr Bell' }));
});

test('nobody is said to have been asked where the holder’s lesson is over', async () => {
  await school.as('teacher').do('endLesson', { lessonId });
  expect(await ask()).toMatchObject({ ok: false, reason: 'expired' });
});
