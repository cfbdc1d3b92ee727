import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { launchPupilBrowser, type PupilBrowser } from '../support/launch-browser.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { removeFolder } from '../support/remove-folder.ts';
import { leaveTabs, restoringArgs } from '../support/restored-tabs.ts';
import { createSchool, type School } from '../support/school.ts';
import { ShownPages } from '../support/shown-pages.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';
import {
  answerWays,
  clickLink,
  forbiddenColour,
  openLinkTo,
  waysToAPage,
  type Way,
} from '../support/ways-to-a-page.ts';
import { killWorker } from '../support/worker-life.ts';
import type { BenchGroup, BenchLine } from './harness.ts';

const sizes = [300_000, 5_000_000];
const launches = 3;
const lives = 4;
const tabsLeft = 3;
const hotRuns = 40;
const pauseMs = 60;

const ending = '-odds.example';
const listedHost = (number: number): string => `${number.toString(36)}${ending}`;

interface Setting {
  readonly web: MadeUpWeb;
  readonly server: TestServer;
  readonly school: School;
  readonly pupil: EnrolledPupil;
  readonly bare: PupilBrowser;
}

/** What came through: pictures of a forbidden page and error pages that stood in a tab; requests at forbidden hosts. */
interface Leaks {
  loads: number;
  badFrames: number;
  badRequests: number;
}

const upload = async ({ server, school }: Setting, hostCount: number): Promise<void> => {
  const lines = Array.from({ length: hostCount }, (_, number) => `${listedHost(number)}\n`);
  const response = await fetch(`${server.url}/api/category-lists?name=odds.txt&categoryId=games`, {
    method: 'POST',
    headers: {
      cookie: school.staff.filteringManager.cookie(),
      origin: new URL(server.url).origin,
      'content-type': 'application/octet-stream',
    },
    body: lines.join(''),
  });
  const answer = (await response.json()) as { ok: boolean };
  if (!answer.ok) throw new Error(`The lists were refused: ${JSON.stringify(answer)}`);
};

const shownIn = (page: Page): string => page.url().replace(/^chrome-extension:\/\/[a-p]+\//, 'ours:');

/** The tab in which an address came to rest: as itself where nobody stops it. */
const restingFor = async (browser: Browser, url: string): Promise<Page | undefined> =>
  (await browser.pages()).find((page) => {
    const shown = shownIn(page);
    return shown === url || (/^ours:(blocked|think)\.html/.test(shown) && shown.endsWith(`#${url}`));
  });

const untilBlocked = async ({ pupil }: Setting, url: string): Promise<void> => {
  const { browser } = pupil.opened;
  await waitUntil(
    'the device has the index',
    async () => {
      const tab = await browser.newPage();
      await tab.goto(url).catch(() => null);
      const ours = await waitUntil('one of our pages is there', () => restingFor(browser, url));
      // The page asks the worker once it has loaded.
      const isBlocked = shownIn(ours).startsWith('ours:blocked.html#');
      await tab.close();
      return isBlocked;
    },
    120_000,
    500,
  );
};

/** Counts what comes through while something leads to an address, in any tab. */
const counted = async (
  { web }: Setting,
  leaks: Leaks,
  browser: Browser,
  urls: readonly string[],
  lead: () => Promise<unknown>,
): Promise<void> => {
  const requests = () => urls.reduce((sum, url) => sum + web.count(new URL(url).host), 0);
  const before = requests();
  const shown = await ShownPages.watch(browser, forbiddenColour);
  await lead();
  for (const url of urls) await waitUntil(`${url} comes to rest`, () => restingFor(browser, url), 30_000);
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
  await shown.stop();
  leaks.loads += urls.length;
  leaks.badFrames += shown.badFrames;
  leaks.badRequests += requests() - before;
};

const closeTabs = async (browser: Browser): Promise<void> => {
  for (const page of (await browser.pages()).slice(1)) await page.close().catch(() => undefined);
};

/** Hands out listed hosts, each once. */
const hostSource = (hostCount: number): (() => string) => {
  let given = 0;
  return () => `https://${listedHost((given++ * 7_919 + 77) % hostCount)}/page`;
};

const eachWay = async (
  setting: Setting,
  browser: Browser,
  next: () => string,
  leaks: Leaks,
): Promise<void> => {
  for (const way of Object.values<Way>(waysToAPage)) {
    const url = next();
    const tab = await browser.newPage();
    await counted(setting, leaks, browser, [url], () => way(tab, url));
    await closeTabs(browser);
  }
};

const deadAndStarting = async (setting: Setting, next: () => string, leaks: Leaks): Promise<void> => {
  const { browser } = setting.pupil.opened;
  for (let life = 0; life < lives; life += 1) {
    const url = next();
    const tab = await browser.newPage();
    const other = await browser.newPage();
    await openLinkTo(tab, url);
    await tab.bringToFront();
    await killWorker(browser);
    await counted(setting, leaks, browser, [url], async () => {
      // Every second time something else has just woken the worker.
      if (life % 2 === 1) void other.goto('https://maths.example/').catch(() => null);
      await clickLink(tab);
    });
    await closeTabs(browser);
  }
};

const firstPages = async (setting: Setting, next: () => string, leaks: Leaks): Promise<void> => {
  const { pupil } = setting;
  for (let launch = 0; launch < launches; launch += 1) {
    const url = next();
    const before = setting.web.count(new URL(url).host);
    await pupil.reopen({ startUrl: url });
    await counted(setting, leaks, pupil.opened.browser, [url], async () => undefined);
    // What left before the watch began.
    leaks.badRequests += setting.web.count(new URL(url).host) - before;
  }
};

const restored = async (setting: Setting, next: () => string, leaks: Leaks): Promise<void> => {
  const { pupil, web } = setting;
  const urls = Array.from({ length: tabsLeft }, next);
  await pupil.opened.close();
  await leaveTabs({ web, userDataDir: pupil.opened.userDataDir, urls });
  const requests = () => urls.reduce((sum, url) => sum + web.count(new URL(url).host), 0);
  const before = requests();
  await pupil.reopen({ args: restoringArgs });
  const { browser } = pupil.opened;
  const shown = await ShownPages.watch(browser, forbiddenColour);
  for (const url of urls) {
    await waitUntil(`${url} comes to rest`, async () => {
      // Chromium loads a tab of a former life when somebody looks at it.
      for (const page of await browser.pages())
        if (!shownIn(page).startsWith('ours:')) await page.bringToFront();
      return restingFor(browser, url);
    });
  }
  await shown.stop();
  leaks.loads += urls.length;
  leaks.badFrames += shown.badFrames;
  leaks.badRequests += requests() - before;
  await closeTabs(browser);
};

const noLeaks = (): Leaks => ({ loads: 0, badFrames: 0, badRequests: 0 });

const measureLeaks = async (
  setting: Setting,
  hostCount: number,
  report: (line: BenchLine) => void,
): Promise<void> => {
  const next = hostSource(hostCount);
  const [guarded, bare] = [noLeaks(), noLeaks()];
  await eachWay(setting, setting.pupil.opened.browser, next, guarded);
  await deadAndStarting(setting, next, guarded);
  await firstPages(setting, next, guarded);
  await restored(setting, next, guarded);
  await eachWay(setting, setting.bare.browser, next, bare);
  const at = `at ${hostCount / 1_000} k domains`;
  const rest = { baseline: `without the extension, in ${bare.loads} loads`, runs: guarded.loads };
  report({
    name: 'flash.badFrames',
    figure: guarded.badFrames,
    unit: `blocked or error pages seen ${at}`,
    baselineFigure: bare.badFrames,
    ...rest,
  });
  report({
    name: 'flash.badRequests',
    figure: guarded.badRequests,
    unit: `requests at blocked hosts ${at}`,
    baselineFigure: bare.badRequests,
    ...rest,
  });
};

const median = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[figures.length >> 1] ?? 0;

/** From the start of a navigation to the first byte of its answer, by the page's own clock. */
const firstByteMs = async (tab: Page, url: string): Promise<number> => {
  await tab.bringToFront();
  await tab.goto(url);
  const spentMs = await tab.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation');
    return entry instanceof PerformanceNavigationTiming ? entry.responseStart : Number.NaN;
  });
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
  return spentMs;
};

