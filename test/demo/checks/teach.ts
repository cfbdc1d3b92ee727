import type { Page } from 'puppeteer';
import { openTab, waitForOwnPage, waitForText, waitForTitle } from '../../support/pupil-tab.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { must, type Check, type CheckedDay } from '../check.ts';
import { firstPupilOf } from '../staff-pages.ts';

const unknownHost = 'new-games-club.example';

/** What a child needs of a page that stands in the way: a picture, the address, large choices, somebody to tell. */
const lookAt = async (page: Page, host: string): Promise<void> => {
  const text = await waitForText(page, host);
  const seen = await page.evaluate(() => ({
    hasPicture: document.querySelector('svg, img') !== null,
    heights: [...document.querySelectorAll('button')]
      .filter((button) => button.checkVisibility())
      .map((button) => button.getBoundingClientRect().height),
    language: document.documentElement.lang,
  }));
  must(seen.hasPicture, 'The page has no picture');
  must(seen.heights.length > 0 && seen.heights.every((height) => height >= 44), 'A choice is too small');
  must(text.includes('Tell someone'), 'There is no "Tell someone"');
  must(seen.language.startsWith('en'), 'The page does not say its language');
};

const answersOf = async (day: CheckedDay): Promise<readonly string[]> => {
  const { school, lessonId } = day;
  const { deviceId } = firstPupilOf(day);
  const items = await school.staff.teacher.do('timeline', { lessonId, deviceId });
  return items
    .filter(({ kind, url }) => kind === 'prompt' && url?.includes(unknownHost))
    .map(({ text }) => text);
};

export const teachCheck: Check = {
  job: 'Teach',
  run: async (day) => {
    const { browser } = firstPupilOf(day).opened;
    const before = { unknown: day.web.count(unknownHost), blocked: day.web.count('bets.example') };
    const startedAt = performance.now();
    const page = await openTab(browser, `https://${unknownHost}/`);
    await waitForOwnPage(page, 'think');
    const ms = performance.now() - startedAt;
    await lookAt(page, unknownHost);
    must(
      day.web.count(unknownHost) === before.unknown,
      'The unknown page was fetched before the pupil thought',
    );
    await page.locator('[data-choice="open"]').click();
    await waitForTitle(page, 'New games club');
    const again = await openTab(browser, `https://${unknownHost}/`);
    await waitForTitle(again, 'New games club');
    await waitUntil('the answer is kept', async () => (await answersOf(day)).length === 1);

    const blocked = await openTab(browser, 'https://bets.example/');
    await waitForOwnPage(blocked, 'blocked');
    await lookAt(blocked, 'bets.example');
    must(day.web.count('bets.example') === before.blocked, 'A blocked page was fetched');
    for (const each of [page, again, blocked]) await each.close();
    return `"Stop, think, click" stood in ${Math.round(ms)} ms, was answered, kept, and the page stayed open; a blocked page made 0 requests`;
  },
};
