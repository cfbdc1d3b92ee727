import type { Browser, Page } from 'puppeteer';
import type { PolicyRules } from '#shared/policy/policy.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { openSchool } from '../support/open-school.ts';
import { ownPageOf, textOf } from '../support/pupil-tab.ts';
import { leaveTabs, restoringArgs } from '../support/restored-tabs.ts';
import type { School } from '../support/school.ts';
import { ShownPages } from '../support/shown-pages.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';
import {
  answerWays,
  clickLink,
  forbiddenColour,
  openLinkTo,
  openWithFrame,
  waysToAPage,
} from '../support/ways-to-a-page.ts';
import { killWorker } from '../support/worker-life.ts';

interface Setting {
  readonly web: MadeUpWeb;
  readonly server: TestServer;
  readonly school: School;
  readonly pupil: EnrolledPupil;
}

/** The first is on a block list, which the browser's rules hold; the second only the worker can judge. */
const listedHost = 'bets.example';
const unknownHost = 'never-heard-of.example';
/** Open at first. */
const closedLaterHost = 'music.example';
const forbiddenHosts = [listedHost, unknownHost, closedLaterHost];

let raised: Setting | null = null;
const setting = (): Setting => {
  if (raised === null) throw new Error('The setting is not there.');
  return raised;
};

beforeAll(async () => {
  const web = await startMadeUpWeb({
    answer: answerWays((host) => forbiddenHosts.includes(host)),
  });
  const { server, school } = await openSchool();
  const [first] = school.yearFour.pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  const pupil = await EnrolledPupil.arrive({ web, school, pupil: first, isWorkerWatched: false });
  raised = { web, server, school, pupil };
  await waitUntil('the device knows its pupil', () => asksToThink(pupil.opened.browser));
});
afterAll(async () => {
  await raised?.pupil.close();
  await raised?.server.stop();
  await raised?.web.close();
});

const asksToThink = async (browser: Browser): Promise<boolean> => {
  const page = await browser.newPage();
  await page.goto(`https://${unknownHost}/`).catch(() => null);
  const asks = await waitUntil('one of our pages is there', async () =>
    /not for school|Stop, think, click/.exec(await textOf(page))?.at(0),
  );
  await page.close();
  return asks.startsWith('Stop');
};

const ourPageFor = async (browser: Browser, to: string): Promise<Page | undefined> =>
  (await browser.pages()).find(
    (page) =>
      /^chrome-extension:.*\/(blocked|think)\.html#/.test(page.url()) && page.url().endsWith(`#${to}`),
  );

