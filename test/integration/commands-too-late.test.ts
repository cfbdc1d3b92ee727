import { afterEach, beforeEach, expect, test } from 'vitest';
import { success } from '#shared/result.ts';
import type { CommandOutcome, CommandRequest } from '#shared/socket-events.ts';
import { LiveSchool } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import type { DashboardSocket } from '../support/staff-client.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let lessonId: string;
let device: RawDevice;
let teacher: DashboardSocket;

beforeEach(async () => {
  school = await LiveSchool.open(1, 'otherTeacher');
  device = school.device(0);
  await device.arrive();
  lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', () => lessonNow() === lessonId);
  teacher = await school.dashboard('teacher');
});
afterEach(() => school.close());

const lessonNow = () => device.states.at(-1)?.lesson?.lessonId ?? null;
const lockClass = () =>
  teacher.timeout(10_000).emitWithAck('command', {
    lessonId,
    name: 'lock-device',
    deviceIds: [device.deviceId],
    args: { message: 'Eyes on me', durationMs: 60_000 },
    isForClass: true,
  });

test('a lock that is on its way when its lesson ends is left on nobody', async () => {
  for (let round = 0; round < 4; round += 1) {
    await Promise.all([lockClass(), school.as('teacher').do('endLesson', { lessonId })]);
    await waitUntil('the lesson is over', () => lessonNow() === null);
    expect(device.states.at(-1)?.lock).toBeNull();
    lessonId = await school.startLesson();
    await waitUntil('the device is in the next one', () => lessonNow() === lessonId);
  }
});

test('a device that answers after the others is told of then, and what became of it is read after the lesson', async () => {
  const late: [string, CommandOutcome][] = [];
  teacher.on('late-outcome', (undoId: string, outcome: CommandOutcome) => void late.push([undoId, outcome]));
  const { deviceId } = device;
  device.acknowledges = false;
  const timedOut = { [deviceId]: expect.objectContaining({ ok: false, reason: 'timed-out' }) };
  const orders: Pick<CommandRequest, 'name' | 'undoId' | 'args'>[] = [
    { name: 'lock-device', undoId: 'lock', args: { message: 'Eyes on me', durationMs: 60_000 } },
    { name: 'open-page', undoId: 'page', args: { url: 'https://maths.example/' } },
  ];
  const answers = orders.map((order) =>
    teacher.timeout(10_000).emitWithAck('command', { ...order, lessonId, deviceIds: [deviceId] }),
  );
  expect(await Promise.all(answers)).toEqual([success(timedOut), success(timedOut)]);
  device.acknowledgeLate();
  const applied = { [deviceId]: success({ appliedInMs: expect.any(Number) }) };
  await waitUntil('both are told of', () => late.length === 2);
  expect(Object.fromEntries(late)).toEqual({ lock: applied, page: applied });
  const timeline = await school.as('teacher').do('lessonTimeline', { lessonId });
  const done = timeline.lines.filter(
    (line) => line.is === 'done' && /lock-device|open-page/.test(line.action),
  );
  expect(done).toHaveLength(2);
  for (const line of done) expect(line).toMatchObject({ outcomes: [{ is: 'applied' }] });
});

test('a lock that is on its way when its pupil is taken over does not reach the other lesson', async () => {
  const { classId } = await school.as('admin').do('addClass', { name: 'Foxes', yearGroup: 5 });
  const other = await school.as('otherTeacher').do('startLesson', { classId, minutes: 30 });
  const taken = { lessonId: other.lessonId, pupilIds: [...school.pupilIds], reason: 'Reading group' };
  await Promise.all([lockClass(), school.as('otherTeacher').do('takeOverPupils', taken)]);
  await waitUntil('the pupil is in it', () => lessonNow() === other.lessonId);
  expect(device.states.at(-1)?.lock).toBeNull();
});
