import type { Browser } from 'puppeteer';
import { closeDialogs, press, pressInMore, waitForWords } from '../../support/dashboard-page.ts';
import { openTab, waitForOwnPage, waitForText } from '../../support/pupil-tab.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { must, type Check } from '../check.ts';

const form = '[data-form="limit-tabs"]';
const host = 'library.example';

const seeLimit = async (browser: Browser): Promise<void> => {
  const extra = await openTab(browser, `https://${host}/`);
  await waitForOwnPage(extra, 'tab-limit');
  await waitForText(extra, 'Miss Clarke says: 1 tab');
  await extra.close();
};

export const limitTabsCheck: Check = {
  job: 'Limit tabs',
  run: async ({ teacherPage, pupils, web }) => {
    const before = web.count(host);
    await closeDialogs(teacherPage);
    await pressInMore(teacherPage, 'Limit tabs…');
    await teacherPage.locator(`${form} input[value="1"]`).click();
    const startedAt = performance.now();
    await press(teacherPage, 'Limit tabs', form);
    await waitForWords(teacherPage, '30 limited.', '[data-command-result]');
    const ms = performance.now() - startedAt;
    for (const { opened } of pupils) await seeLimit(opened.browser);
    must(web.count(host) === before, 'A page beyond the limit was fetched');
    await press(teacherPage, 'End', '[data-control="tabLimit"]');
    await waitUntil('nothing is on any more', async () => (await teacherPage.$('[data-control]')) === null);
    return `in force on 30 of 30 in ${Math.round(ms)} ms; one too many said so kindly and fetched nothing`;
  },
};
