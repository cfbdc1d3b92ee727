import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const page = { url: 'https://found.example/album?page=2', title: 'An album' };
const other = 'https://horrid.example/pictures';

let school: LiveSchool;
let device: RawDevice;
let lessonId: string;

beforeEach(async () => {
  school = await LiveSchool.open(1, 'dsl', 'head');
  device = school.device(0);
  await device.arrive();
  lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
});
afterEach(() => school.close());

const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
const inLesson = () => school.as('teacher').do('stopAndRefer', { lessonId, deviceId: device.deviceId });
const ofIncident = (incidentId: string) => school.as('dsl').do('stopAndRefer', { incidentId });
const stopOnDevice = () => device.states.at(-1)?.stop ?? null;
const told = async (url: string, seq: number): Promise<string> => {
  const requestId = `told-${seq}`;
  const concern = { kind: 'concern', choice: 'saw-something', words: 'Horrid', url, requestId } as const;
  await device.report([{ seq, at: Date.now(), ...concern }]);
  const telling = school.storage.db.selectFrom('tellings').select('incidentId');
  return (await telling.where('requestId', '=', requestId).executeTakeFirstOrThrow()).incidentId;
};
const liftByTwo = async (referralId: string): Promise<void> => {
  for (const key of ['dsl', 'head'] as const) {
    await confirm(key);
    await school.as(key).do('recordPoliceAdvice', { referralId, says: 'release', words: 'It may go' });
  }
  for (const key of ['dsl', 'head'] as const) await school.as(key).do('liftStop', { referralId });
};
const marks = () => device.states.at(-1)?.closedMarks ?? [];

test('where a press cannot be stored, the picture stops all the same, and a second press is the referral', async () => {
  device.tell({ page, tabs: [], picture: 'live' });
  const socket = await school.dashboard('teacher');
  let frames = 0;
  socket.on('frame', () => (frames += 1));
  await new OpenClass(socket).view(socket, lessonId);
  await socket.emitWithAck('watch', { lessonId, mode: 'grid', deviceIds: [device.deviceId] });
  device.show(Buffer.from('pixels'));
  await waitUntil('the picture came', () => frames === 1);
  const { db } = school.storage;
  const full = sql`create trigger "full" before insert on referrals begin select raise(abort, 'full'); end`;
  await full.execute(db);
  const press = { lessonId, deviceId: device.deviceId };
  expect(await school.as('teacher').call('stopAndRefer', press)).toMatchObject({ ok: false });
  await waitUntil('nobody asks for pictures', () => device.watches.at(-1)?.mode === 'off');
  device.show(Buffer.from('pixels again'));
  await device.report([{ seq: 1, at: Date.now(), kind: 'visit', ...page }]);
  expect(frames).toBe(1);
  await sql`drop trigger "full"`.execute(db);
  expect(await inLesson()).toMatchObject({ number: 1, closes: 'site' });
});

test('after it was released, a second press is a referral of its own: it holds, and two people lift it again', async () => {
  const incidentId = await told(page.url, 1);
  const first = await ofIncident(incidentId);
  await liftByTwo(first.referralId);
  await waitUntil('it is a device again', () => stopOnDevice() === null);
  const second = await ofIncident(incidentId);
  expect(second.referralId).not.toBe(first.referralId);
  const { isHeld, isStopped, sealedIncidents } = await school
    .as('dsl')
    .do('referral', { referralId: second.referralId });
  expect({ isHeld, isStopped, sealedIncidents }).toMatchObject({
    isHeld: true,
    isStopped: true,
    sealedIncidents: [{ incidentId }],
  });
  await waitUntil('its site is closed again', () => marks().length === 1);
  await liftByTwo(second.referralId);
  await waitUntil('it is a device again', () => stopOnDevice() === null);
});

test('of another page, while the device is stopped, is a referral of its own: the device waits for both', async () => {
  const incidentId = await told(other, 1);
  await device.report([{ seq: 2, at: Date.now(), kind: 'visit', ...page }]);
  device.tell({ page });
  const first = await inLesson();
  const second = await ofIncident(incidentId);
  expect(second.referralId).not.toBe(first.referralId);
  await waitUntil('both sites are closed', () => marks().length === 2);
  await liftByTwo(first.referralId);
  await waitUntil('the other site is closed still', () => marks().length === 1);
  expect(stopOnDevice()).not.toBeNull();
  await liftByTwo(second.referralId);
  await waitUntil('it is a device again', () => stopOnDevice() === null);
});

test('of the same page, or of one that nobody knows, is the same referral', async () => {
  const incidentId = await told(page.url, 1);
  await device.report([{ seq: 2, at: Date.now(), kind: 'visit', ...page }]);
  device.tell({ page });
  const { referralId } = await inLesson();
  expect([await inLesson(), await ofIncident(incidentId)]).toMatchObject([{ referralId }, { referralId }]);
  expect(await school.as('dsl').do('referrals', {})).toHaveLength(1);
});
