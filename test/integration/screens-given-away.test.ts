import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveSchool } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import type { DashboardSocket } from '../support/staff-client.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let lessonId: string;
let moved: RawDevice;
let kept: RawDevice;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'otherTeacher');
  [moved, kept] = [school.device(0), school.device(1)];
  lessonId = await school.startLesson();
  for (const device of [moved, kept]) await device.arrive();
});
afterEach(() => school.close());

const lessonOf = (device: RawDevice) => device.states.at(-1)?.lesson?.lessonId ?? null;

/** Watches once and asks for nothing more, as no page of ours would. */
const watch = async (socket: DashboardSocket, of: string, ...devices: RawDevice[]): Promise<string[]> => {
  const frames: string[] = [];
  socket.on('frame', (_deviceId, _head, bytes) => void frames.push(Buffer.from(bytes).toString()));
  const deviceIds = devices.map(({ deviceId }) => deviceId);
  const answer = await socket.timeout(10_000).emitWithAck('watch', { lessonId: of, mode: 'grid', deviceIds });
  expect(answer).toEqual({ ok: true, value: null });
  return frames;
};
const untilWatchedBy = (device: RawDevice, ...names: string[]): Promise<unknown> =>
  waitUntil(
    `it is watched by ${names.join(', ') || 'nobody'}`,
    () => (device.watches.at(-1)?.by ?? []).join() === names.join(),
  );

const startFoxes = async (): Promise<string> => {
  const { classId } = await school.as('admin').do('addClass', { name: 'Foxes', yearGroup: 5 });
  return (await school.as('otherTeacher').do('startLesson', { classId, minutes: 30 })).lessonId;
};

test('a pupil who is taken over is seen by the new teacher alone, though the first one’s page says nothing', async () => {
  const foxes = await startFoxes();
  const seen = await watch(await school.dashboard('teacher'), lessonId, moved, kept);
  await untilWatchedBy(moved, 'Miss Clarke');
  moved.show(Buffer.from('before'));
  await waitUntil('the first sees it', () => seen.includes('before'));
  const [pupilId = ''] = school.pupilIds;
  const taken = { lessonId: foxes, pupilIds: [pupilId], reason: 'Reading group' };
  await school.as('otherTeacher').do('takeOverPupils', taken);
  await waitUntil('the pupil is in it', () => lessonOf(moved) === foxes);
  await untilWatchedBy(moved);
  const theirs = await watch(await school.dashboard('otherTeacher'), foxes, moved);
  await untilWatchedBy(moved, 'Mr Bell');
  moved.show(Buffer.from('after'));
  await waitUntil('the new teacher sees it', () => theirs.includes('after'));
  kept.show(Buffer.from('still mine'));
  await waitUntil('the first sees the one who stayed', () => seen.includes('still mine'));
  expect([seen, theirs]).toEqual([['before', 'still mine'], ['after']]);
});

test('a device that is bound to nobody of the lesson is watched no more', async () => {
  await watch(await school.dashboard('teacher'), lessonId, moved);
  await untilWatchedBy(moved, 'Miss Clarke');
  const bound = { deviceId: moved.deviceId, pupilId: null, staffId: null };
  await school.as('admin').do('bindDevice', bound);
  await untilWatchedBy(moved);
});

test('a partner who only watches, and never opened the class, sees nothing more once taken out', async () => {
  await school.as('otherTeacher').do('joinLesson', { lessonId, reason: 'Team teaching' });
  await watch(await school.dashboard('otherTeacher'), lessonId, moved);
  await untilWatchedBy(moved, 'Mr Bell');
  const teachers = await school.as('teacher').do('teachers', {});
  const accountId = teachers.find(({ name }) => name === 'Mr Bell')?.accountId ?? '';
  await school.as('teacher').do('leaveLesson', { lessonId, accountId });
  await untilWatchedBy(moved);
});
