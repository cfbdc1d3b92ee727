import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choose, fill, focusOn, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { LiveTile } from '../support/live-tile.ts';
import { madeUpStaff, type MadeUpStaff } from '../support/made-up-people.ts';
import {
  openTab,
  shownPage,
  waitForLock,
  waitForOwnPage,
  waitForText,
  waitForTitle,
} from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';
import { mustBeOpenToAll, raiseControls, type ControlsStage } from './controls-stage.ts';

let stage: ControlsStage;
beforeAll(async () => {
  stage = await raiseControls();
}, 120_000);
afterAll(() => stage?.close());

/** Goes by the keyboard to the button with these words, and presses it. */
const pressByKey = async (page: Page, words: string): Promise<void> => {
  await waitUntil(`"${words}" has the focus`, async () => {
    const focused = await page.evaluate(() => document.activeElement?.textContent?.trim());
    if (focused === words) return true;
    await page.keyboard.press('Tab');
    return false;
  });
  await page.keyboard.press('Enter');
};

const stopByKeys = async ({ teacher, pupil }: ControlsStage): Promise<void> => {
  await focusOn(teacher, `[role="option"][data-device-id="${pupil.deviceId}"]`);
  await teacher.keyboard.press('Enter');
  await teacher.waitForSelector('[data-dialog="close-up"]');
  await pressByKey(teacher, 'Stop and refer…');
  await teacher.waitForSelector('[data-dialog="stop-and-refer"]');
  await mustBeOpenToAll(teacher);
  await pressByKey(teacher, 'Stop now');
};

test('a teacher stops a live screen: it turns, and the pupil reads a calm page over the tab that stays', async () => {
  const { teacher, pupil } = stage;
  const page = await openTab(pupil.opened.browser, 'https://rabbits.example/');
  await waitForTitle(page, 'All about rabbits');
  await page.bringToFront();
  const tile = new LiveTile(teacher, pupil.deviceId);
  await waitUntil('the tile is live', async () => (await tile.colour()) !== null);
  await stopByKeys(stage);
  await waitForWords(teacher, 'It is referral 1.');
  await tile.untilSays('Stopped, not shown');
  expect(await tile.colour()).toBeNull();
  expect(await teacher.$$('[data-close-up] canvas, [data-close-up] .tab-list')).toEqual([]);
  const shown = await waitForText(await waitForLock(pupil.opened.browser), 'Let’s stop here');
  expect(shown).toContain('You have done nothing wrong.');
  expect(shown).not.toContain('rabbits');
  const lock = await waitForLock(pupil.opened.browser);
  await lock.locator('[data-choice="tell-someone"]').click();
  await waitForText(lock, '0800 1111');
  await waitUntil('no link leads nowhere', async () => (await lock.$$('dialog[open] a')).length === 0);
  await lock.locator('dialog[open] [data-choice="hide"]').click();
  expect([page.isClosed(), await page.title()]).toEqual([false, 'All about rabbits']);
}, 60_000);

test('the DSL opens the referral, ticks a step, and goes through the review to its end', async () => {
  const browser = stage.teacher.browser();
  const desk = await openDashboard(browser, stage.server.url, madeUpStaff.dsl);
  await desk.goto(`${stage.server.url}/incidents`);
  await press(desk, 'Stopped and referred');
  await press(desk, 'Referral 1');
  await press(desk, 'Not needed', '[data-step="danger"]');
  await waitForWords(desk, 'Not needed, Mrs Haddad', '[data-step="danger"]');
  expect(await desk.$eval('main', (main) => main.innerText)).not.toContain('rabbits');
  await press(desk, 'Begin the review');
  for (const criterion of ['adult', 'coercion', 'stage', 'under-13', 'immediate-harm']) {
    const place = `[data-criterion="${criterion}"]`;
    await press(desk, criterion === 'under-13' ? 'Not known' : 'No', place);
    await waitForWords(desk, 'Mrs Haddad', place);
  }
  await waitForWords(desk, 'Proposed: Refer to the police');
  await mustBeOpenToAll(desk);
  await press(desk, 'Finish the review');
  await fill(desk, 'password', madeUpStaff.dsl.password, '[data-dialog="confirm-password"]');
  await desk.keyboard.press('Enter');
  await waitForWords(desk, 'It does not change any more.');
  expect(await desk.$$('[data-criterion] button')).toEqual([]);
}, 60_000);

