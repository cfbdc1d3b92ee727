import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, focusOn, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { LiveTile } from '../support/live-tile.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { openTab, waitForLock, waitForText, waitForTitle } from '../support/pupil-tab.ts';
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
