import type { Page } from 'puppeteer';
import { closeDialogs, press, waitForWords } from '../../support/dashboard-page.ts';
import { waitForCover, waitForNoCover } from '../../support/page-cover.ts';
import { openTab, waitForTitle } from '../../support/pupil-tab.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { Check } from '../check.ts';

/** A page frozen for the whole class, and everything ended by one key. */
export const stopCheck: Check = {
  job: 'Stop',
  run: async ({ teacherPage, pupils }) => {
    const pages: Page[] = [];
    for (const { opened } of pupils) {
      const page = await openTab(opened.browser, 'https://weather.example/');
      await waitForTitle(page, 'Weather watchers');
      pages.push(page);
    }
    await closeDialogs(teacherPage);
    await teacherPage.focus('[role="option"][tabindex="0"]');
    await teacherPage.keyboard.press('a');
    await teacherPage.keyboard.press('z');
    const startedAt = performance.now();
    await press(teacherPage, 'Freeze', '[data-form="freeze-page"]');
    await waitForWords(teacherPage, '30 frozen', '[data-command-result]');
    const ms = Math.round(performance.now() - startedAt);
    for (const page of pages) await waitForCover(page, 'Miss Clarke');
    await teacherPage.focus('[role="option"][tabindex="0"]');
    await teacherPage.keyboard.press('x');
    for (const page of pages) {
      await waitForNoCover(page);
      await page.close();
    }
    await waitUntil('nothing is on any more', async () => (await teacherPage.$('[data-control]')) === null);
    return `a page frozen on 30 of 30 in ${ms} ms, in sight and out of reach; one key ended everything`;
  },
};
