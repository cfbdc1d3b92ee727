import type { Page } from 'puppeteer';
import { closeDialogs, fill, press, waitForWords } from '../../support/dashboard-page.ts';
import {
  openTab,
  ownPageOf,
  shownPage,
  waitForLock,
  waitForText,
  waitForTitle,
} from '../../support/pupil-tab.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { must, type Check, type CheckedDay } from '../check.ts';

export const lockMessage = 'Pencils down and eyes on me.';

const seeLocked = async ({ pupils, web }: CheckedDay): Promise<void> => {
  for (const { name, opened } of pupils) {
    const page = await waitForLock(opened.browser);
    const text = await waitForText(page, lockMessage);
    must(text.includes('Miss Clarke'), `${name} does not read who locked the screen`);
    must(/\d{1,2}[:.]\d\d/.test(text), `${name} does not read until when`);
    const before = web.count('weather.example');
    await openTab(opened.browser, 'https://weather.example/');
    must(web.count('weather.example') === before, `${name} opened a page behind the lock`);
  }
};

const lockTheClass = async (page: Page): Promise<number> => {
  await closeDialogs(page);
  await press(page, 'Lock…', '.toolbar');
  await fill(page, 'message', lockMessage, '[data-form="lock-device"]');
  const startedAt = performance.now();
  await press(page, 'Lock', '[data-form="lock-device"]');
  await waitForWords(page, '30 locked.', '[data-command-result]');
  return performance.now() - startedAt;
};

export const lockCheck: Check = {
  job: 'Lock',
  run: async (day) => {
    const { teacherPage, pupils } = day;
    const ms = await lockTheClass(teacherPage);
    const locked = await waitUntil('every tile shows the lock', async () => {
      const count = await teacherPage.$$eval(
        '[data-locked="true"][data-pending="false"]',
        (tiles) => tiles.length,
      );
      return count === 30 ? count : null;
    });
    await seeLocked(day);
    await press(teacherPage, 'Unlock', '.toolbar');
    for (const { opened } of pupils) {
      await waitUntil('the screen is open again', async () => {
        const shown = await shownPage(opened.browser);
        return shown !== undefined && ownPageOf(shown) !== 'lock';
      });
      const page = await openTab(opened.browser, 'https://weather.example/');
      await waitForTitle(page, 'Weather watchers');
      await page.close();
    }
    return `applied on ${locked} of 30 in ${Math.round(ms)} ms, with message, name and end; nothing opened behind it; unlocked`;
  },
};
