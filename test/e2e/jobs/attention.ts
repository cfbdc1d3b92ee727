import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitForWords } from '../../support/dashboard-page.ts';
import { extensionWorker } from '../../support/extension-worker.ts';
import { findBarriers } from '../../support/find-barriers.ts';
import { LiveTile } from '../../support/live-tile.ts';
import { shownPage } from '../../support/pupil-tab.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { classPage, letTimePass, tellAnew, type Classroom } from '../classroom.ts';

const minuteMs = 60_000;

/** A browser without a screen has neither mouse nor keys, and Chromium takes it to be in use for ever. */
export const sayIdle = async (browser: Browser, state: `${chrome.idle.IdleState}`): Promise<void> => {
  const worker = await extensionWorker(browser);
  await worker.evaluate((said) => {
    chrome.idle.queryState = () => Promise.resolve(said as chrome.idle.IdleState);
  }, state);
  await tellAnew(browser);
};

/** For the device nothing happens for so long. */
const waitOnDevice = async (browser: Browser, ms: number): Promise<void> => {
  const worker = await extensionWorker(browser);
  await worker.evaluate((byMs) => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + byMs;
  }, ms);
};

export const attentionTests = (room: () => Classroom): void => {
  let page: Page;
  const summarySays = (words: string): Promise<void> => waitForWords(room().teacher, words, '[data-summary]');
  const tile = (): string => `[role="option"][data-pupil-id="${room().pupilId}"]`;
  const standsInFront = (): Promise<unknown> =>
    waitUntil('they stand in front', () =>
      room().teacher.$eval(
        '[role="option"]',
        (first, id) => first.getAttribute('data-pupil-id') === id,
        room().pupilId,
      ),
    );
  const needs = async (kind: string, words: string): Promise<void> => {
    await room().teacher.waitForSelector(`${tile()}[data-need="${kind}"]`);
    await waitUntil(`the tile says "${words}"`, () =>
      room().teacher.$eval(
        `${tile()} .standing`,
        (standing, wanted) => standing.textContent.includes(wanted),
        words,
      ),
    );
    await standsInFront();
    expect(await findBarriers(room().teacher, 'light')).toEqual([]);
  };
  const needsNothing = async (): Promise<void> => {
    await room().teacher.waitForSelector(`${tile()}:not([data-need])`);
    await summarySays('6 on task');
  };

  beforeAll(async () => {
    page = (await shownPage(room().pupil.opened.browser)) ?? (await room().pupil.opened.browser.newPage());
  });
  afterAll(() => sayIdle(room().pupil.opened.browser, 'active'));

  test('who is on another site than the class for more than a minute stands in front, counted, and why', async () => {
    await page.goto('https://rabbits.example/');
    await new LiveTile(room().teacher, room().pupil.deviceId).untilIsAt('rabbits.example');
    await needsNothing();
    await letTimePass(room(), 1.2 * minuteMs);
    await needs('other-site', 'On another site than most of the class, 1 min');
    await summarySays('1 on another site');
    await summarySays('5 on task');
    // From page to page of it is no way back.
    await page.goto('https://rabbits.example/food');
    await room().teacher.waitForSelector(`${tile()} .tile-page[title$="/food"]`);
    await needs('other-site', 'On another site than most of the class, 1 min');
    await page.goto(classPage);
    await needsNothing();
  });

  test('who has not touched anything for five minutes does, too', async () => {
    await sayIdle(room().pupil.opened.browser, 'idle');
    await summarySays('1 idle');
    await letTimePass(room(), 5.5 * minuteMs);
    await needs('idle', 'Not touched, 5 min');
    await summarySays('1 idle for long');
    await sayIdle(room().pupil.opened.browser, 'active');
    await needsNothing();
  });

  test('and who is on a page that others have left, and nothing on it changes', async () => {
    await page.goto(`${classPage}fractions`);
    const live = new LiveTile(room().teacher, room().pupil.deviceId);
    await room().teacher.waitForSelector(`${tile()} .tile-page[title$="/fractions"]`);
    await letTimePass(room(), 10.5 * minuteMs);
    await needsNothing();
    await waitUntil('the screen is seen', async () => (await live.colour()) !== null);
    await waitOnDevice(room().pupil.opened.browser, 4 * minuteMs);
    await tellAnew(room().pupil.opened.browser);
    await needs('stuck', 'May be stuck: on one page for 10 min, and no sign of work lately');
    await summarySays('1 may be stuck');
    await page.evaluate(() => (document.body.style.background = 'gold'));
    await live.untilShows([255, 215, 0]);
    await tellAnew(room().pupil.opened.browser);
    await needsNothing();
    await page.goto(classPage);
  });
};
