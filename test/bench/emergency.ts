import type { Page } from 'puppeteer';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { extensionWorker } from '../support/extension-worker.ts';
import { ListDesk } from '../support/list-desk.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { openTab, waitForOwnPage } from '../support/pupil-tab.ts';
import { createSchool, type School } from '../support/school.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';
import type { BenchGroup } from './harness.ts';
import { median } from './index/measures.ts';
import { paintedAt } from './painted-at.ts';

const realPupils = 3;
const rounds = 8;
/** More than the floor takes, all in a category that it is chosen from. */
const listedHosts = 60_000;
const floorHosts = 30_000;

interface Setting {
  readonly school: School;
  readonly server: TestServer;
  readonly pupils: readonly EnrolledPupil[];
}

const openSite = async ({ opened }: EnrolledPupil, url: string): Promise<Page> => {
  const tab = await openTab(opened.browser, url);
  await tab.bringToFront();
  return tab;
};

const blockedAt = async (tab: Page): Promise<number> => {
  await waitForOwnPage(tab, 'blocked', 30_000);
  return paintedAt(tab);
};

/** One site after the other is blocked on all devices: ms from asking for it to each pupil's blocked page being painted. */
const measure = async ({ school, pupils }: Setting, name: string): Promise<number[]> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const host = `${name}-${round}.rabbits.example`;
    const tabs: Page[] = [];
    for (const pupil of pupils) tabs.push(await openSite(pupil, `https://${host}/`));
    const begunAt = Date.now();
    await school.staff.filteringManager.do('blockInEmergency', { host, reason: 'Measured' });
    for (const instant of await Promise.all(tabs.map(blockedAt))) times.push(instant - begunAt);
    for (const tab of tabs) await tab.close();
    await school.staff.filteringManager.do('liftEmergency', { host });
  }
  return times;
};

/** How many names the browser's own rules hold. */
const namesInRules = async ({ opened }: EnrolledPupil): Promise<number> => {
  const worker = await extensionWorker(opened.browser);
  return worker.evaluate(async () => {
    const rules = await chrome.declarativeNetRequest.getDynamicRules();
    return rules.reduce((sum, { condition }) => sum + (condition.requestDomains?.length ?? 0), 0);
  });
};

const fillFloor = async ({ school, server, pupils }: Setting): Promise<void> => {
  const lines = Array.from({ length: listedHosts }, (_, number) => `${number.toString(36)}-odds.example\n`);
  await new ListDesk(server.url, school.staff.filteringManager).upload(lines.join(''), {
    categoryId: 'adult',
  });
  for (const pupil of pupils) {
    await waitUntil(
      'the browser’s own rules hold the floor',
      async () => (await namesInRules(pupil)) > floorHosts,
      60_000,
    );
  }
};

const raise = async (web: MadeUpWeb, server: TestServer, closing: (() => Promise<unknown>)[]) => {
  const school = await createSchool(server);
  const pupils: EnrolledPupil[] = [];
  for (const pupil of school.yearFour.pupils.slice(0, realPupils)) {
    const arrived = await EnrolledPupil.arrive({ web, school, pupil });
    closing.push(() => arrived.close());
    pupils.push(arrived);
  }
  return { school, server, pupils };
};

/** A site blocked on every device at once, while the browser's own rules are as many as they ever get. */
export const emergencyBench: BenchGroup = {
  name: 'emergency',
  run: async (report) => {
    const web = await startMadeUpWeb();
    const server = await startServer();
    const closing: (() => Promise<unknown>)[] = [];
    try {
      const setting = await raise(web, server, closing);
      const without = await measure(setting, 'before');
      await fillFloor(setting);
      const withFloor = await measure(setting, 'after');
      const line = (name: string, of: (figures: readonly number[]) => number): void =>
        report({
          name,
          figure: of(withFloor),
          unit: `ms from the block to its page in ${realPupils} browsers`,
          baseline: 'without imported lists',
          baselineFigure: of(without),
          runs: rounds,
        });
      line('emergency.medianMs', median);
      line('emergency.worstMs', (figures) => Math.max(...figures));
    } finally {
      for (const close of closing.toReversed()) await close();
      await server.stop();
      await web.close();
    }
  },
};
