import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import type { DashboardSocket } from '../support/staff-client.ts';
import { memoryInUse, stopReading } from '../support/stopped-viewer.ts';
import { waitUntil } from '../support/wait-until.ts';

const deviceCount = 20;

let school: LiveSchool;
let lessonId: string;
let devices: RawDevice[];

beforeEach(async () => {
  school = await LiveSchool.open(deviceCount);
  devices = Array.from({ length: deviceCount }, (_, index) => school.device(index));
  for (const device of devices) await device.arrive();
  lessonId = await school.startLesson();
  for (const device of devices) {
    await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  }
});
afterEach(() => school.close());

const first = (): RawDevice => {
  const [device] = devices;
  if (device === undefined) throw new Error('There is no device.');
  return device;
};

interface Viewer {
  readonly socket: DashboardSocket;
  /** "key 3" or "on 4", as they came. */
  readonly frames: string[];
}

const open = async (...watched: RawDevice[]): Promise<Viewer> => {
  const socket = await school.dashboard('teacher');
  await new OpenClass(socket).view(socket, lessonId);
  const frames: string[] = [];
  socket.on('frame', (_deviceId, { isKey, seq }) => frames.push(`${isKey ? 'key' : 'on'} ${seq}`));
  const deviceIds = watched.map(({ deviceId }) => deviceId);
  await socket.emitWithAck('watch', { lessonId, mode: 'grid', deviceIds });
  return { socket, frames };
};

const show = (device: RawDevice, seq: number, isKey: boolean, size = 100): void =>
  device.show(Buffer.alloc(size, seq), { codec: 'av1', isKey, seq });

describe('frames that build on one another', () => {
  test('come in order; who is late gets the key and all upon it', async () => {
    const early = await open(first());
    show(first(), 0, true);
    show(first(), 1, false);
    await waitUntil('both came', () => early.frames.length === 2);
    const late = await open(first());
    await waitUntil('both came again', () => late.frames.length === 2);
    expect(late.frames).toEqual(['key 0', 'on 1']);
    show(first(), 2, false);
    await waitUntil('the next came to both', () => late.frames.length === 3 && early.frames.length === 3);
  });

  test('are of no use after one is lost: the device is asked for a whole picture', async () => {
    const viewer = await open(first());
    show(first(), 0, true);
    show(first(), 2, false);
    await waitUntil('a key is asked for', () => first().keysAsked.length > 0);
    expect(first().keysAsked).toEqual(['grid']);
    show(first(), 3, true);
    await waitUntil('it came', () => viewer.frames.length === 2);
    expect(viewer.frames).toEqual(['key 0', 'key 3']);
  });

  test('a viewer who cannot show them may ask for a key of what they watch, and of nothing else', async () => {
    const [device, other] = [first(), devices.at(1)];
    const { socket } = await open(device);
    for (const { deviceId } of [other ?? device, device]) {
      expect(await socket.emitWithAck('need-key', { deviceId, mode: 'grid' })).toEqual({
        ok: true,
        value: null,
      });
    }
    await waitUntil('a key is asked for', () => device.keysAsked.length > 0);
    expect([device.keysAsked, other?.keysAsked]).toEqual([['grid'], []]);
  });

  test('that show what may no longer be seen are forgotten', async () => {
    await open(first());
    show(first(), 0, true);
    first().tell({ picture: 'private-page' });
    await waitUntil('a late viewer gets nothing, and a whole picture is asked for', async () => {
      const late = await open(first());
      const isForgotten = first().keysAsked.length > 0;
      if (isForgotten) expect(late.frames).toEqual([]);
      late.socket.close();
      return isForgotten;
    });
  });
});

test('the cost of a lesson’s screens is told to its teacher', async () => {
  const { socket, frames } = await open(first());
  show(first(), 0, true, 50_000);
  await waitUntil('it came', () => frames.length > 0);
  const cost = { upBitsPerSecond: 40_000, downBitsPerSecond: 40_000 };
  expect(await socket.emitWithAck('screen-cost', { lessonId })).toEqual({
    ok: true,
    value: { ...cost, school: cost },
  });
  expect(await socket.emitWithAck('screen-cost', { lessonId: 'another' })).toMatchObject({ ok: false });
});

test('a viewer who stops reading for as long as a minute of frames costs less than 5 MB', async () => {
  const [stalled, reader] = [await open(...devices), await open(...devices)];
  const sendRound = async (round: number): Promise<void> => {
    const before = reader.frames.length;
    for (const device of devices) show(device, round, round % 10 === 0, round % 10 === 0 ? 90_000 : 30_000);
    await waitUntil('the reader has them', () => reader.frames.length === before + deviceCount);
  };
  for (let round = 0; round < 10; round += 1) await sendRound(round);
  await waitUntil('both have them', () => stalled.frames.length === reader.frames.length);
  const readAgain = stopReading(stalled.socket);
  // What the kernel takes between two loopback sockets is not the server's.
  for (let round = 10; round < 20; round += 1) await sendRound(round);
  const before = memoryInUse();
  for (let round = 20; round < 80; round += 1) await sendRound(round);
  // 1,200 frames, 43 MB, were sent meanwhile. What is still on its way to the reader goes within moments.
  await waitUntil('less than 5 MB more is in use', () => memoryInUse() - before < 5_000_000);
  readAgain();
  await waitUntil(
    'the newest of all has come',
    () => stalled.frames.filter((each) => each === 'on 79').length === deviceCount,
  );
});
