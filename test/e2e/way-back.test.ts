import type { Browser, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest';
import {
  block,
  closedLaterHost,
  lowerFlashStage,
  ourPageFor,
  raiseFlashStage,
  unblock,
  withNoFlash,
  type FlashStage,
} from '../support/flash-stage.ts';
import { waitUntil } from '../support/wait-until.ts';

let raised: FlashStage | null = null;
const stage = (): FlashStage => {
  if (raised === null) throw new Error('The stage is not there.');
  return raised;
};
const browser = (): Browser => stage().pupil.opened.browser;

beforeAll(async () => {
  raised = await raiseFlashStage();
});
afterAll(() => lowerFlashStage(raised));

const to = `https://${closedLaterHost}/page?a=1`;
const elsewhere = 'https://maths.example/';

/** Chromium keeps a page that has come to rest: none of which a script still waits for an answer. */
const visit = async (tab: Page): Promise<void> => {
  await tab.goto(to);
  await tab.waitForSelector('thinkclick-mark');
  await new Promise((resolve) => setTimeout(resolve, restMs));
};
const restMs = 400;

/** Goes to the page and away from it. */
const leave = async (): Promise<Page> => {
  const tab = await browser().newPage();
  await visit(tab);
  await tab.goto(elsewhere);
  return tab;
};

test('a page that is still open comes back without a request', async () => {
  // Whether it is kept is the browser's affair: when it is short of memory it is not.
  await waitUntil('it came back as it was', async () => {
    const tab = await leave();
    const before = stage().web.count(closedLaterHost);
    await tab.goBack();
    const came = { url: tab.url(), requests: stage().web.count(closedLaterHost) - before };
    await tab.close();
    return came.url === to && came.requests === 0;
  });
});

describe('the way back does not lead to a page that was closed in the meantime', () => {
  afterEach(() => unblock(stage(), closedLaterHost));

  const ourPageStands = () => waitUntil('our page stands there', () => ourPageFor(browser(), to));

  test('when it was left before', async () => {
    const tab = await leave();
    await block(stage(), closedLaterHost);
    await withNoFlash(stage(), closedLaterHost, async () => {
      await tab.goBack().catch(() => null);
      await ourPageStands();
      await tab.close();
    });
  });

  test('when it was put away itself', async () => {
    const tab = await browser().newPage();
    await tab.goto(elsewhere);
    await visit(tab);
    await block(stage(), closedLaterHost);
    await ourPageStands();
    await tab.goto(elsewhere);
    await withNoFlash(stage(), closedLaterHost, async () => {
      // First our page, then what it took the place of.
      await tab.goBack().catch(() => null);
      await tab.goBack().catch(() => null);
      await ourPageStands();
      await tab.close();
    });
  });
});