/** Where it is asked for; a password that was just given holds for a while. */
const givePassword = async (
  page: Page,
  { password }: MadeUpStaff,
  until: () => Promise<void>,
): Promise<void> => {
  const asked = '[data-dialog="confirm-password"] [name="password"]';
  const done = until();
  done.catch(() => undefined);
  const field = await Promise.race([page.waitForSelector(asked, { timeout: 20_000 }), done.then(() => null)]);
  await field?.type(password);
  if (field !== null) await page.keyboard.press('Enter');
  await done;
};

const openReferral = async (browser: Browser, url: string, who: MadeUpStaff): Promise<Page> => {
  const page = await openDashboard(browser, url, who);
  await page.goto(`${url}/incidents`);
  await press(page, 'Stopped and referred');
  await press(page, 'Referral 1');
  await page.waitForSelector('[data-form="police-advice"]');
  return page;
};

test('two people write down that the police release it, each lifts the stop, and the pupil goes on', async () => {
  const { server, teacher, pupil } = stage;
  for (const [who, after] of [
    [madeUpStaff.dsl, 'Legal hold:'],
    [madeUpStaff.head, 'Two people have written down'],
  ] as const) {
    const page = await openReferral(teacher.browser(), server.url, who);
    await choose(page, 'The school may have it back', '[data-form="police-advice"]');
    await fill(
      page,
      'advice',
      `Constable Moss told ${who.name}, reference 12`,
      '[data-form="police-advice"]',
    );
    await mustBeOpenToAll(page);
    await press(page, 'Write it down', '[data-form="police-advice"]');
    await givePassword(page, who, () => waitForWords(page, `Constable Moss told ${who.name}`, '.actions'));
    await waitForWords(page, after, '[aria-labelledby="advice-title"]');
  }
  for (const [who, said] of [
    [madeUpStaff.dsl, 'has lifted it. The other of the two lifts it as well.'],
    [madeUpStaff.head, 'The stop is lifted.'],
  ] as const) {
    const page = await openReferral(teacher.browser(), server.url, who);
    await press(page, 'Lift the stop');
    await givePassword(page, who, () => waitForWords(page, said, '[aria-labelledby="advice-title"]'));
  }
  await waitUntil('the pupil sees the page again', async () => {
    const shown = await shownPage(pupil.opened.browser);
    return shown !== undefined && (await shown.title()) === 'All about rabbits';
  });
}, 120_000);

test('what is stopped on one computer opens on no other, with its whole site, and goes where it is open', async () => {
  const { pupil, classmate, school, server, lessonId, teacher } = stage;
  const { browser } = pupil.opened;
  const open = await openTab(browser, 'https://third-new-site.example/');
  await waitForOwnPage(open, 'think');
  await classmate.visit({ url: 'https://third-new-site.example/a/b?x=1', title: 'A picture' });
  await waitUntil('the server knows of it', async () => (await classmate.waiting()) === 0);
  const deviceId = await classmate.enrol();
  const { referralId, closes } = await school.staff.teacher.do('stopAndRefer', { lessonId, deviceId });
  expect(closes).toBe('site');
  await waitForOwnPage(open, 'blocked');
  const again = await openTab(browser, 'https://www.third-new-site.example/a/b?x=2#top');
  await waitForOwnPage(again, 'blocked');
  const sums = await openTab(browser, 'https://maths.example/');
  await waitUntil('another site opens', async () => sums.url().startsWith('https://maths.example/'));
  const desk = await openDashboard(teacher.browser(), server.url, madeUpStaff.dsl);
  await desk.goto(`${server.url}/referrals/${referralId}`);
  await waitForWords(desk, 'Its whole site opens on no computer of the school');
  expect(await desk.$eval('main', (main) => main.innerText)).not.toContain('third-new-site');
}, 60_000);
