import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FakeDevice } from '../support/fake-device.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import type { DashboardSocket } from '../support/staff-client.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let lessonId: string;
let owner: DashboardSocket;
let partner: DashboardSocket;
let devices: FakeDevice[];
let ids: string[];

beforeEach(async () => {
  school = await LiveSchool.open(3, 'otherTeacher');
  lessonId = await school.startLesson();
  await school.as('otherTeacher').do('joinLesson', { lessonId, reason: 'Team teaching' });
  devices = [school.fakeDevice(0), school.fakeDevice(1)];
  ids = [];
  for (const device of devices) ids.push(await device.enrol());
  await waitUntil('both are in the lesson', () => devices.every(({ state }) => state.lesson !== null));
  owner = await school.dashboard('teacher');
  partner = await school.dashboard('otherTeacher');
});
afterEach(() => school.close());

const command = (by: DashboardSocket, name: string, args: object, about: object) =>
  by
    .timeout(10_000)
    .emitWithAck('command', { lessonId, name: name as 'lock-device', deviceIds: [], args, ...about });
const lockClass = (undoId: string) =>
  command(owner, 'lock-device', { message: '', durationMs: 600_000 }, { isForClass: true, undoId });
const undo = (undoId: string, about: object) => command(owner, 'undo-controls', { undoId }, about);
const locks = () => devices.map(({ state }) => state.lock !== null);

test('the undoing of one order leaves what a colleague has done since, and says so', async () => {
  await lockClass('first');
  const timer = { label: 'Tidy up', durationMs: 600_000 };
  await command(partner, 'start-timer', timer, { deviceIds: [ids[0]], undoId: 'second' });
  const answer = await undo('first', { isForClass: true });
  expect(answer).toMatchObject({
    value: { [ids[0] ?? '']: { ok: false, reason: 'conflict' }, [ids[1] ?? '']: { ok: true } },
  });
  expect(locks()).toEqual([true, false]);
  expect(devices[0]?.state.timer?.label).toBe('Tidy up');
});

test('an order is undone by its own name alone, once, and after a restart too', async () => {
  await lockClass('first');
  const deviceIds = ids;
  expect(await undo('another', { deviceIds })).toMatchObject({ value: { [ids[0] ?? '']: { ok: false } } });
  await school.restart();
  owner = await school.dashboard('teacher');
  await waitUntil('both are back', () => devices.every(({ status }) => status.is === 'connected'));
  expect(await undo('first', { isForClass: true })).toMatchObject({
    value: { [ids[0] ?? '']: { ok: true } },
  });
  expect(locks()).toEqual([false, false]);
  expect(await undo('first', { isForClass: true })).toMatchObject({
    value: { [ids[0] ?? '']: { reason: 'conflict' } },
  });
});

test('an order for the class that reaches nobody yet is on for all who come, as their tiles say', async () => {
  await school.as('teacher').do('endLesson', { lessonId });
  for (const device of devices) await device.stop();
  lessonId = await school.startLesson();
  const [, , absent = ''] = school.pupilIds;
  const seen = await new OpenClass(owner).view(owner, lessonId);
  await lockClass('first');
  await seen.until('waited for', ({ controls, isPending }) => isPending && controls.length === 1, absent);
  await undo('first', { isForClass: true });
  await seen.until('free', ({ controls, isPending }) => !isPending && controls.length === 0, absent);
});

test('an order for the class is undone for who came after it, too', async () => {
  await lockClass('first');
  const late = school.fakeDevice(2);
  devices.push(late);
  await late.enrol();
  await waitUntil('the late one is locked', () => late.state.lock !== null);
  await undo('first', { isForClass: true });
  expect(locks()).toEqual([false, false, false]);
});
