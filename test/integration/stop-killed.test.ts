import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseFileIn } from '../../server/config.ts';
import { openStorage, type Storage } from '../../server/storage/storage.ts';
import { configurationIn } from '../support/managed-configuration.ts';
import { RawDevice } from '../support/raw-device.ts';
import { createSchool, type School } from '../support/school.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { tellDay } from '../support/told-day.ts';
import { waitUntil } from '../support/wait-until.ts';

const pages = Array.from({ length: 3 }, (_, index) => `https://found-${index}.example/album?page=2`);

let server: TestServer;
let school: School;
let lessonId: string;
let devices: RawDevice[];

beforeEach(async () => {
  server = await startServer();
  school = await createSchool(server);
  const { classId } = school.yearFour;
  ({ lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 }));
  devices = await Promise.all(pages.map((_url, index) => boundDevice(index)));
  await server.kill();
  await inDatabase((storage) => tellDay(storage, { devices: 600, urls: pages }));
  await server.restart();
}, 60_000);
afterEach(async () => {
  for (const device of devices) device.close();
  await server.stop();
});

const boundDevice = async (index: number): Promise<RawDevice> => {
  const { extensionId, linuxJson } = school.deployment;
  const { enrolmentKey } = configurationIn(linuxJson);
  const device = new RawDevice({ url: server.url, extensionId, enrolmentKey });
  await device.arrive();
  const pupilId = school.yearFour.pupils[index]?.pupilId ?? '';
  await school.staff.admin.do('bindDevice', { deviceId: device.deviceId, pupilId });
  return device;
};
/** While no server has it open. */
const inDatabase = async <Value>(job: (storage: Storage) => Promise<Value>): Promise<Value> => {
  const storage = await openStorage(databaseFileIn(server.dataFolder));
  return job(storage).finally(() => storage.close());
};
const linesNaming = (url: string) =>
  inDatabase(async ({ db }) => {
    const rows = await db.selectFrom('reports').select('body').where('url', '=', url).execute();
    return rows.length;
  });
const referralsNow = () => inDatabase(({ db }) => db.selectFrom('referrals').selectAll().execute());
const show = async (index: number): Promise<RawDevice> => {
  const device = devices[index];
  const url = pages[index];
  if (!device || url === undefined) throw new Error(`There is no device ${index}`);
  await device.arrive();
  await waitUntil('it is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  const visit = { kind: 'visit', url, title: 'An album' } as const;
  expect(await device.report([{ seq: 1, at: Date.now(), ...visit }])).toMatchObject({ ok: true });
  return device;
};
const press = ({ deviceId }: RawDevice) =>
  school.staff.teacher.call('stopAndRefer', { lessonId, deviceId }).catch(() => null);
const allDone = () =>
  waitUntil('the server has gone on with all of it', async () => {
    const referrals = await school.staff.dsl.do('referrals', {});
    const each = referrals.map(({ referralId }) => school.staff.dsl.do('referral', { referralId }));
    return (await Promise.all(each)).every(({ isForgetting }) => !isForgetting);
  });

test('killed after the answer, the server goes on with what other computers told, and says when it is done', async () => {
  const [url = ''] = pages;
  const device = await show(0);
  expect(await press(device)).toMatchObject({ ok: true });
  await server.kill();
  // Were it done by then, the rest of this test would say nothing.
  expect(await linesNaming(url)).toBeGreaterThan(0);
  await server.restart();
  await allDone();
  const told = (await school.staff.dsl.do('ledger', {})).filter(
    ({ action }) => action === 'forget-stopped-page',
  );
  expect(told).toMatchObject([{ outcome: 'done' }]);
  await server.kill();
  expect([await linesNaming(url), await linesNaming(pages[1] ?? '')]).toEqual([0, 600]);
}, 60_000);

test('killed at whatever moment, what is a referral is stopped and forgotten', async () => {
  for (const [index, afterMs] of [0, 20, 80].entries()) {
    const device = await show(index);
    const pressed = press(device);
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await server.kill();
    const answer = await pressed;
    const referral = (await referralsNow()).find(({ deviceId }) => deviceId === device.deviceId);
    // What was answered is there.
    if (answer?.ok) expect(referral).toBeDefined();
    await server.restart();
    if (referral) {
      await device.arrive();
      await waitUntil('it is stopped', () => (device.states.at(-1)?.stop ?? null) !== null);
    }
  }
  await allDone();
  await server.kill();
  const stopped = new Set((await referralsNow()).map(({ deviceId }) => deviceId));
  expect(stopped.size).toBeGreaterThan(0);
  for (const [index, url] of pages.entries())
    if (stopped.has(devices[index]?.deviceId ?? '')) expect(await linesNaming(url)).toBe(0);
}, 120_000);