const withNoFlash = async (host: string, doIt: (browser: Browser, to: string) => Promise<void>) => {
  const { pupil, web } = setting();
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

describe.each([
  ['on a block list', listedHost],
  ['that nobody knows', unknownHost],
])('a page %s is never seen, nor Chromium’s error page in its place, when it comes by', (_, host) => {
  test.each(Object.entries(waysToAPage))('%s', async (__, way) => {
    await withNoFlash(host, async (browser, to) => {
      const tab = await browser.newPage();
      await way(tab, to);
      const ours = await waitUntil('our page stands there', () => ourPageFor(browser, to));
      for (const page of new Set([ours, tab])) await page.close();
    });
  });
});

test('a blocked frame in an allowed page shows nothing of it', async () => {
  await withNoFlash(listedHost, async (browser, to) => {
    const tab = await browser.newPage();
    await openWithFrame(tab, to);
    await waitUntil('the frame has come to rest', () =>
      tab.frames().some((frame) => frame !== tab.mainFrame() && frame.url().startsWith('chrome-error:')),
    );
    await tab.close();
  });
});

describe('a worker that is dead', () => {
  test.each([listedHost, unknownHost])('is brought back before a link to %s leads anywhere', async (host) => {
    await withNoFlash(host, async (browser, to) => {
      const tab = await browser.newPage();
      await openLinkTo(tab, to);
      await killWorker(browser);
      await clickLink(tab);
      const ours = await waitUntil('our page stands there', () => ourPageFor(browser, to));
      await ours.close();
    });
  });
});

test('a page with a blocked frame is left as it is when the worker starts again', async () => {
  const { pupil } = setting();
  const { browser } = pupil.opened;
  const tab = await browser.newPage();
  await openWithFrame(tab, `https://${listedHost}/page`);
  await tab.evaluate(() => (document.title = 'Half a story'));
  await killWorker(browser);
  await pupil.untilConnected(false);
  const other = await browser.newPage();
  await other.goto('https://maths.example/');
  // By then it has gone through the open tabs.
  await pupil.untilConnected(true);
  expect(await tab.title()).toBe('Half a story');
  for (const page of [tab, other]) await page.close();
});

test('tabs that come back with the browser are judged like all others', async () => {
  const { pupil, web } = setting();
  const urls = [listedHost, unknownHost].map((host) => `https://${host}/left`);
  await pupil.opened.close();
  await leaveTabs({ web, userDataDir: pupil.opened.userDataDir, urls });
  const requests = () => web.count(listedHost) + web.count(unknownHost);
  const before = requests();
  expect(before).toBeGreaterThan(0);
  await pupil.reopen({ args: restoringArgs });
  const { browser } = pupil.opened;
  const shown = await ShownPages.watch(browser, forbiddenColour);
  for (const url of urls) {
    await waitUntil(`our page stands for ${url}`, async () => {
      // Chromium loads a tab of a former life when somebody looks at it.
      for (const page of await browser.pages()) if (ownPageOf(page) === null) await page.bringToFront();
      return ourPageFor(browser, url);
    });
  }
  await shown.stop();
  await pupil.untilConnected(true);
  expect([shown.badFrames, requests() - before]).toEqual([0, 0]);
});

const publish = async (change: (rules: PolicyRules) => PolicyRules): Promise<void> => {
  const { filteringManager } = setting().school.staff;
  const { version, rules } = await filteringManager.do('policy', {});
  await filteringManager.do('publishPolicy', { basedOn: version, rules: change(rules), reason: 'A test' });
  await waitUntil('every device has the policy', async () => {
    const { status } = await filteringManager.do('policy', {});
    return status.version > version && status.applied === status.connected;
  });
};

const withBlock =
  (host: string) =>
  (rules: PolicyRules): PolicyRules => ({
    ...rules,
    audiences: rules.audiences.map((each) =>
      each.audience.kind === 'everyone' ? { ...each, blockHosts: [...each.blockHosts, host] } : each,
    ),
  });

const unblock =
  (host: string) =>
  (rules: PolicyRules): PolicyRules => ({
    ...rules,
    audiences: rules.audiences.map((each) => ({
      ...each,
      blockHosts: each.blockHosts.filter((blocked) => blocked !== host),
    })),
  });

describe('the way back does not lead to a page that was closed in the meantime', () => {
  const to = `https://${closedLaterHost}/page?a=1`;
  const elsewhere = 'https://maths.example/';
  /** A page whose script still waits for an answer is not kept. */
  const visit = async (tab: Page): Promise<void> => {
    await tab.goto(to);
    await tab.waitForSelector('thinkclick-mark');
  };

  test('though it would have come back without a request', async () => {
    // Chromium keeps a page or not as it finds it in the moment it is left.
    const back = await waitUntil('it came back as it was', async () => {
      const tab = await setting().pupil.opened.browser.newPage();
      await visit(tab);
      await tab.goto(elsewhere);
      const before = setting().web.count(closedLaterHost);
      await tab.goBack();
      const came = { url: tab.url(), requests: setting().web.count(closedLaterHost) - before };
      await tab.close();
      return came.requests === 0 && came;
    });
    expect(back).toEqual({ url: to, requests: 0 });
  });

  test('when it was left before', async () => {
    const tab = await setting().pupil.opened.browser.newPage();
    await visit(tab);
    await tab.goto(elsewhere);
    await publish(withBlock(closedLaterHost));
    await withNoFlash(closedLaterHost, async (browser) => {
      await tab.goBack().catch(() => null);
      await waitUntil('our page stands there', () => ourPageFor(browser, to));
      await tab.close();
    });
    await publish(unblock(closedLaterHost));
  });

  test('when it was put away itself', async () => {
    const { browser } = setting().pupil.opened;
    const tab = await browser.newPage();
    await tab.goto(elsewhere);
    await visit(tab);
    await publish(withBlock(closedLaterHost));
    await waitUntil('our page stands there', () => ourPageFor(browser, to));
    await tab.goto(elsewhere);
    await withNoFlash(closedLaterHost, async () => {
      // First our page, then what it took the place of.
      await tab.goBack().catch(() => null);
      await tab.goBack().catch(() => null);
      await waitUntil('our page stands there', () => ourPageFor(browser, to));
      await tab.close();
    });
    await publish(unblock(closedLaterHost));
  });
});
