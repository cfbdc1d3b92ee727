import { io, type Socket } from 'socket.io-client';
import * as socketParser from '#shared/socket-parser.ts';
import { dashboardNamespace } from '#shared/socket-events.ts';
import { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';
import { classOf, Heard, inGroups, pupilEmail, smallReport, stampedFrame, type Load } from './relay-load.ts';
import type { ThinkClickReady } from './relay-thinkclick.ts';

/** Devices and teachers of the real product. */
export const loadThinkClick = (ready: ThinkClickReady, deviceCount: number): Load => {
  const { url, cookie, lessonIds } = ready;
  const devices = Array.from(
    { length: deviceCount },
    (_, index) => new RawDevice({ ...ready, profileEmail: pupilEmail(index) }),
  );
  const seqs = devices.map(() => 0);
  const viewers: Socket[] = [];
  const heard = new Heard();

  const openViewer = async (lessonId: string, index: number): Promise<void> => {
    const viewer = io(`${url}${dashboardNamespace}`, {
      transports: ['websocket'],
      parser: socketParser,
      forceNew: true,
      extraHeaders: { cookie, origin: url },
    });
    viewers.push(viewer);
    viewer.on('frame', (_deviceId, _head, bytes: Uint8Array) => heard.frame(bytes));
    viewer.on('activity', (_lessonId, items: unknown[]) => (heard.reports += items.length));
    await viewer.timeout(20_000).emitWithAck('view-lesson', { lessonId });
    const deviceIds = devices.flatMap(({ deviceId }, device) => (classOf(device) === index ? deviceId : []));
    await viewer.timeout(20_000).emitWithAck('watch', { lessonId, mode: 'grid', deviceIds });
  };

  return {
    heard,
    arrive: () => inGroups(deviceCount, async (index) => devices[index]?.arrive()),
    leave: async () => {
      for (const device of devices) device.drop();
      await waitUntil('all are gone', () => devices.every(({ socket }) => !socket.connected));
    },
    watch: async () => {
      await Promise.all(lessonIds.map(openViewer));
      const isWatched = ({ watches }: RawDevice): boolean => watches.at(-1)?.mode === 'grid';
      await waitUntil('all are watched', () => devices.every(isWatched), 30_000);
    },
    frame: (index) => devices[index]?.show(stampedFrame()),
    report: (index) => {
      const seq = (seqs[index] ?? 0) + 1;
      seqs[index] = seq;
      devices[index]?.report([smallReport(seq)]).catch(() => undefined);
    },
    close: () => {
      for (const viewer of viewers) viewer.close();
      for (const device of devices) device.close();
    },
  };
};
