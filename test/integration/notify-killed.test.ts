import { afterEach, beforeEach, expect, test } from 'vitest';
import { configurationIn } from '../support/managed-configuration.ts';
import { PostServer } from '../support/post-server.ts';
import { RawDevice } from '../support/raw-device.ts';
import { createSchool, type School } from '../support/school.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

let server: TestServer;
let school: School;
let device: RawDevice;
let posts: PostServer;
let lessonId: string;

beforeEach(async () => {
  posts = await PostServer.open();
  server = await startServer();
  school = await createSchool(server);
  const { classId, pupils } = school.yearFour;
  ({ lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 }));
  const { extensionId, linuxJson } = school.deployment;
  const { enrolmentKey } = configurationIn(linuxJson);
  device = new RawDevice({ url: server.url, extensionId, enrolmentKey });
  await device.arrive();
  await school.staff.admin.do('bindDevice', {
    deviceId: device.deviceId,
    pupilId: pupils[0]?.pupilId ?? '',
  });
  await waitUntil('it is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  device.close();
  await school.staff.admin.do('saveChannel', { channel: 'teams', isOn: true, address: posts.url('/room') });
});
afterEach(async () => {
  device.close();
  await server.stop();
  await posts.close();
});

/** Its number once it is acknowledged; null where the server died first. */
const record = async (): Promise<string | null> => {
  const incident = {
    lessonId,
    deviceId: device.deviceId,
    kind: 'contact-from-stranger',
    words: 'Unkind',
  } as const;
  const result = await school.staff.teacher.call('recordIncident', incident).catch(() => null);
  return result?.ok ? result.value.incidentId : null;
};
const cutPower = async (): Promise<void> => {
  await server.kill();
  await server.restart();
};
const keysFor = (incidentId: string): Set<unknown> =>
  new Set(
    posts.posted
      .filter(({ body }) => body.includes(incidentId))
      .map(({ headers }) => headers['idempotency-key']),
  );

test('killed between sending and noting it, the server sends again, under the same id', async () => {
  posts.answers.push('hang');
  const incidentId = (await record()) ?? '';
  await waitUntil('it is on its way', () => posts.posted.length === 1);
  await cutPower();
  await waitUntil('it came again', () => posts.posted.length >= 2);
  expect(posts.posted.every(({ body }) => body.includes(incidentId))).toBe(true);
  expect(keysFor(incidentId).size).toBe(1);
});

test('killed again and again while incidents are recorded, it tells of every one that was acknowledged', async () => {
  const acknowledged: string[] = [];
  for (const afterMs of [0, 15, 60, 120]) {
    const recording = Promise.all([record(), record(), record()]);
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await cutPower();
    acknowledged.push(...(await recording).filter((incidentId) => incidentId !== null));
    acknowledged.push((await record()) ?? 'nothing');
  }
  for (const incidentId of acknowledged) {
    await waitUntil(`it was told of ${incidentId}`, () => keysFor(incidentId).size > 0);
    expect(keysFor(incidentId).size).toBe(1);
  }
});
