import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { launchPupilBrowser } from '../support/launch-browser.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { removeFolder } from '../support/remove-folder.ts';
import { createSchool, type School } from '../support/school.ts';
import { startServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';
import type { BenchGroup } from './harness.ts';

const runs = 5;
const blockedHost = 'bets.example';
const blockedUrl = `https://${blockedHost}/`;

interface Launch {
  readonly web: MadeUpWeb;
  readonly policyJson: string;
  readonly userDataDir: string;
}

const pageAt = (browser: Browser, address: RegExp): Promise<Page> =>
  waitUntil('the first page is there', async () => {
    for (const page of await browser.pages()) if (address.test(page.url())) return page;
    return null;
  });

/** Epoch ms at which a page first painted something to read, by its own clock. */
const paintedAt = (page: Page): Promise<number> =>
  waitUntil('the first page is painted', () =>
    page
      .evaluate(() => {
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        return paint === undefined ? null : performance.timeOrigin + paint.startTime;
      })
      .catch(() => null),
  );

/** From the start of the browser's process to the first paint of what stands in the first tab. */
const launchToPaint = async (launch: Launch, address: RegExp): Promise<number> => {
  const startedAt = Date.now();
  const opened = await launchPupilBrowser({ ...launch, startUrl: blockedUrl });
  try {
    return (await paintedAt(await pageAt(opened.browser, address))) - startedAt;
  } finally {
    await opened.close();
  }
};

/** A profile that has been used before: with the extension, it knows its server and its policy. */
const useProfile = async (launch: Launch, school: School | null): Promise<void> => {
  const opened = await launchPupilBrowser(launch);
  try {
    if (school === null) return;
    if (opened.mode === 'none') throw new Error('The extension cannot be force-installed on this machine.');
    await waitUntil(
      'the device has its policy',
      async () => (await school.staff.admin.do('devices', {})).some(({ policyVersion }) => policyVersion > 0),
      40_000,
    );
  } finally {
    await opened.close();
  }
};

const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? 0;

const measure = async (web: MadeUpWeb, school: School, folder: string) => {
  const policyJson = school.deployment.linuxJson;
  const guarded = { web, policyJson, userDataDir: join(folder, 'guarded') };
  const bare = { web, policyJson: '{}', userDataDir: join(folder, 'bare') };
  await useProfile(guarded, school);
  await useProfile(bare, null);
  const [guardedMs, bareMs]: [number[], number[]] = [[], []];
  let leaked = 0;
  for (let run = 0; run < runs; run += 1) {
    const before = web.count(blockedHost);
    guardedMs.push(await launchToPaint(guarded, /^chrome-extension:\/\/[a-p]+\/blocked\.html/));
    leaked += web.count(blockedHost) - before;
    bareMs.push(await launchToPaint(bare, new RegExp(`^${blockedUrl}`)));
  }
  const unguarded = web.count(blockedHost) - leaked;
  return { guardedMs: median(guardedMs), bareMs: median(bareMs), leaked, unguarded };
};

/** From the start of the browser to protected: the blocked page stands where a launch's first page would. */
export const startBench: BenchGroup = {
  name: 'start',
  run: async (report) => {
    const folder = await mkdtemp(join(tmpdir(), 'thinkclick-start-'));
    const web = await startMadeUpWeb();
    const server = await startServer();
    try {
      const school = await createSchool(server);
      const { guardedMs, bareMs, leaked, unguarded } = await measure(web, school, folder);
      report({
        name: 'start.protectedMs',
        figure: guardedMs,
        unit: 'ms',
        baseline: 'the same page in the same browser without the extension',
        baselineFigure: bareMs,
        runs,
      });
      report({
        name: 'start.firstPageLeaks',
        figure: leaked,
        unit: 'requests at the blocked site',
        baseline: 'the same launches without the extension',
        baselineFigure: unguarded,
        runs,
      });
    } finally {
      await server.stop();
      await web.close();
      await removeFolder(folder);
    }
  },
};
