import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { launchPupilBrowser, type PupilBrowser } from '../support/launch-browser.ts';
import { answerFetching } from '../support/fetching-page.ts';
import { ListDesk } from '../support/list-desk.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { removeFolder } from '../support/remove-folder.ts';
import { createSchool, type School } from '../support/school.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';
import { createMutant } from '../ways-round/mutant.ts';
import type { BenchGroup, BenchLine } from './harness.ts';
import { median } from './index/measures.ts';
import { fetchedCount, serveBusyPage, wholeMs } from './subresources/busy-page.ts';
import { measureArrivals } from './subresources/measure-arrivals.ts';
import { measureFloor } from './subresources/measure-floor.ts';
import { cpuMsOf } from './subresources/process-times.ts';

const listedHosts = 300_000;
const runs = 40;
/** How long each answer of the made-up web takes: as fast as this machine can, and like a server in the same country. */
const delays = [0, 25];

/** A browser without the extension, with one that is asked about pages and frames alone, and with ours. */
const variants = ['bare', 'framesOnly', 'whole'] as const;
type Variant = (typeof variants)[number];
type Per<Value> = Readonly<Record<Variant, Value>>;

interface Stage {
  readonly web: MadeUpWeb;
  readonly server: TestServer;
  readonly school: School;
  readonly closing: (() => Promise<void>)[];
}

const arrive = async (stage: Stage, place: number, policyJson: string): Promise<PupilBrowser> => {
  const { web, school, closing } = stage;
  const pupil = school.yearFour.pupils[place];
  if (pupil === undefined) throw new Error('The made-up class is too small.');
  const deployment = { ...school.deployment, linuxJson: policyJson };
  const about = { web, school: { ...school, deployment }, pupil, isWorkerWatched: false };
  const enrolled = await EnrolledPupil.arrive(about);
  closing.push(() => enrolled.close());
  if (enrolled.opened.mode === 'none')
    throw new Error('The extension cannot be force-installed on this machine.');
  return enrolled.opened;
};

const open = async (stage: Stage, folder: string): Promise<Per<PupilBrowser>> => {
  const { web, server, school, closing } = stage;
  const { linuxJson } = school.deployment;
  const bare = await launchPupilBrowser({ web, policyJson: '{}', userDataDir: join(folder, 'bare') });
  closing.push(() => bare.close());
  const mutant = await createMutant(linuxJson, server.dataFolder, ['inside-requests']);
  closing.push(() => mutant.close());
  return {
    bare,
    framesOnly: await arrive(stage, 0, mutant.policyJson),
    whole: await arrive(stage, 1, linuxJson),
  };
};

/** So that what is asked is the index of a school that has imported lists. */
const importLists = async ({ server, school }: Stage): Promise<void> => {
  const lines = Array.from({ length: listedHosts }, (_, number) => `${number.toString(36)}-odds.example\n`);
  await new ListDesk(server.url, school.staff.filteringManager).upload(lines.join(''), {
    categoryId: 'games',
  });
  await waitUntil(
    'both devices have the index',
    async () => {
      const devices = await school.staff.admin.do('devices', {});
      return devices.length === 2 && devices.every(({ problems }) => problems.length === 0);
    },
    60_000,
  );
};

interface Cost {
  readonly wholeMs: number[];
  /** Of one load. */
  cpuMs: number;
  extensionCpuMs: number;
}

const cpuOf = ({ browser }: PupilBrowser) => cpuMsOf(browser.process()?.pid ?? 0);

const measure = async (browsers: Per<PupilBrowser>, name: string): Promise<Per<Cost>> => {
  const tabs: Record<Variant, Page> = {
    bare: await browsers.bare.browser.newPage(),
    framesOnly: await browsers.framesOnly.browser.newPage(),
    whole: await browsers.whole.browser.newPage(),
  };
  const none = (): Cost => ({ wholeMs: [], cpuMs: 0, extensionCpuMs: 0 });
  const costs: Per<Cost> = { bare: none(), framesOnly: none(), whole: none() };
  // Turn and turn about, so that a busy machine is as unkind to all; the first three warm up.
  for (let run = -3; run < runs; run += 1) {
    for (let turn = 0; turn < variants.length; turn += 1) {
      const variant = variants[(turn + run + 3) % variants.length] ?? 'bare';
      const before = cpuOf(browsers[variant]);
      const spentMs = await wholeMs(tabs[variant], `${name}-${variant}-${run}`);
      const after = cpuOf(browsers[variant]);
      if (run < 0) continue;
      costs[variant].wholeMs.push(spentMs);
      costs[variant].cpuMs += (after.all - before.all) / runs;
      costs[variant].extensionCpuMs += (after.extension - before.extension) / runs;
    }
  }
  for (const tab of Object.values(tabs)) await tab.close();
  return costs;
};

const compare = (report: (line: BenchLine) => void, costs: Per<Cost>, at: string): void => {
  const { bare, framesOnly, whole } = costs;
  const line = (name: string, unit: string, baseline: string, figure: number, baselineFigure: number): void =>
    report({ name: `subresources.${name}`, unit: `${unit} ${at}`, baseline, figure, baselineFigure, runs });
  const asked = 'asked about frames alone';
  const load = 'ms until all is there';
  const added = whole.wholeMs.map((ms, run) => ms - (framesOnly.wholeMs[run] ?? Number.NaN));
  line('loadMs', load, asked, median(whole.wholeMs), median(framesOnly.wholeMs));
  line('loadMs', load, 'without the extension', median(whole.wholeMs), median(bare.wholeMs));
  const wholeLoad = 'the whole load, asked about frames alone';
  line('addedMs', `${load}, run for run`, wholeLoad, median(added), median(framesOnly.wholeMs));
  line(
    'extensionCpuMs',
    'ms of CPU a load, extension',
    asked,
    whole.extensionCpuMs,
    framesOnly.extensionCpuMs,
  );
  line('cpuMs', 'ms of CPU a load, all processes', asked, whole.cpuMs, framesOnly.cpuMs);
  line('cpuMs', 'ms of CPU a load, all processes', 'without the extension', whole.cpuMs, bare.cpuMs);
};

/** What an open page pays for the worker's being asked about everything that it fetches. */
export const subresourcesBench: BenchGroup = {
  name: 'subresources',
  run: async (report) => {
    await measureFloor(report);
    const folder = await mkdtemp(join(tmpdir(), 'thinkclick-subresources-'));
    let delayMs = 0;
    const web = await startMadeUpWeb({ answer: answerFetching, serve: serveBusyPage(() => delayMs) });
    const server = await startServer();
    const closing: (() => Promise<void>)[] = [];
    try {
      const stage = { web, server, school: await createSchool(server), closing };
      const browsers = await open(stage, folder);
      await importLists(stage);
      const { framesOnly, whole } = browsers;
      await measureArrivals(web, { framesOnly: framesOnly.browser, whole: whole.browser }, report);
      for (const delay of delays) {
        delayMs = delay;
        const costs = await measure(browsers, `after-${delay}`);
        compare(report, costs, `(${fetchedCount} requests, each answered after ${delay} ms)`);
      }
    } finally {
      for (const close of closing.toReversed()) await close();
      await server.stop();
      await web.close();
      await removeFolder(folder);
    }
  },
};
