import type { Page } from 'puppeteer';
import { openDashboard, waitForWords } from '../../support/dashboard-page.ts';
import { madeUpStaff } from '../../support/made-up-people.ts';
import { must, type Check } from '../check.ts';
import { lockMessage } from './lock.ts';

const lockLine = '[data-kind="lock-device"]';

/** What became of the lock, unfolded to names. */
const namesIn = async (page: Page): Promise<string[]> => {
  await page.locator(`${lockLine} summary`).click();
  const groups = await page.$$eval(`${lockLine} details[open] li`, (lines) =>
    lines.map((line) => line.innerText.replace(/^applied: /, '')),
  );
  must(groups.length === 1, `The lock came to ${groups.join('; ')}`);
  return (groups[0] ?? '').split(', ');
};

export const lookBackCheck: Check = {
  job: 'Look back',
  run: async ({ staffBrowser, server, school, lessonId }) => {
    const page = await openDashboard(staffBrowser, server.url, madeUpStaff.teacher);
    await page.goto(`${server.url}/lessons/${lessonId}/timeline`);
    await waitForWords(page, `Lock for 5 min: “${lockMessage}”`, '.timeline');
    await waitForWords(page, 'For 30 pupils: applied', lockLine);
    const names = await namesIn(page);
    must(
      school.yearFour.pupils.every((pupil) => names.includes(pupil.name)),
      `The lock names ${names.length} pupils`,
    );
    const [first] = school.yearFour.pupils;
    await page.select('[name="pupil"]', first?.pupilId ?? '');
    await waitForWords(page, `For ${first?.name ?? ''}: applied`, lockLine);
    await page.browserContext().close();
    return `the timeline says what was locked with which words and that it came to all ${names.length}, by name; of one pupil only what it was for them`;
  },
};
