import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { focusOn, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';

let school: LiveSchool;
let browser: Browser;
let dsl: Page;

const dialog = '[data-dialog="prompt"]';
const inDialog = `${dialog} .notices`;

beforeAll(async () => {
  school = await LiveSchool.open(1, 'dsl');
  browser = await launchPlainBrowser();
  dsl = await openDashboard(browser, school.url, madeUpStaff.dsl);
  await dsl.setViewport({ width: 1366, height: 768 });
  await dsl.goto(`${school.url}/prompts`);
});
afterAll(async () => {
  await browser.close();
  await school.close();
});

/** What a press on it at its middle would reach, and what lies beneath it that could be pressed. */
const lieOf = (selector: string) =>
  dsl.$eval(selector, (list) => {
    const box = list.getBoundingClientRect();
    const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const root = list.closest('dialog') ?? document;
    // What the page has scrolled out of sight is not covered.
    const main = document.querySelector('main')?.getBoundingClientRect().bottom ?? 0;
    const foot = root === document ? main : innerHeight;
    const covered = [...root.querySelectorAll('a, button, input, select, textarea, summary')].filter(
      (each) => {
        const other = each.getBoundingClientRect();
        const meets =
          other.left < box.right &&
          box.left < other.right &&
          other.top < box.bottom &&
          box.top < Math.min(other.bottom, foot);
        return meets && each.checkVisibility() && !list.contains(each);
      },
    );
    return { isInFront: list.contains(middle), covered: covered.map(({ textContent }) => textContent) };
  });
/** As a screen reader has it: what is behind an open dialog is not there. */
const heard = async (): Promise<string> => JSON.stringify(await dsl.accessibility.snapshot());

test('what is said while a dialog is open lies in front of it, is heard, covers no button, and can be dismissed', async () => {
  await focusOn(dsl, '[data-moment="advert"] summary');
  await dsl.keyboard.press('Enter');
  await focusOn(dsl, '[data-key="advert-sell"] button');
  await dsl.keyboard.press('Enter');
  await press(dsl, 'Do not ask this', dialog);
  await waitForWords(dsl, 'This question is not asked any more.', inDialog);
  expect(await lieOf(inDialog)).toEqual({ isInFront: true, covered: [] });
  expect(await heard()).toContain('This question is not asked any more.');
  expect(await findBarriers(dsl, 'light')).toEqual([]);
  await press(dsl, 'Dismiss', inDialog);
  await dsl.waitForFunction((css) => document.querySelector(css)?.textContent === '', {}, inDialog);
  expect(await dsl.$(dialog)).not.toBeNull();
});

test('what was said in a dialog is still there when it is closed, beside what can be pressed', async () => {
  await press(dsl, 'Ask this again', dialog);
  await waitForWords(dsl, 'This question is asked again.', inDialog);
  await dsl.keyboard.press('Escape');
  await dsl.waitForSelector(dialog, { hidden: true });
  const onPage = '.notices:has(.notice)';
  await waitForWords(dsl, 'This question is asked again.', onPage);
  expect(await lieOf(onPage)).toEqual({ isInFront: true, covered: [] });
  expect(await heard()).toContain('This question is asked again.');
});
