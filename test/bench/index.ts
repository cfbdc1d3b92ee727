import { hostAndParents } from '#shared/policy/address.ts';
import { buildCategoryIndex, type CategoryIndex, type HostList } from '#shared/policy/category-index.ts';
import { buildCompactIndex } from '#shared/policy/index/build-compact-index.ts';
import { openCompactIndex, type CompactIndex } from '#shared/policy/index/open-compact-index.ts';
import type { BenchGroup, BenchLine } from './harness.ts';
import { askedHosts, categoryCount, hostCount, hostOf, madeUpLists } from './index/made-up-hosts.ts';
import { measureAdblocker } from './index/measure-adblocker.ts';
import { measureDnr } from './index/measure-dnr.ts';
import { measureImports } from './index/measure-imports.ts';
import type { Measured } from './index/measured.ts';
import { heapBytes, median, timed, verdictUs } from './index/measures.ts';

type Report = (line: BenchLine) => void;

const lookups = 100_000;
const rounds = 11;
const loadRounds = 5;
const strangers = 20_000_000;
/** What is asked of the index: below 10⁻⁸ a name. */
const falseHitsAllowed = 1e-8;

/** What a device without an index of its own would do: read the lists' text, and fill a Map with it. */
const readText = (text: string): CategoryIndex =>
  buildCategoryIndex(
    text.split('\n\n').map((list) => {
      const [id = '', ...hosts] = list.split('\n');
      return { id, hosts };
    }),
  );

type Opened<Index> = Omit<Measured, 'verdictUs'> & { readonly index: Index };
const hosts = Math.floor(hostCount / categoryCount) * categoryCount;

const measureCompact = async (lists: readonly HostList[]): Promise<Opened<CompactIndex>> => {
  const [buildMs, file] = await timed(() => buildCompactIndex(lists, { seed: [0xdecade, 0xc0ffee] }));
  const loads: number[] = [];
  let index: CompactIndex | null = null;
  for (let load = 0; load < loadRounds; load += 1) {
    const [spentMs, opened] = await timed(() => openCompactIndex(file));
    loads.push(spentMs);
    index = opened;
  }
  if (index === null) throw new Error('The index was refused.');
  return { hosts, buildMs, loadMs: median(loads), bytes: file.length, index };
};

const measureMap = async (lists: readonly HostList[]): Promise<Opened<CategoryIndex>> => {
  const [buildMs] = await timed(() => buildCategoryIndex(lists));
  const before = heapBytes();
  const text = lists.map(({ id, hosts: listed }) => [id, ...listed].join('\n')).join('\n\n');
  const [loadMs, index] = await timed(() => readText(text));
  return { hosts, buildMs, loadMs, bytes: heapBytes() - before, index };
};

/** Turn and turn about, so that a busy machine is as unkind to both. */
const measureVerdicts = (ours: CategoryIndex, map: CategoryIndex): [ours: number, map: number] => {
  const asked = askedHosts(lookups, hostCount);
  const [ourUs, mapUs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ourUs.push(verdictUs(asked, (host) => ours.find(hostAndParents(host)) !== null));
    mapUs.push(verdictUs(asked, (host) => map.find(hostAndParents(host)) !== null));
  }
  return [median(ourUs), median(mapUs)];
};

/** Ours beside another. One of fewer hosts is compared by what each host takes; times are scaled to as many hosts as ours. */
const compare = (report: Report, ours: Measured, other: Measured, what: string): void => {
  const scale = ours.hosts / other.hosts;
  const millions = `${other.hosts / 1e6} million hosts`;
  const scaled = scale === 1 ? `${what} of ${millions}` : `${what} (${millions}, times ${scale})`;
  const line = (name: string, unit: string, figure: number, baselineFigure: number, runs = 1): void =>
    report({
      name,
      figure,
      unit,
      baseline: unit === 'ms' ? scaled : `${what} of ${millions}`,
      baselineFigure,
      runs,
    });
  line('index.bytesPerDomain', 'bytes', ours.bytes / ours.hosts, other.bytes / other.hosts);
  line('index.loadMs', 'ms', ours.loadMs, other.loadMs * scale);
  line('index.buildMs', 'ms', ours.buildMs, other.buildMs * scale);
  if (ours.verdictUs !== null && other.verdictUs !== null) {
    line('index.verdictUs', 'µs for a host and its parents', ours.verdictUs, other.verdictUs, rounds);
  }
};

/** Names that nobody listed, each asked for once. */
const measureFalseHits = (index: CompactIndex): BenchLine => {
  let hits = 0;
  for (let number = 0; number < strangers; number += 1) {
    if (index.find([hostOf(number + hostCount * 2)]) !== null) hits += 1;
  }
  return {
    name: 'index.falseHits',
    figure: hits,
    unit: `of ${strangers / 1e6} million names that are not listed`,
    baseline: 'as many as may be',
    baselineFigure: falseHitsAllowed * strangers,
    runs: 1,
  };
};

const measureLookups = async (report: Report): Promise<Measured> => {
  const lists = madeUpLists();
  const [compact, map] = [await measureCompact(lists), await measureMap(lists)];
  const [ourUs, mapUs] = measureVerdicts(compact.index, map.index);
  const ours = { ...compact, verdictUs: ourUs };
  compare(report, ours, { ...map, verdictUs: mapUs }, 'a JS Map');
  report(measureFalseHits(compact.index));
  return ours;
};

/** Five million hosts in sixty categories as the device keeps them, beside other ways to keep them; and lists read. */
export const indexBench: BenchGroup = {
  name: 'index',
  run: async (report) => {
    const ours = await measureLookups(report);
    compare(report, ours, await measureAdblocker(), '@ghostery/adblocker');
    compare(report, ours, await measureDnr(), 'one DNR rule in Chromium');
    await measureImports(report);
  },
};