const measureHot = async ({ pupil, bare }: Setting, report: (line: BenchLine) => void): Promise<void> => {
  const tabs = [await pupil.opened.browser.newPage(), await bare.browser.newPage()] as const;
  const figures: [number[], number[]] = [[], []];
  // Turn and turn about, so that a busy machine is as unkind to both; the first two warm up.
  for (let run = -2; run < hotRuns; run += 1) {
    for (const who of run % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const spentMs = await firstByteMs(
        tabs[who],
        `https://maths.example/${run % 2 ? 'shapes' : ''}?run=${run}`,
      );
      if (run >= 0) figures[who].push(spentMs);
    }
  }
  const [guardedMs, bareMs] = [median(figures[0]), median(figures[1])];
  report({
    name: 'flash.hotMs',
    figure: guardedMs - bareMs,
    unit: 'ms more to the first byte of an open page, worker hot',
    baseline: 'the whole way to the first byte without the extension',
    baselineFigure: bareMs,
    runs: hotRuns,
  });
};

const withSetting = async (job: (setting: Setting) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'thinkclick-flash-'));
  const web = await startMadeUpWeb({ answer: answerWays((host) => host.endsWith(ending)) });
  const server = await startServer();
  const closing: (() => Promise<void>)[] = [];
  try {
    const school = await createSchool(server);
    const [first] = school.yearFour.pupils;
    if (first === undefined) throw new Error('The made-up class is empty.');
    const pupil = await EnrolledPupil.arrive({ web, school, pupil: first, isWorkerWatched: false });
    closing.push(() => pupil.close());
    if (pupil.opened.mode === 'none')
      throw new Error('The extension cannot be force-installed on this machine.');
    const bare = await launchPupilBrowser({ web, policyJson: '{}', userDataDir: join(folder, 'bare') });
    closing.push(() => bare.close());
    await job({ web, server, school, pupil, bare });
  } finally {
    for (const close of closing) await close();
    await server.stop();
    await web.close();
    await removeFolder(folder);
  }
};

/** What a pupil sees of blocked pages on the way to them, and what an open page pays for that. */
export const flashBench: BenchGroup = {
  name: 'flash',
  run: (report) =>
    withSetting(async (setting) => {
      for (const hostCount of sizes) {
        await upload(setting, hostCount);
        await untilBlocked(setting, `https://${listedHost(hostCount - 1)}/`);
        await measureLeaks(setting, hostCount, report);
      }
      await measureHot(setting, report);
    }),
};
