import { waitUntil } from '../support/wait-until.ts';
import type { BenchGroup, BenchLine } from './harness.ts';
import type { BareReady } from './relay-bare.ts';
import { loadBare } from './relay-bare-load.ts';
import { frameEveryMs, reportEveryMs, spread, type Load } from './relay-load.ts';
import type { ThinkClickReady } from './relay-thinkclick.ts';
import { loadThinkClick } from './relay-thinkclick-load.ts';
import { startServerProcess } from './server-process.ts';

const sizes = [1_000, 2_000];
const warmUpMs = 4_000;
const measureMs = 12_000;
const runs = 2;
const reportsInBurst = 3;
const burstWithinMs = 30_000;

interface Measured {
  /** µs of processor time for each frame and report that reached its teacher. */
  readonly cpuPerDelivered: number;
  readonly kbPerConnection: number;
  readonly p99Ms: number;
  readonly lost: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Devices at their everyday work for a while. */
const work = async (load: Load, deviceCount: number, ask: (what: 'cpu') => Promise<number>) => {
  const stops = [
    spread(deviceCount, reportEveryMs, load.report),
    spread(deviceCount, frameEveryMs, load.frame),
  ];
  await pause(warmUpMs);
  load.heard.takeP99();
  const [cpuBefore, heardBefore] = [await ask('cpu'), load.heard.all];
  await pause(measureMs);
  const cpuPerDelivered = ((await ask('cpu')) - cpuBefore) / (load.heard.all - heardBefore);
  const p99Ms = load.heard.takeP99();
  for (const stop of stops) stop();
  return { cpuPerDelivered, p99Ms };
};

/** Every device shows and tells at the same moment. Answers how much of it never came. */
const burst = async (load: Load, deviceCount: number): Promise<number> => {
  await waitUntilQuiet(load);
  const before = load.heard.all;
  for (let device = 0; device < deviceCount; device += 1) {
    load.frame(device);
    for (let count = 0; count < reportsInBurst; count += 1) load.report(device);
  }
  const wanted = deviceCount * (1 + reportsInBurst);
  const missing = (): number => wanted - (load.heard.all - before);
  await waitUntil('all have come', () => missing() <= 0, burstWithinMs).catch(() => undefined);
  return missing();
};

const waitUntilQuiet = async (load: Load): Promise<void> => {
  let before = -1;
  while (before !== load.heard.all) {
    before = load.heard.all;
    await pause(1_000);
  }
};

export const measure = async <Ready>(
  file: string,
  deviceCount: number,
  createLoad: (ready: Ready, deviceCount: number) => Load,
): Promise<Measured> => {
  const server = await startServerProcess<Ready>(file, { words: [String(deviceCount)] });
  const load = createLoad(server.ready, deviceCount);
  try {
    // What a device leaves behind on the server when it is gone is not its connection's.
    await load.arrive();
    await load.leave();
    await pause(1_000);
    const memoryBefore = await server.ask('memory');
    await load.arrive();
    await pause(1_000);
    const kbPerConnection = ((await server.ask('memory')) - memoryBefore) / deviceCount / 1024;
    await load.watch();
    const { cpuPerDelivered, p99Ms } = await work(load, deviceCount, server.ask);
    return { cpuPerDelivered, p99Ms, kbPerConnection, lost: await burst(load, deviceCount) };
  } finally {
    load.close();
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

const figures: readonly [name: string, unit: string, figure: keyof Measured][] = [
  ['relay.cpuPerDevice', 'µs of CPU a delivered message', 'cpuPerDelivered'],
  ['relay.kbPerConnection', 'KB', 'kbPerConnection'],
  ['relay.p99Ms', 'ms from device to teacher', 'p99Ms'],
  ['relay.lost', 'messages of a burst', 'lost'],
];

const linesOf = (deviceCount: number, ours: readonly Measured[], bare: readonly Measured[]): BenchLine[] =>
  figures.map(([name, unit, figure]) => ({
    name,
    figure: median(ours.map((measured) => measured[figure])),
    unit: `${unit} (${deviceCount} devices)`,
    baseline: 'bare ws, JSON, zod, same storage',
    baselineFigure: median(bare.map((measured) => measured[figure])),
    runs,
  }));

/** The server's cost of devices that tell and show, beside bare `ws` that parses, stores and passes on the same. */
export const relayBench: BenchGroup = {
  name: 'relay',
  run: async (report) => {
    for (const deviceCount of sizes) {
      const [ours, bare]: [Measured[], Measured[]] = [[], []];
      for (let run = 0; run < runs; run += 1) {
        bare.push(await measure<BareReady>('relay-bare.ts', deviceCount, loadBare));
        ours.push(await measure<ThinkClickReady>('relay-thinkclick.ts', deviceCount, loadThinkClick));
      }
      linesOf(deviceCount, ours, bare).forEach(report);
    }
  },
};
