import { waitUntil } from '../support/wait-until.ts';
import type { BenchLine } from './harness.ts';
import type { BareReady } from './relay-bare.ts';
import { loadBare } from './relay-bare-load.ts';
import { frameEveryMs, reportEveryMs, spread, type Load } from './relay-load.ts';
import type { ThinkClickReady } from './relay-thinkclick.ts';
import { loadThinkClick } from './relay-thinkclick-load.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';

/** A server that stood idle while the other worked gives memory back, and has to get it again. */
const warmUpMs = 4_000;
const sliceMs = 8_000;
const slices = 4;
const reportsInBurst = 3;
const burstWithinMs = 30_000;

/** A server and its devices. */
interface Side {
  readonly server: ServerProcess<unknown>;
  readonly load: Load;
  readonly deviceCount: number;
  readonly kbPerConnection: number;
}

interface Slice {
  /** µs of processor time for each frame and report that reached its teacher. */
  readonly cpuPerDelivered: number;
  readonly p99Ms: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const untilQuiet = async ({ load }: Side): Promise<void> => {
  let before = -1;
  while (before !== load.heard.all) {
    before = load.heard.all;
    await pause(300);
  }
};

/** Devices at their everyday work for a while. */
const work = async (side: Side): Promise<Slice> => {
  const { server, load, deviceCount } = side;
  const stops = [
    spread(deviceCount, reportEveryMs, (device) => load.report(device)),
    spread(deviceCount, frameEveryMs, (device) => load.frame(device)),
  ];
  await pause(warmUpMs);
  load.heard.takeP99();
  const [cpuBefore, heardBefore] = [await server.ask('cpu'), load.heard.all];
  await pause(sliceMs);
  const cpu = (await server.ask('cpu')) - cpuBefore;
  const slice = { cpuPerDelivered: cpu / (load.heard.all - heardBefore), p99Ms: load.heard.takeP99() };
  for (const stop of stops) stop();
  await untilQuiet(side);
  return slice;
};

/** Every device shows and tells at the same moment. Answers how much of it never came. */
const burst = async ({ load, deviceCount }: Side): Promise<number> => {
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

/** All devices connected and every class watched. */
const open = async <Ready>(
  file: string,
  deviceCount: number,
  createLoad: (ready: Ready, deviceCount: number) => Load,
): Promise<Side> => {
  const server = await startServerProcess<Ready>(file, { words: [String(deviceCount)] });
  const load = createLoad(server.ready, deviceCount);
  // What a device leaves behind on the server when it is gone is not its connection's.
  await load.arrive();
  await load.leave();
  await pause(1_000);
  const memoryBefore = await server.ask('memory');
  await load.arrive();
  await pause(1_000);
  const kbPerConnection = ((await server.ask('memory')) - memoryBefore) / deviceCount / 1024;
  await load.watch();
  return { server, load, deviceCount, kbPerConnection };
};

const openThinkClick = (deviceCount: number): Promise<Side> =>
  open<ThinkClickReady>('relay-thinkclick', deviceCount, loadThinkClick);

const openBare = (deviceCount: number): Promise<Side> => open<BareReady>('relay-bare', deviceCount, loadBare);

const close = async ({ load, server }: Side): Promise<void> => {
  load.close();
  await server.stop();
};

/** In turns, a few seconds each, so that whatever else the machine does falls on both. */
const inTurns = async (sides: readonly Side[]): Promise<Slice[][]> => {
  const measured = sides.map((): Slice[] => []);
  for (let slice = 0; slice < slices; slice += 1) {
    for (const [index, side] of sides.entries()) measured[index]?.push(await work(side));
  }
  return measured;
};

const median = (figures: readonly number[]): number => {
  const sorted = figures.toSorted((one, other) => one - other);
  const [low = 0, high = 0] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return (low + high) / 2;
};

const measure = async (deviceCount: number, report: (line: BenchLine) => void): Promise<void> => {
  const [ours, bare] = [await openThinkClick(deviceCount), await openBare(deviceCount)];
  const [oursInTurns = [], bareInTurns = []] = await inTurns([ours, bare]);
  const line = (name: string, unit: string, figure: number, baselineFigure: number, runs = 1): void =>
    report({
      name: `relay.${name}`,
      figure,
      unit: `${unit} (${deviceCount} devices)`,
      baseline: 'bare ws, JSON, zod, each batch stored as it comes',
      baselineFigure,
      runs,
    });
  const inSlices = (name: string, unit: string, figure: keyof Slice): void => {
    const medianOf = (measured: readonly Slice[]): number => median(measured.map((slice) => slice[figure]));
    line(name, unit, medianOf(oursInTurns), medianOf(bareInTurns), slices);
  };
  inSlices('cpuPerDevice', 'µs of CPU a delivered message', 'cpuPerDelivered');
  inSlices('p99Ms', 'ms from device to teacher', 'p99Ms');
  line('kbPerConnection', 'KB', ours.kbPerConnection, bare.kbPerConnection);
  line('lost', 'messages of a burst', await burst(ours), await burst(bare));
  await close(ours);
  await close(bare);
};

export type Measured = readonly BenchLine[];

/** In a process of its own, which `relay.ts` forks: one that has many former devices to clear away hears the new ones late. */
const [, , deviceCount] = process.argv;
const lines: BenchLine[] = [];
await measure(Number(deviceCount), (line) => lines.push(line));
process.send?.(lines, () => process.exit(0));
