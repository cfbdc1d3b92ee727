import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeDevice } from '../support/fake-device.ts';
import { freePort } from '../support/free-port.ts';
import { removeFolder } from '../support/remove-folder.ts';
import { createStaffClient } from '../support/staff-client.ts';
import { waitUntil } from '../support/wait-until.ts';
import type { BenchGroup } from './harness.ts';
import { PlainDevice } from './reconnect-plain.ts';
import { classSize, inGroups, pupilEmail } from './relay-load.ts';
import type { SchoolServerReady } from './school-server.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';

const deviceCount = 1_000;
/** As long as a machine takes to be started again after an update. */
const downMs = 10_000;
const givenUpAfterMs = 180_000;

/** A school's devices, all of one kind. */
interface Devices {
  enrol(school: SchoolServerReady): Promise<void>;
  /** How many the server knows now. */
  known(): number;
  close(): Promise<void>;
}

interface Measured {
  /** From the server's being there again to the last device's being known. */
  readonly allBackMs: number;
  readonly stallMs: number;
}

const ourDevices = (): Devices => {
  const devices: FakeDevice[] = [];
  return {
    enrol: ({ url, extensionId, enrolmentKey }) =>
      inGroups(deviceCount, async (index) => {
        const configuration = { serverUrl: url, enrolmentKey, schoolName: 'Hazel Wood Primary School' };
        const device = new FakeDevice({ extensionId, configuration, profileEmail: pupilEmail(index) });
        devices.push(device);
        await device.enrol();
      }),
    known: () => devices.filter(({ status }) => status.is === 'connected').length,
    close: async () => void (await Promise.all(devices.map((device) => device.stop()))),
  };
};

const plainDevices = (): Devices => {
  const devices: PlainDevice[] = [];
  return {
    enrol: (school) =>
      inGroups(deviceCount, async (index) => {
        devices.push(await PlainDevice.enrol({ ...school, profileEmail: pupilEmail(index) }));
      }),
    known: () => devices.filter(({ isKnown }) => isKnown).length,
    close: async () => devices.forEach((device) => device.close()),
  };
};

const setUp = async ({ url, setUpToken }: SchoolServerReady): Promise<void> => {
  const admin = createStaffClient(url);
  await admin.do('setUp', {
    token: setUpToken ?? '',
    schoolName: 'Hazel Wood Primary School',
    name: 'Ade Admin',
    email: 'admin@hazelwood.example',
    password: 'correct horse battery staple',
  });
  for (let from = 0; from < deviceCount; from += classSize) {
    const { classId } = await admin.do('addClass', { name: `Class ${from}`, yearGroup: 4 });
    const pupils = Array.from({ length: Math.min(classSize, deviceCount - from) }, (_, index) => ({
      name: `Pupil ${from + index}`,
      email: pupilEmail(from + index),
    }));
    await admin.do('addPupils', { classId, pupils });
  }
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const restarted = async (
  start: () => Promise<ServerProcess<SchoolServerReady>>,
  devices: Devices,
): Promise<Measured> => {
  const before = await start();
  await setUp(before.ready);
  await devices.enrol(before.ready);
  const allKnown = (): Promise<unknown> =>
    waitUntil('all devices are known', () => devices.known() === deviceCount, givenUpAfterMs);
  await allKnown();
  await before.stop();
  await pause(downMs);
  const after = await start();
  try {
    await after.ask('stall');
    const startedAt = performance.now();
    await allKnown();
    return { allBackMs: performance.now() - startedAt, stallMs: await after.ask('stall') };
  } finally {
    await devices.close();
    await after.stop();
  }
};

const measure = async (devices: Devices): Promise<Measured> => {
  const folder = await mkdtemp(join(tmpdir(), 'thinkclick-reconnect-'));
  const environment = { THINKCLICK_DATA: folder, THINKCLICK_PORT: String(await freePort()) };
  try {
    return await restarted(() => startServerProcess('school-server', { environment }), devices);
  } finally {
    await removeFolder(folder);
  }
};

/** A whole school's devices come back to a server that was restarted, beside Socket.IO's own way of coming back. */
export const reconnectBench: BenchGroup = {
  name: 'reconnect',
  run: async (report) => {
    const ours = await measure(ourDevices());
    const plain = await measure(plainDevices());
    const baseline = 'a Socket.IO client as it comes, the same server';
    const about = { baseline, runs: 1 };
    report({
      ...about,
      name: 'reconnect.allBackMs',
      unit: `ms until ${deviceCount} devices are back`,
      figure: ours.allBackMs,
      baselineFigure: plain.allBackMs,
    });
    report({
      ...about,
      name: 'reconnect.stallMs',
      unit: 'ms that the event loop stood still at most',
      figure: ours.stallMs,
      baselineFigure: plain.stallMs,
    });
  },
};
