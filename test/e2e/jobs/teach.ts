import type { Page } from 'puppeteer';
import { expect, test } from 'vitest';
import { openTab, waitForOwnPage, waitForText, waitForTitle } from '../../support/pupil-tab.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { Stage } from '../stage.ts';

const told = async ({ school, lessonId, pupil }: Stage, kind: string) =>
  (await school.staff.teacher.do('timeline', { lessonId, deviceId: pupil.deviceId })).filter(
    (item) => item.kind === kind,
  );

const choose = (page: Page, choice: 'open' | 'go-back'): Promise<void> =>
  page.locator(`[data-choice="${choice}"]`).click();

export const teachTests = (stage: () => Stage): void => {
  test('going back is kept as an answer, and the page was never asked for', async () => {
    const { pupil, web } = stage();
    const page = await openTab(pupil.opened.browser, 'https://another-new-site.example/');
    await waitForOwnPage(page, 'think');
    await choose(page, 'go-back');
    const [answer] = await waitUntil('the answer is stored', async () => {
      const answers = await told(stage(), 'prompt');
      return answers.length > 0 ? answers : null;
    });
    expect(answer?.url).toContain('another-new-site.example');
    expect(web.count('another-new-site.example')).toBe(0);
    await page.close().catch(() => undefined);
  });

  test('after thinking the page opens, and stays open for the lesson', async () => {
    const { pupil } = stage();
    const page = await openTab(pupil.opened.browser, 'https://new-games-club.example/');
    await waitForOwnPage(page, 'think');
    await choose(page, 'open');
    await waitForTitle(page, 'New games club');
    const again = await openTab(pupil.opened.browser, 'https://new-games-club.example/');
    await waitForTitle(again, 'New games club');
    for (const each of [page, again]) await each.close();
  });

  test('the question can be answered with the keyboard alone', async () => {
    const { pupil } = stage();
    const page = await openTab(pupil.opened.browser, 'https://third-new-site.example/');
    await waitForOwnPage(page, 'think');
    await waitForText(page, 'Open it');
    const isOnOpen = () =>
      page.evaluate(() => document.activeElement?.closest('[data-choice="open"]') !== null);
    for (let presses = 0; presses < 10 && !(await isOnOpen()); presses += 1) await page.keyboard.press('Tab');
    expect(await isOnOpen()).toBe(true);
    await page.keyboard.press('Enter');
    await waitForTitle(page, 'Third new site');
    await page.close();
  });

  test('a blocked page says so in plain words, with the address, and its block is told', async () => {
    const { pupil } = stage();
    const page = await openTab(pupil.opened.browser, 'https://bets.example/');
    await waitForOwnPage(page, 'blocked');
    await waitForText(page, 'bets.example');
    await waitUntil('the block is stored', async () => (await told(stage(), 'block')).length > 0);
    await page.close();
  });

  test('no page of the web can reach the extension’s own pages', async () => {
    const { pupil, school } = stage();
    const page = await openTab(pupil.opened.browser, 'https://rabbits.example/');
    await waitForTitle(page, 'All about rabbits');
    const reached = await page.evaluate(
      (url) =>
        fetch(url).then(
          () => true,
          () => false,
        ),
      `chrome-extension://${school.deployment.extensionId}/blocked.html`,
    );
    expect(reached).toBe(false);
    await page.close();
  });
};
