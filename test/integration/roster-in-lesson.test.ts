import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveSchool, OpenClass, pupilEmail } from '../support/live-school.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let lessonId: string;
let seen: OpenClass;

beforeEach(async () => {
  school = await LiveSchool.open(1);
  lessonId = await school.startLesson();
  const teacher = await school.dashboard('teacher');
  seen = await new OpenClass(teacher).view(teacher, lessonId);
});
afterEach(() => school.close());

const newPupil = { name: 'Ivo Crane', email: pupilEmail(7) };
const add = async (): Promise<string> => {
  const { pupilIds } = await school
    .as('admin')
    .do('addPupils', { classId: school.classId, pupils: [newPupil] });
  return pupilIds[0] ?? '';
};

test('a pupil who is added to the class is in its lesson at once, at the device that waits with their account', async () => {
  const device = school.device(7);
  await device.arrive();
  expect(device.states.at(-1)).toMatchObject({ pupil: null, lesson: null });
  const pupilId = await add();
  const tile = await seen.until('there', ({ deviceId }) => deviceId === device.deviceId, pupilId);
  expect(tile.name).toBe('Ivo Crane');
  await waitUntil('the lesson has come', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  expect(device.states.at(-1)?.pupil?.pupilId).toBe(pupilId);
});

test('who has no device yet is seen as away', async () => {
  const pupilId = await add();
  expect(await seen.until('there', () => true, pupilId)).toMatchObject({ state: 'away', name: 'Ivo Crane' });
});

test('a device that was given to somebody by hand stays theirs', async () => {
  const device = school.device(7);
  await device.arrive();
  const owner = { pupilId: school.pupilIds[0] ?? '' };
  await school.as('admin').do('bindDevice', { deviceId: device.deviceId, ...owner });
  const pupilId = await add();
  expect((await seen.until('there', () => true, pupilId)).deviceId).toBeNull();
  expect(device.states.at(-1)?.pupil).toMatchObject(owner);
});

test('a guest who is sent back and comes again is there again, though nothing about them has changed', async () => {
  const { classId } = await school.as('admin').do('addClass', { name: 'Foxes', yearGroup: 5 });
  const pupils = [{ name: 'Ada Byrne', email: null }];
  const { pupilIds } = await school.as('admin').do('addPupils', { classId, pupils });
  const guests = { lessonId, pupilIds };
  const [guestId = ''] = pupilIds;
  for (const _time of ['first', 'second']) {
    await school.as('teacher').do('addPupilsToLesson', guests);
    await seen.until('there', ({ isGuest }) => isGuest, guestId);
    await school.as('teacher').do('releasePupils', guests);
    seen.tiles.delete(guestId);
  }
});
