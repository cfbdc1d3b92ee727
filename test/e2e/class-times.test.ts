import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TimeKind } from '#shared/time/time-kinds.ts';
import { openDashboard, waitForWords } from '../support/dashboard-page.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, yearFourNames } from '../support/made-up-people.ts';

const dayMs = 24 * 60 * 60 * 1000;

let school: LiveSchool;
let browser: Browser;
beforeAll(async () => {
  school = await LiveSchool.open(6);
  browser = await launchPlainBrowser();
});
afterAll(async () => {
  await browser?.close();
  await school?.close();
});

const tell = async (index: number, lessonId: string, minutes: Partial<Record<TimeKind, number>>) => {
  const device = school.device(index);
  await device.arrive();
  await device.report([{ seq: 1, at: Date.now(), kind: 'lesson-time', url: null, lessonId, minutes }]);
};

test('a teacher sees the minutes of the class all added up, and of no child alone', async () => {
  const lessonId = await school.startLesson();
  for (const index of [0, 1, 2, 3, 4]) await tell(index, lessonId, { learning: 20, searching: 3 });
  await tell(5, lessonId, { learning: 10, games: 9 });
  school.turnClock(dayMs);
  const page = await openDashboard(browser, school.url, madeUpStaff.teacher);
  await page.goto(`${school.url}/past-lessons`);
  await waitForWords(page, 'Learning', '[data-class-times="Hedgehogs"]');
  await page.locator('[data-class-times] summary').click();
  await waitForWords(page, '6 children.', '.class-times');
  const rows = await page.$$eval('.class-times tbody tr', (all) =>
    all.map(({ cells }) => [cells[0]?.innerText, cells[1]?.innerText]),
  );
  const sums = [
    ['Learning', '110'],
    ['Searching', '15'],
  ];
  // Of the week, and of the one lesson.
  expect(rows).toEqual([...sums, ...sums]);
  const words = await page.$eval('.class-times', (card) => (card as HTMLElement).innerText);
  for (const name of yearFourNames) expect(words).not.toContain(name);
  expect(words).not.toContain('Playing games');
  for (const scheme of colourSchemes) expect(await findBarriers(page, scheme), scheme).toEqual([]);
  await page.close();
});
