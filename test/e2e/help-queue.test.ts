import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { focusOn, openDashboard, press, waitForWords, whenWordsCome } from '../support/dashboard-page.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { openTab, waitForOwnPage, waitForText } from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';
import { raiseStage, type Stage } from './stage.ts';

let stage: Stage;
let browser: Browser;
let teacher: Page;

beforeAll(async () => {
  stage = await raiseStage();
  browser = await launchPlainBrowser();
  teacher = await openDashboard(browser, stage.server.url, madeUpStaff.teacher);
  await teacher.setViewport({ width: 1366, height: 768 });
  await teacher.goto(`${stage.server.url}/lessons/${stage.lessonId}`);
  await teacher.waitForSelector('.board');
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

const openPopup = async (): Promise<Page> => {
  const { extensionId } = stage.school.deployment;
  return openTab(stage.pupil.opened.browser, `chrome-extension://${extensionId}/popup.html`);
};
const raise = async (page: Page, about: string, words?: string): Promise<void> => {
  await page.locator('[data-choice="need-help"]').click();
  if (words !== undefined) await page.locator('dialog[open] textarea').fill(words);
  await page.locator(`dialog[open] [data-about="${about}"]`).click();
};
const raised = (): Promise<string | null | undefined> =>
  teacher.$eval(
    `[role="option"][data-pupil-id="${stage.pupilId}"]`,
    (tile) => tile.querySelector('[data-hand]')?.textContent,
  );
const untilQueueIsEmpty = () => teacher.waitForSelector('.hands[data-hands="0"]', { timeout: 10_000 });

test('a hand is on the tile and in the queue within a second; "Coming" and "Done" are read by the pupil', async () => {
  const popup = await openPopup();
  const seen = whenWordsCome(teacher, 'Number seven', '.hand-card');
  const tappedAt = Date.now();
  await raise(popup, 'question', 'Number seven');
  const seenAfterMs = (await seen) - tappedAt;
  console.log(`A hand is in the queue ${seenAfterMs} ms after the pupil began to ask`);
  await waitUntil('the tile says it too', async () => (await raised())?.includes('Hand up'));
  await waitForWords(teacher, '1 hand up', '.hands');
  await waitForText(popup, 'Your hand is up. Miss Clarke can see it.');
  await press(teacher, 'Coming', '.hand-card');
  await waitForText(popup, 'Miss Clarke is coming.');
  await waitUntil('the tile says who is coming', async () => (await raised())?.includes('Coming'));
  await press(teacher, 'Done', '.hand-card');
  await waitForText(popup, 'Miss Clarke took your hand down.');
  await untilQueueIsEmpty();
  await popup.close();
});

test('ready words are one press, and read on the closed page where the hand went up', async () => {
  const page = await openTab(stage.pupil.opened.browser, 'https://bets.example/lesson');
  await waitForOwnPage(page, 'blocked');
  await raise(page, 'blocked-site');
  await waitForWords(teacher, 'bets.example', '.hand-card');
  await press(teacher, 'Ask a partner first.', '.hand-card');
  await waitForText(page, 'Miss Clarke says: Ask a partner first.');
  await untilQueueIsEmpty();
  await page.close();
});

test('a pupil takes the hand down again, and it leaves the queue', async () => {
  const popup = await openPopup();
  await raise(popup, 'technical');
  await waitForWords(teacher, 'Something is not working', '.hand-card');
  await popup.locator('[data-choice="hand-down"]').click();
  await untilQueueIsEmpty();
  await popup.waitForSelector('[data-choice="need-help"]');
  await popup.close();
});

test('put up while the server is away it says so, and arrives when it is back', async () => {
  await stage.server.kill();
  const popup = await openPopup();
  await raise(popup, 'question', 'While it was off');
  await waitForText(popup, 'Miss Clarke will see it as soon as this computer is online.');
  await stage.server.restart();
  await waitForWords(teacher, 'While it was off', '.hand-card', 60_000);
  await waitForText(popup, 'Your hand is up. Miss Clarke can see it.');
  await popup.close();
});

test('is reached and answered by the keyboard alone, and passes the accessibility check', async () => {
  await waitForWords(teacher, '1 hand up', '.hands');
  const barriers = [...(await findBarriers(teacher, 'light')), ...(await findBarriers(teacher, 'dark'))];
  expect(barriers).toEqual([]);
  await focusOn(teacher, '[role="option"][tabindex="0"]');
  await teacher.keyboard.press('h');
  const focused = () => teacher.evaluate(() => document.activeElement?.textContent);
  await waitUntil('the answer is focused', async () => (await focused()) === 'Coming');
  await teacher.keyboard.press('Tab');
  await teacher.keyboard.press('Enter');
  await untilQueueIsEmpty();
});

test('the question to the pupil passes it too', async () => {
  const popup = await openPopup();
  await popup.locator('[data-choice="need-help"]').click();
  await waitForText(popup, 'What do you need?');
  expect([...(await findBarriers(popup, 'light')), ...(await findBarriers(popup, 'dark'))]).toEqual([]);
  await popup.close();
});
