import { afterEach, beforeEach, expect, test } from 'vitest';
import { madeUpStaff } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { LiveSchool } from '../support/live-school.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let teacherId: string;
beforeEach(async () => {
  school = await LiveSchool.open(1, 'head');
  const accounts = await school.as('admin').do('accounts', {});
  teacherId = accounts.find(({ email }) => email === madeUpStaff.teacher.email)?.accountId ?? '';
});
afterEach(() => school.close());

const admin = () => school.as('admin');
const problemsOf = async ({ deviceId }: RawDevice) =>
  (await admin().do('devices', {})).find((device) => device.deviceId === deviceId)?.problems ?? [];
const arrive = async (profileEmail: string | null): Promise<RawDevice> => {
  const device = school.device(null, { profileEmail });
  await device.arrive();
  return device;
};
const bindToTeacher = ({ deviceId }: RawDevice) =>
  admin().do('bindDevice', { deviceId, pupilId: null, staffId: teacherId });
const staffOf = (device: RawDevice) => device.states.at(-1)?.staff ?? null;

test('a device becomes staff’s by the admin’s hand alone, and is told at once', async () => {
  const device = await arrive(madeUpStaff.teacher.email);
  expect(staffOf(device)).toBeNull();
  await bindToTeacher(device);
  await waitUntil('the device is the teacher’s', () => staffOf(device)?.name === 'Miss Clarke');
  expect(device.states.at(-1)).toMatchObject({ pupil: null, lesson: null });
  const [summary] = await admin().do('devices', {});
  expect(summary).toMatchObject({ staffId: teacherId, staffName: 'Miss Clarke', pupilId: null });
  expect(await problemsOf(device)).not.toContainEqual(expect.stringContaining('rules for guests'));
  await school.recorded(
    'by whose hand',
    ({ action, actor, object }) =>
      action === 'bind-device' && actor !== 'server' && object === device.deviceId,
  );
});

test('it goes back to a pupil or to nobody, and a restart forgets nothing', async () => {
  const device = await arrive(null);
  await bindToTeacher(device);
  await school.restart();
  expect((await device.arrive()).state.staff?.accountId).toBe(teacherId);
  const { deviceId } = device;
  const [pupilId = ''] = school.pupilIds;
  await admin().do('bindDevice', { deviceId, pupilId });
  await waitUntil('it is the pupil’s', () => device.states.at(-1)?.pupil?.pupilId === pupilId);
  expect(staffOf(device)).toBeNull();
  await bindToTeacher(device);
  await admin().do('bindDevice', { deviceId, pupilId: null });
  await waitUntil('it is nobody’s', () => staffOf(device) === null && !device.states.at(-1)?.pupil);
});

test('another account in its browser takes the wider rules away, and the admin reads why', async () => {
  const device = await arrive('pupil0@hazelwood.example.invalid');
  await bindToTeacher(device);
  device.close();
  expect((await device.arrive()).state.staff).toBeNull();
  expect(await problemsOf(device)).toContainEqual(expect.stringContaining('signed in as somebody else'));
});

test('a device of staff is not taken over by the pupil whose account its browser names', async () => {
  const device = await arrive(null);
  await bindToTeacher(device);
  device.close();
  const borrowed = school.device(0, { keys: device.keys });
  borrowed.deviceId = device.deviceId;
  expect((await borrowed.arrive()).state).toMatchObject({ pupil: null, staff: null });
});

test('who leaves the school takes their rules along', async () => {
  const device = await arrive(null);
  await bindToTeacher(device);
  await waitUntil('the device is the teacher’s', () => staffOf(device) !== null);
  await school.as('head').do('deactivateAccount', { accountId: teacherId });
  await waitUntil('the device is nobody’s', () => staffOf(device) === null);
});

test('nobody is bound who is not there, nor both at once, nor by a teacher', async () => {
  const { deviceId } = await arrive(null);
  const [pupilId = ''] = school.pupilIds;
  const bind = (who: 'admin' | 'teacher', request: { pupilId: string | null; staffId: string }) =>
    school.as(who).call('bindDevice', { deviceId, ...request });
  expect(await bind('admin', { pupilId: null, staffId: 'nobody' })).toMatchObject({ reason: 'not-found' });
  expect(await bind('admin', { pupilId, staffId: teacherId })).toMatchObject({ reason: 'bad-message' });
  expect(await bind('teacher', { pupilId: null, staffId: teacherId })).toMatchObject({
    reason: 'not-allowed',
  });
});
