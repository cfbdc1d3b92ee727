import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';
import type { BenchGroup } from './harness.ts';
import type { BareReady } from './relay-bare.ts';
import { deviceCount, frameBytes, frameEveryMs, reportEveryMs, smallReport, spread } from './relay-load.ts';
import type { ThinkClickReady } from './relay-thinkclick.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';

const warmUpMs = 4_000;
const measureMs = 12_000;
const runs = 2;

/** Devices at work and a viewer who receives. */
interface Load {
  /** Frames and reports that reached the viewer so far. */
  received(): number;
  stop(): void;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const indexes = Array.from({ length: deviceCount }, (_, index) => index);

const loadThinkClick = async (ready: ThinkClickReady): Promise<Load> => {
  const { url, cookie, lessonId } = ready;
  const devices = indexes.map(
    (index) => new RawDevice({ ...ready, profileEmail: `pupil${index}@hazelwood.example` }),
  );
  for (const device of devices) await device.arrive();
  const viewer = io(`${url}/dashboard`, {
    transports: ['websocket'],
    extraHeaders: { cookie, origin: url },
  });
  let received = 0;
  viewer.on('frame', () => (received += 1));
  viewer.on('activity', (_lessonId, items: unknown[]) => (received += items.length));
  await viewer.timeout(10_000).emitWithAck('view-lesson', { lessonId });
  const deviceIds = devices.map(({ deviceId }) => deviceId);
  await viewer.timeout(10_000).emitWithAck('watch', { lessonId, mode: 'grid', deviceIds });
  const seqs = indexes.map(() => 0);
  const stops = [
    spread(reportEveryMs, (index) => {
      const seq = (seqs[index] ?? 0) + 1;
      seqs[index] = seq;
      devices[index]?.report([smallReport(seq)]).catch(() => undefined);
    }),
    spread(frameEveryMs, (index) => devices[index]?.show(frameBytes)),
  ];
  return {
    received: () => received,
    stop: () => {
      for (const stop of stops) stop();
      viewer.close();
      for (const device of devices) device.close();
    },
  };
};

const frameHead = Buffer.from(
  JSON.stringify({ mode: 'grid', codec: 'jpeg', isKey: true, width: 480, height: 270 }),
);
const bareFrame = (): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(frameHead.length);
  return Buffer.concat([size, frameHead, frameBytes]);
};

const openBare = async (port: number, name: string): Promise<WebSocket> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/${name}`, { perMessageDeflate: false });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return socket;
};

const loadBare = async ({ port }: BareReady): Promise<Load> => {
  const viewer = await openBare(port, 'viewer');
  let received = 0;
  viewer.on('message', () => (received += 1));
  const devices = await Promise.all(indexes.map((index) => openBare(port, `device${index}`)));
  const seqs = indexes.map(() => 0);
  const frame = bareFrame();
  const stops = [
    spread(reportEveryMs, (index) => {
      const seq = (seqs[index] ?? 0) + 1;
      seqs[index] = seq;
      const batch = { sentAt: Date.now(), reports: [smallReport(seq)] };
      devices[index]?.send(JSON.stringify({ id: seq, batch }));
    }),
    spread(frameEveryMs, (index) => devices[index]?.send(frame)),
  ];
  return {
    received: () => received,
    stop: () => {
      for (const stop of stops) stop();
      viewer.terminate();
      for (const device of devices) device.terminate();
    },
  };
};

/** µs of processor time a device and second, once the viewer has received what was sent. */
const measure = async <Ready>(file: string, start: (ready: Ready) => Promise<Load>): Promise<number> => {
  const server: ServerProcess<Ready> = await startServerProcess(file);
  try {
    const load = await start(server.ready);
    await pause(warmUpMs);
    const [cpuBefore, receivedBefore, startedAt] = [
      await server.cpuMicros(),
      load.received(),
      performance.now(),
    ];
    await pause(measureMs);
    const cpu = (await server.cpuMicros()) - cpuBefore;
    const seconds = (performance.now() - startedAt) / 1000;
    const wanted = deviceCount * seconds * (1000 / frameEveryMs + 1000 / reportEveryMs);
    const enough = receivedBefore + 0.9 * wanted;
    await waitUntil('the viewer has received what was sent', () => load.received() >= enough);
    load.stop();
    return cpu / seconds / deviceCount;
  } finally {
    await server.stop();
  }
};

const median = (figures: readonly number[]): number => {
  const sorted = figures.toSorted((one, other) => one - other);
  const [low = 0, high = 0] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return (low + high) / 2;
};

/** The server's cost of a device that tells and shows, beside bare `ws` that parses, stores and passes on the same. */
export const relayBench: BenchGroup = {
  name: 'relay',
  run: async (report) => {
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let run = 0; run < runs; run += 1) {
      bare.push(await measure('relay-bare.ts', loadBare));
      ours.push(await measure('relay-thinkclick.ts', loadThinkClick));
    }
    report({
      name: 'relay.cpuPerDevice',
      figure: median(ours),
      unit: 'µs of CPU a device and second',
      baseline: 'bare ws, JSON, zod, same storage',
      baselineFigure: median(bare),
      runs,
    });
  },
};
