import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { hostAndParents } from '#shared/policy/address.ts';
import { buildCategoryIndex, type CategoryIndex, type HostList } from '#shared/policy/category-index.ts';
import { buildCompactIndex } from '#shared/policy/index/build-compact-index.ts';
import { openCompactIndex } from '#shared/policy/index/open-compact-index.ts';
import { importFile } from '../../server/filtering/import/import-lists.ts';
import type { BenchGroup, BenchLine } from './harness.ts';

const hostCount = 5_000_000;
const categoryCount = 60;
const lookups = 100_000;
const rounds = 11;
const loadRounds = 5;
const baseline = `a JS Map of the same ${hostCount / 1e6} million hosts`;

/** Scatters whole numbers below 2³² without meeting itself. */
const scattered = (number: number): string => (Math.imul(number, 0x9e3779b1) >>> 0).toString(36);
const endings = ['example', 'test', 'blog.example', 'co.test'];

/** Names of the length that public lists have, 17 letters on average. */
const hostOf = (number: number): string =>
  `${scattered(number)}-${number % 977}.${endings[number % endings.length]}`;

const generate = (): HostList[] =>
  Array.from({ length: categoryCount }, (_, list) => ({
    id: `category-${list}`,
    hosts: Array.from({ length: Math.floor(hostCount / categoryCount) }, (__, place) =>
      hostOf(place * categoryCount + list),
    ),
  }));

/** Half of them listed, three or four names each with their parents, far apart from each other. */
const askedHosts = (): string[] =>
  Array.from({ length: lookups }, (_, place) => {
    const number = (place * 7_919_317) % (hostCount - categoryCount);
    return place % 2 === 0 ? `www.${hostOf(number)}` : `www.maps.${hostOf(number + hostCount)}`;
  });

const median = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[figures.length >> 1] ?? 0;

const timed = async <Value>(work: () => Value | Promise<Value>): Promise<[ms: number, value: Value]> => {
  const startedAt = performance.now();
  const value = await work();
  return [performance.now() - startedAt, value];
};

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
};

const heapBytes = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

const verdictUs = (index: CategoryIndex, hosts: readonly string[]): number => {
  let found = 0;
  const startedAt = performance.now();
  for (const host of hosts) if (index.find(hostAndParents(host)) !== null) found += 1;
  const spentMs = performance.now() - startedAt;
  if (found !== hosts.length / 2) throw new Error(`Found ${found} hosts of ${hosts.length / 2}.`);
  return (spentMs * 1_000) / hosts.length;
};

/** What a device without an index of its own would do: read the lists' text, and fill a Map with it. */
const readText = (text: string): CategoryIndex =>
  buildCategoryIndex(
    text.split('\n\n').map((list) => {
      const [id = '', ...hosts] = list.split('\n');
      return { id, hosts };
    }),
  );

interface Measured {
  readonly buildMs: number;
  readonly loadMs: number;
  readonly bytes: number;
  readonly index: CategoryIndex;
}

const measureCompact = async (lists: readonly HostList[]): Promise<Measured> => {
  const [buildMs, file] = await timed(() => buildCompactIndex(lists, { seed: [0xdecade, 0xc0ffee] }));
  const loads: number[] = [];
  let index: CategoryIndex | null = null;
  for (let load = 0; load < loadRounds; load += 1) {
    const [spentMs, opened] = await timed(() => openCompactIndex(file));
    loads.push(spentMs);
    index = opened;
  }
  if (index === null) throw new Error('The index was refused.');
  return { buildMs, loadMs: median(loads), bytes: file.length, index };
};

const measureMap = async (lists: readonly HostList[]): Promise<Measured> => {
  const [buildMs] = await timed(() => buildCategoryIndex(lists));
  const before = heapBytes();
  const text = lists.map(({ id, hosts }) => [id, ...hosts].join('\n')).join('\n\n');
  const [loadMs, index] = await timed(() => readText(text));
  return { buildMs, loadMs, bytes: heapBytes() - before, index };
};

const measure = async (report: (line: BenchLine) => void): Promise<void> => {
  const lists = generate();
  const hosts = Math.floor(hostCount / categoryCount) * categoryCount;
  const ours = await measureCompact(lists);
  const map = await measureMap(lists);
  const asked = askedHosts();
  const [ourUs, mapUs]: [number[], number[]] = [[], []];
  // Turn and turn about, so that a busy machine is as unkind to both.
  for (let round = 0; round < rounds; round += 1) {
    ourUs.push(verdictUs(ours.index, asked));
    mapUs.push(verdictUs(map.index, asked));
  }
  const figures: readonly [
    name: string,
    unit: string,
    figure: number,
    baselineFigure: number,
    runs: number,
  ][] = [
    ['index.bytesPerDomain', 'bytes', ours.bytes / hosts, map.bytes / hosts, 1],
    ['index.verdictUs', 'µs for a host and its parents', median(ourUs), median(mapUs), rounds],
    ['index.loadMs', 'ms', ours.loadMs, map.loadMs, 1],
    ['index.buildMs', 'ms', ours.buildMs, map.buildMs, 1],
  ];
  for (const [name, unit, figure, baselineFigure, runs] of figures) {
    report({ name, figure, unit, baseline, baselineFigure, runs });
  }
};

const importMs = async (bytes: AsyncIterable<Uint8Array>): Promise<number> => {
  const [spentMs, imported] = await timed(() => importFile('list', bytes, { categoryId: 'imported' }));
  if (!imported.ok) throw new Error(imported.detail);
  return spentMs;
};

/** Reads every line into a Set, and asks nothing of it. */
const bareMs = async (read: () => Buffer | Promise<Buffer>): Promise<number> => {
  const [spentMs, lines] = await timed(async () => new Set((await read()).toString().split('\n')));
  if (lines.size === 0) throw new Error('There is no line in it.');
  return spentMs;
};

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536);
}

const measureImports = async (report: (line: BenchLine) => void): Promise<void> => {
  const text = Buffer.from(Array.from({ length: hostCount }, (_, place) => `${hostOf(place)}\n`).join(''));
  const lines = 'the same lines into a Set, unchecked';
  report({
    name: 'index.importMs',
    figure: await importMs(inPieces(text)),
    unit: 'ms for 5 million lines',
    baseline: lines,
    baselineFigure: await bareMs(() => text),
    runs: 1,
  });
  const path = process.env['UT1_ARCHIVE'];
  if (path === undefined) return;
  report({
    name: 'index.importUt1Ms',
    figure: await importMs(createReadStream(path)),
    unit: 'ms',
    baseline: lines,
    baselineFigure: await bareMs(async () => gunzipSync(await readFile(path))),
    runs: 1,
  });
};

/**
 * Five million hosts in sixty categories as the device keeps them, beside a Map of strings; and lists read. The public
 * list of UT1 is read as well where UT1_ARCHIVE names its archive.
 */
export const indexBench: BenchGroup = {
  name: 'index',
  run: async (report) => {
    await measure(report);
    await measureImports(report);
  },
};
