import type { PolicyRules } from '#shared/policy/policy.ts';
import type { Browser, Page } from 'puppeteer';
import { expect } from 'vitest';
import { EnrolledPupil } from './enrolled-pupil.ts';
import { startMadeUpWeb, type MadeUpWeb } from './made-up-web.ts';
import { openSchool } from './open-school.ts';
import { textOf } from './pupil-tab.ts';
import type { School } from './school.ts';
import { ShownPages } from './shown-pages.ts';
import type { TestServer } from './start-server.ts';
import { waitUntil } from './wait-until.ts';
import { answerWays, forbiddenColour } from './ways-to-a-page.ts';

/** The first is on a block list, which the browser's rules hold; the second only the worker can judge. */
export const listedHost = 'bets.example';
export const unknownHost = 'never-heard-of.example';
/** Open at first. */
export const closedLaterHost = 'music.example';
const forbiddenHosts = [listedHost, unknownHost, closedLaterHost];

/** A pupil, and pages of which nothing may ever be seen: all that they show is in one colour. */
export interface FlashStage {
  readonly web: MadeUpWeb;
  readonly server: TestServer;
  readonly school: School;
  readonly pupil: EnrolledPupil;
}

export const raiseFlashStage = async (): Promise<FlashStage> => {
  const web = await startMadeUpWeb({ answer: answerWays((host) => forbiddenHosts.includes(host)) });
  const { server, school } = await openSchool();
  const [first] = school.yearFour.pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  const pupil = await EnrolledPupil.arrive({ web, school, pupil: first, isWorkerWatched: false });
  await waitUntil('the device knows its pupil', () => asksToThink(pupil.opened.browser));
  return { web, server, school, pupil };
};

export const lowerFlashStage = async (stage: FlashStage | null): Promise<void> => {
  await stage?.pupil.close();
  await stage?.server.stop();
  await stage?.web.close();
};

const asksToThink = async (browser: Browser): Promise<boolean> => {
  const page = await browser.newPage();
  await page.goto(`https://${unknownHost}/`).catch(() => null);
  const asks = await waitUntil('one of our pages is there', async () =>
    /not for school|Stop, think, click/.exec(await textOf(page))?.at(0),
  );
  await page.close();
  return asks.startsWith('Stop');
};

export const ourPageFor = async (browser: Browser, to: string): Promise<Page | undefined> =>
  (await browser.pages()).find(
    (page) =>
      /^chrome-extension:.*\/(blocked|think)\.html#/.test(page.url()) && page.url().endsWith(`#${to}`),
  );

/** Nothing of a host is seen or asked for while it is done, nor Chromium's error page in its place. */
export const withNoFlash = async (
  { pupil, web }: FlashStage,
  host: string,
  doIt: (browser: Browser, to: string) => Promise<void>,
): Promise<void> => {
  const { browser } = pupil.opened;
  const before = web.count(host);
  const shown = await ShownPages.watch(browser, forbiddenColour);
  await doIt(browser, `https://${host}/page?a=1`);
  await shown.stop();
  expect({ bad: shown.badPictures, errors: shown.errorPages, requests: web.count(host) - before }).toEqual({
    bad: 0,
    errors: 0,
    requests: 0,
  });
  expect(shown.pictures).toBeGreaterThan(0);
};

const publish = async (
  { school }: FlashStage,
  change: (rules: PolicyRules) => PolicyRules,
): Promise<void> => {
  const { filteringManager } = school.staff;
  const { version, rules } = await filteringManager.do('policy', {});
  await filteringManager.do('publishPolicy', { basedOn: version, rules: change(rules), reason: 'A test' });
  await waitUntil('the device has the policy', async () => {
    const { status } = await filteringManager.do('policy', {});
    return status.version > version && status.connected === 1 && status.applied === 1;
  });
};

const withBlocks = (rules: PolicyRules, change: (hosts: readonly string[]) => string[]): PolicyRules => ({
  ...rules,
  audiences: rules.audiences.map((each) =>
    each.audience.kind === 'everyone' ? { ...each, blockHosts: change(each.blockHosts) } : each,
  ),
});

export const block = (stage: FlashStage, host: string): Promise<void> =>
  publish(stage, (rules) => withBlocks(rules, (hosts) => [...hosts, host]));

export const unblock = (stage: FlashStage, host: string): Promise<void> =>
  publish(stage, (rules) => withBlocks(rules, (hosts) => hosts.filter((blocked) => blocked !== host)));
