import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveSchool } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import type { DashboardSocket } from '../support/staff-client.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let device: RawDevice;
let other: DashboardSocket;
let lessonId: string;
let otherLessonId: string;
let pupilId: string;

beforeEach(async () => {
  school = await LiveSchool.open(3, 'otherTeacher', 'dsl');
  [pupilId = ''] = school.pupilIds;
  const { classId } = await school.as('admin').do('addClass', { name: 'Foxes', yearGroup: 5 });
  await school.as('admin').do('addPupils', { classId, pupils: [{ name: 'Ivo Crane', email: null }] });
  lessonId = await school.startLesson();
  otherLessonId = (await school.as('otherTeacher').do('startLesson', { classId, minutes: 30 })).lessonId;
  other = await school.dashboard('otherTeacher');
  device = school.device(0);
  await device.arrive();
  await waitUntil('the lesson has come', () => lessonNow()?.lessonId === lessonId);
});
afterEach(() => school.close());

const lessonNow = () => device.states.at(-1)?.lesson ?? null;

test('a guest is read of in each lesson for the time they were in it, by name and by nobody else', async () => {
  const visit = (seq: number, title: string) =>
    device.report([{ seq, at: Date.now(), kind: 'visit', url: 'https://newts.example/', title }]);
  const toldIn = async (key: 'teacher' | 'otherTeacher', id: string): Promise<string[]> =>
    (await school.as(key).do('timeline', { lessonId: id, deviceId: device.deviceId })).map(
      ({ text }) => text,
    );
  await visit(1, 'Before');
  const guests = { lessonId: otherLessonId, pupilIds: [pupilId] };
  await school.as('otherTeacher').do('takeOverPupils', { ...guests, reason: 'Reading group' });
  await waitUntil('the pupil is in it', () => lessonNow()?.lessonId === otherLessonId);
  await visit(2, 'As a guest');
  const args = { message: '', durationMs: 60_000 };
  const lock = {
    lessonId: otherLessonId,
    name: 'lock-device',
    deviceIds: [device.deviceId],
    args,
  } as const;
  await other.timeout(10_000).emitWithAck('command', lock);
  await school.as('otherTeacher').do('releasePupils', guests);
  await waitUntil('the pupil is back', () => lessonNow()?.lessonId === lessonId);
  await visit(3, 'After');
  expect(await toldIn('teacher', lessonId)).toEqual(['After', 'Before']);
  expect(await toldIn('otherTeacher', otherLessonId)).toEqual(['As a guest']);

  const read = async (key: 'teacher' | 'otherTeacher', id: string, whose: { pupilId?: string } = {}) => {
    const answer = await school.as(key).do('lessonTimeline', { lessonId: id, ...whose });
    const lines = answer.lines.map((line) => {
      if (line.is === 'told') return line.text;
      const what = line.is === 'done' ? line.action : `${line.way} ${line.className} ${line.teacher}`;
      return `${what} ${line.pupils.join()}`;
    });
    return { names: answer.pupils.map(({ name }) => name), lines };
  };
  const atHome = await read('teacher', lessonId);
  expect(atHome.lines.filter((line) => /^(Before|As a guest|After)$/.test(line))).toEqual([
    'After',
    'Before',
  ]);
  const elsewhere = ['back Foxes Mr Bell Amara Quill', 'out Foxes Mr Bell Amara Quill'];
  expect(atHome.lines.filter((line) => /^(out|back) /.test(line))).toEqual(elsewhere);
  const ofAnother = await read('teacher', lessonId, { pupilId: school.pupilIds[1] ?? '' });
  expect(ofAnother.lines.join()).not.toContain('Foxes');
  const away = await read('otherTeacher', otherLessonId);
  expect(away.lines.join()).not.toMatch(/\b(out|back) /);
  expect(away.names).toEqual(['Ivo Crane', 'Amara Quill']);
  expect(away.lines).toContain('As a guest');
  expect(away.lines.join()).not.toMatch(/Before|After/);
  expect(away.lines).toContain('lock-device Amara Quill');
  const guest = await read('otherTeacher', otherLessonId, { pupilId });
  expect(guest.lines).toEqual(expect.arrayContaining(['As a guest', 'lock-device Amara Quill']));
  expect(guest.lines).not.toContain('start-lesson ');
  const [ivo] = (await school.as('otherTeacher').do('lessonTimeline', { lessonId: otherLessonId })).pupils;
  const notTheirs = await read('otherTeacher', otherLessonId, { pupilId: ivo?.pupilId ?? '' });
  expect(notTheirs.lines).toContain('start-lesson ');
  expect(notTheirs.lines.join()).not.toMatch(/guest|lock-device/);
});

test('a guest is nobody’s to take who does not teach the lesson', async () => {
  const request = { lessonId: otherLessonId, pupilIds: [pupilId], reason: 'x' };
  expect(await school.as('teacher').call('takeOverPupils', request)).toMatchObject({
    reason: 'not-allowed',
  });
  expect(await school.as('dsl').call('addPupilsToLesson', request)).toMatchObject({
    reason: 'not-allowed',
  });
});

test('a lesson started once more has no second beginning', async () => {
  await school.startLesson(90);
  await school.recorded('its end moved', ({ action }) => action === 'move-lesson-end');
  const { lines } = await school.as('teacher').do('lessonTimeline', { lessonId });
  expect(lines.filter((line) => line.is === 'done' && line.action === 'start-lesson')).toHaveLength(1);
});
