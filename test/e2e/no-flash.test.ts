import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  listedHost,
  lowerFlashStage,
  ourPageFor,
  raiseFlashStage,
  unknownHost,
  withNoFlash,
  type FlashStage,
} from '../support/flash-stage.ts';
import { ownPageOf } from '../support/pupil-tab.ts';
import { leaveTabs, restoringArgs } from '../support/restored-tabs.ts';
import { ShownPages } from '../support/shown-pages.ts';
import { waitUntil } from '../support/wait-until.ts';
import {
  clickLink,
  forbiddenColour,
  openLinkTo,
  openWithFrame,
  waysToAPage,
} from '../support/ways-to-a-page.ts';
import { killWorker } from '../support/worker-life.ts';

let raised: FlashStage | null = null;
const stage = (): FlashStage => {
  if (raised === null) throw new Error('The stage is not there.');
  return raised;
};

beforeAll(async () => {
  raised = await raiseFlashStage();
});
afterAll(() => lowerFlashStage(raised));

describe.each([
  ['on a block list', listedHost],
  ['that nobody knows', unknownHost],
])('a page %s is never seen, nor Chromium’s error page in its place, when it comes by', (_, host) => {
  test.each(Object.entries(waysToAPage))('%s', async (__, way) => {
    await withNoFlash(stage(), host, async (browser, to) => {
      const tab = await browser.newPage();
      await way(tab, to);
      const ours = await waitUntil('our page stands there', () => ourPageFor(browser, to));
      for (const page of new Set([ours, tab])) await page.close();
    });
  });
});

test('a blocked frame in an allowed page shows nothing of it', async () => {
  await withNoFlash(stage(), listedHost, async (browser, to) => {
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
    await withNoFlash(stage(), host, async (browser, to) => {
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
  const { pupil } = stage();
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
  const { pupil, web } = stage();
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
