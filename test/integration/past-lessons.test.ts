import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TimelineLine } from '#shared/api/past-lessons.ts';
import { LiveSchool } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let device: RawDevice;
let other: RawDevice;
let lessonId: string;

const visit = (seq: number, title: string) =>
  ({ seq, at: Date.now(), kind: 'visit', url: 'https://newts.example/', title }) as const;

beforeEach(async () => {
  school = await LiveSchool.open(3, 'otherTeacher', 'dsl', 'filteringManager');
  [device, other] = [school.device(0), school.device(1)];
  await device.arrive();
  await other.arrive();
  lessonId = await school.startLesson();
  await waitUntil('the lesson has come', () => device.states.at(-1)?.lesson && other.states.at(-1)?.lesson);
  await device.report([visit(1, 'Newts')]);
  await other.report([visit(1, 'Frogs')]);
  const socket = await school.dashboard('teacher');
  await socket.emitWithAck('view-lesson', { lessonId });
  await socket.emitWithAck('watch', { lessonId, mode: 'close', deviceIds: [device.deviceId] });
  const args = { message: 'Eyes up', durationMs: 60_000 };
  const deviceIds = [device.deviceId];
  await socket.emitWithAck('command', { lessonId, name: 'lock-device', deviceIds, args });
  await school.as('teacher').do('endLesson', { lessonId });
});
afterEach(() => school.close());

const teacher = () => school.as('teacher');
const words = (lines: readonly TimelineLine[]): string[] =>
  lines.map((line) =>
    line.is === 'told' ? `${line.kind} ${line.text}` : `${line.action} ${line.pupils.join()}`,
  );
const timeline = async (pupilId?: string) =>
  words((await teacher().do('lessonTimeline', pupilId ? { lessonId, pupilId } : { lessonId })).lines);

describe('after the lesson', () => {
  test('its teacher reads what the class did, and what staff did and looked at', async () => {
    const lines = await timeline();
    expect(lines).toEqual(
      expect.arrayContaining([
        'visit Newts',
        'visit Frogs',
        'start-lesson ',
        'view-lesson ',
        'watch-closely Amara Quill',
        'lock-device Amara Quill',
        'end-lesson ',
      ]),
    );
    expect(lines.filter((line) => line.startsWith('lock-device'))).toHaveLength(1);
  });

  test('of one pupil only what was theirs or the whole class’s', async () => {
    const lines = await timeline(school.pupilIds[1]);
    expect(lines).toContain('visit Frogs');
    expect(lines).toContain('start-lesson ');
    expect(lines.join()).not.toMatch(/Newts|Amara/);
  });

  test('who was taken over is read of that pupil and of nobody else', async () => {
    lessonId = await school.startLesson();
    const [pupilId = '', otherId = ''] = school.pupilIds;
    await teacher().do('takeOverPupils', { lessonId, pupilIds: [pupilId], reason: 'Back from music' });
    await teacher().do('endLesson', { lessonId });
    const taken = expect.stringMatching(/^take-over-pupils \w/);
    expect(await timeline(pupilId)).toContainEqual(taken);
    expect(await timeline(otherId)).not.toContainEqual(expect.stringContaining('take-over-pupils'));
  });

  test('looking back is itself on record', async () => {
    await timeline(school.pupilIds[0]);
    await school.recorded('read', ({ action, object }) => action === 'view-timeline' && object === lessonId);
    expect(await timeline()).toContain('view-timeline Amara Quill');
  });

  test('lists one’s own lessons; the safeguarding lead sees all, others see none of it', async () => {
    expect(await teacher().do('pastLessons', {})).toMatchObject([{ lessonId, className: 'Hedgehogs' }]);
    expect(await school.as('dsl').do('pastLessons', {})).toHaveLength(1);
    for (const key of ['otherTeacher', 'filteringManager'] as const) {
      expect(await school.as(key).do('pastLessons', {})).toEqual([]);
      await expect(school.as(key).do('lessonTimeline', { lessonId })).rejects.toThrow('not-found');
    }
  });

  test('it is kept for the school’s retention time, and then gone; the device goes on counting', async () => {
    await device.report([visit(2, 'Toads')]);
    school.turnClock(366 * 24 * 3_600_000);
    await school.restart();
    await device.arrive();
    const left = () => school.storage.db.selectFrom('reports').select(['deviceId', 'seq']).execute();
    await waitUntil('only the last of each device is left', async () => (await left()).length === 2, 40_000);
    expect(await device.report([visit(3, 'Newts again')])).toEqual({ ok: true, value: { through: 3 } });
  });
});
