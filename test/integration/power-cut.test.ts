import { afterEach, beforeEach, expect, test } from 'vitest';
import { RawDevice } from '../support/raw-device.ts';
import { configurationIn } from '../support/managed-configuration.ts';
import { createSchool, type School } from '../support/school.ts';
import type { DashboardSocket } from '../support/staff-client.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

let server: TestServer;
let school: School;
let device: RawDevice;
let lessonId: string;
let pupilId: string;
let socket: DashboardSocket;

beforeEach(async () => {
  server = await startServer();
  school = await createSchool(server);
  const { classId, pupils } = school.yearFour;
  ({ lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 }));
  pupilId = pupils[0]?.pupilId ?? '';
  const { extensionId, linuxJson } = school.deployment;
  const { enrolmentKey } = configurationIn(linuxJson);
  device = new RawDevice({ url: server.url, extensionId, enrolmentKey });
  await device.arrive();
  await school.staff.admin.do('bindDevice', { deviceId: device.deviceId, pupilId });
  await waitUntil('it is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  socket = await school.staff.teacher.openSocket();
});
afterEach(async () => {
  socket.close();
  device.close();
  await server.stop();
});

/** The server's process is killed and another one started on what it left. */
const cutPower = async (): Promise<void> => {
  socket.close();
  await server.kill();
  await server.restart();
  socket = await school.staff.teacher.openSocket();
  await device.arrive();
};
const command = (name: 'lock-device' | 'end-controls' | 'undo-controls', args: object) =>
  socket
    .timeout(10_000)
    .emitWithAck('command', { lessonId, name, deviceIds: [device.deviceId], isForClass: true, args });
const onDevice = () => {
  const { lock, exceptions } = device.states.at(-1) ?? {};
  return {
    lock,
    opened: exceptions?.map(({ exceptionId, endsAt, reason }) => [exceptionId, endsAt, reason]),
  };
};

test('after it what was ended last is still undone, locks and opened sites as they were', async () => {
  await school.staff.teacher.do('grantException', {
    target: { kind: 'site', host: 'games.example' },
    to: { kind: 'pupils', pupilIds: [pupilId] },
    endsAt: Date.now() + 20 * 60_000,
    lessonId,
    reason: 'A project',
  });
  await command('lock-device', { message: 'Wait', durationMs: 600_000 });
  const before = onDevice();
  expect(before).toMatchObject({
    lock: { message: 'Wait' },
    opened: [[expect.anything(), expect.anything(), 'A project']],
  });
  await command('end-controls', { controls: ['lock', 'exceptions'] });
  expect(onDevice()).toEqual({ lock: null, opened: [] });
  await cutPower();
  expect(onDevice()).toEqual({ lock: null, opened: [] });
  expect(await command('undo-controls', {})).toMatchObject({ value: { [device.deviceId]: { ok: true } } });
  expect(onDevice()).toEqual(before);
});

test('after it a teacher is still asked for a pupil, and answers', async () => {
  const { otherTeacher, teacher } = school.staff;
  const { classId } = school.yearOne;
  const other = await otherTeacher.do('startLesson', { classId, minutes: 60 });
  await otherTeacher.do('askForPupils', { lessonId: other.lessonId, pupilIds: [pupilId] });
  await cutPower();
  const seen = await socket.timeout(10_000).emitWithAck('view-lesson', { lessonId });
  const [ask] = seen.ok ? seen.value.asks : [];
  expect(ask).toMatchObject({ by: 'Mr Bell', pupils: [{ pupilId }] });
  await teacher.do('answerPupilAsk', { lessonId, askId: ask?.askId ?? '', isGiven: true });
  await waitUntil(
    'it is in the other lesson',
    () => device.states.at(-1)?.lesson?.lessonId === other.lessonId,
  );
});
