import type { Socket as NodeSocket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { notWatched } from '#shared/device-state.ts';
import type { WatchRequest } from '#shared/socket-events.ts';
import type { RawDevice } from '../support/raw-device.ts';
import type { DashboardSocket } from '../support/staff-client.ts';
import { waitUntil } from '../support/wait-until.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';

let school: LiveSchool;
let lessonId: string;
let devices: RawDevice[];

beforeEach(async () => {
  school = await LiveSchool.open(3, 'otherTeacher');
  devices = [school.device(0), school.device(1)];
  for (const device of devices) await device.arrive();
  lessonId = await school.startLesson();
  for (const device of devices) {
    await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  }
});
afterEach(() => school.close());

interface OpenScreen {
  readonly socket: DashboardSocket;
  readonly frames: string[];
}

const open = async (): Promise<OpenScreen> => {
  const socket = await school.dashboard('teacher');
  await new OpenClass(socket).view(socket, lessonId);
  const frames: string[] = [];
  socket.on('frame', (deviceId, { mode }, bytes) => {
    const index = devices.findIndex((device) => device.deviceId === deviceId);
    frames.push(`${index} ${mode} ${Buffer.from(bytes).toString()}`);
  });
  return { socket, frames };
};
const watch = async (
  { socket }: OpenScreen,
  mode: WatchRequest['mode'],
  ...indexes: number[]
): Promise<void> => {
  const deviceIds = indexes.map((index) => devices[index]?.deviceId ?? 'nobody');
  const answer = await socket.timeout(5_000).emitWithAck('watch', { lessonId, mode, deviceIds });
  expect(answer).toEqual({ ok: true, value: null });
};
const watched = (index: number, mode: string): Promise<unknown> =>
  waitUntil(`device ${index} is watched: ${mode}`, () => devices[index]?.watches.at(-1)?.mode === mode);

describe('screens', () => {
  test('go from a watched device to who watches, byte for byte, with the device told by whom', async () => {
    const viewer = await open();
    await watch(viewer, 'grid', 0, 2);
    await watched(0, 'grid');
    expect(devices[0]?.watches.at(-1)).toMatchObject({ mode: 'grid', by: ['Miss Clarke'] });
    devices[0]?.show(Buffer.from('one'));
    devices[1]?.show(Buffer.from('not watched'));
    devices[0]?.show(Buffer.from('not asked for'), { mode: 'close' });
    devices[0]?.show(Buffer.from('two'));
    await waitUntil('both have come', () => viewer.frames.length >= 2);
    expect(viewer.frames).toEqual(['0 grid one', '0 grid two']);
    expect(devices[1]?.watches).toEqual([]);
  });

  test('a viewer who comes late gets the kept picture at once', async () => {
    const [first, late] = [await open(), await open()];
    await watch(first, 'grid', 0);
    await watched(0, 'grid');
    devices[0]?.show(Buffer.from('kept'));
    await waitUntil('it was seen', () => first.frames.length > 0);
    await watch(late, 'grid', 0);
    await waitUntil('it is seen again', () => late.frames.length > 0);
    expect(late.frames).toEqual(['0 grid kept']);
  });

  test('close wins over grid while it lasts', async () => {
    const [first, second] = [await open(), await open()];
    await watch(first, 'grid', 0, 1);
    await watch(second, 'close', 0);
    await watched(0, 'close');
    second.socket.close();
    await watched(0, 'grid');
    await watch(first, 'off');
    await watched(0, 'off');
    await watched(1, 'off');
  });

  test('are what was asked for last, however fast it was asked', async () => {
    const viewer = await open();
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([watch(viewer, 'grid', 0), watch(viewer, 'off')]);
    }
    expect(devices[0]?.watches.at(-1)).toEqual(notWatched);
  });

  test('are off when the viewer is gone, and when the lesson ends', async () => {
    const viewer = await open();
    await watch(viewer, 'grid', 0);
    await watched(0, 'grid');
    viewer.socket.close();
    await watched(0, 'off');
    const other = await open();
    await watch(other, 'close', 1);
    await watched(1, 'close');
    await school.as('teacher').do('endLesson', { lessonId });
    await watched(1, 'off');
    devices[1]?.show(Buffer.from('too late'));
    const again = await school.startLesson();
    const answer = await other.socket.timeout(5_000).emitWithAck('watch', {
      lessonId: again,
      mode: 'grid',
      deviceIds: [devices[1]?.deviceId ?? ''],
    });
    expect(answer.ok).toBe(true);
    expect(other.frames).toEqual([]);
  });

  test('a device that comes back is told at once that it is watched', async () => {
    const viewer = await open();
    await watch(viewer, 'grid', 0);
    await watched(0, 'grid');
    devices[0]?.drop();
    await waitUntil('it is gone', () => !devices[0]?.socket.connected);
    expect((await devices[0]?.arrive())?.watch).toMatchObject({ mode: 'grid', by: ['Miss Clarke'] });
  });

  test('are only the teacher’s of that lesson, and each beginning is recorded', async () => {
    const viewer = await open();
    await watch(viewer, 'grid', 0, 1);
    await watch(viewer, 'grid', 0, 1);
    await watch(viewer, 'close', 0);
    const other = await school.dashboard('otherTeacher');
    const deviceIds = [devices[0]?.deviceId ?? ''];
    const refused = await other.timeout(5_000).emitWithAck('watch', { lessonId, mode: 'close', deviceIds });
    expect(refused).toMatchObject({ ok: false, reason: 'not-allowed' });
    const lines = (await school.ledgerLines()).map(({ action }) => action);
    expect(lines.filter((action) => action === 'watch-class')).toHaveLength(1);
    expect(lines.filter((action) => action === 'watch-closely')).toHaveLength(1);
  });

  test('that are too large are dropped', async () => {
    const viewer = await open();
    await watch(viewer, 'grid', 0);
    devices[0]?.show(Buffer.alloc(1_000_001));
    devices[0]?.show(Buffer.from('small'));
    await waitUntil('the small one has come', () => viewer.frames.length > 0);
    expect(viewer.frames).toEqual(['0 grid small']);
  });
});

test('a viewer who stops reading costs no memory, holds up nobody, and sees the newest when they read again', async () => {
  const [stalled, reader] = [await open(), await open()];
  await watch(stalled, 'grid', 0, 1);
  await watch(reader, 'grid', 0, 1);
  const { ws } = stalled.socket.io.engine.transport as unknown as {
    ws: { _socket: Pick<NodeSocket, 'pause' | 'resume'> };
  };
  ws._socket.pause();
  // More than the kernel's buffers between two loopback sockets hold.
  const picture = Buffer.alloc(900_000, 'x');
  const send = async (from: number, to: number): Promise<void> => {
    for (let index = from; index < to; index += 1) {
      const before = reader.frames.length;
      devices[index % 2]?.show(Buffer.concat([Buffer.from(`${index} `), picture]));
      await waitUntil('the reader has it', () => reader.frames.length > before);
      reader.frames[reader.frames.length - 1] = '';
    }
  };
  await send(0, 30);
  globalThis.gc?.();
  const before = process.memoryUsage().arrayBuffers;
  await send(30, 130);
  globalThis.gc?.();
  // A hundred unread pictures would be 90 MB; at most what is on its way and the newest of each device wait.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30_000_000);
  ws._socket.resume();
  const seen = (index: number): boolean =>
    stalled.frames.some((frame) => frame.startsWith(`${index % 2} grid ${index} `));
  await waitUntil('the newest of both has come', () => seen(128) && seen(129));
  expect(stalled.frames.length).toBeLessThan(30);
});
