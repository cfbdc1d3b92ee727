import type { Page } from 'puppeteer';
import { openDashboard } from '../support/dashboard-page.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { fillDesk } from './desk/full-desk.ts';
import { Keyboard } from './desk/keyboard.ts';
import type { BenchGroup } from './harness.ts';

const onTheDesk = 60;
/** Before lunch. */
const items = 50;
const baselineItems = 5;
const reason = 'Talked about with the class teacher.';
const whyNotTold = 'Settled in class.';
const [judged, opened] = ['.triage [aria-pressed="true"]', '.incident[data-incident]'];

/** What is read in the meantime is the reader's own time: only the product's is counted. */
interface Walked {
  readonly keys: number;
  readonly seconds: number;
}
const perItem = ({ keys, waitedMs }: Keyboard, count: number): Walked => ({
  keys: keys / count,
  seconds: waitedMs / 1_000 / count,
});

const idOf = (page: Page): Promise<string> =>
  page.$eval(opened, (element) => element.getAttribute('data-incident') ?? '');
const anotherThan = (id: string): string => `.incident[data-incident]:not([data-incident="${id}"])`;

/** Asked of whatever is more than no concern. */
const sayNotTold = async (keyboard: Keyboard): Promise<void> => {
  await keyboard.press('Tab');
  await keyboard.untilThere('[name="parentsNotToldWhy"]', () => keyboard.press('ArrowDown'));
  await keyboard.press('Tab');
  await keyboard.write(whyNotTold);
};

/** Judged, closed with a reason, and on to the next. Pictures are looked at first, blurred. */
const byKeys = async (page: Page, count: number): Promise<Walked> => {
  const keyboard = new Keyboard(page);
  for (let item = 0; item < count; item += 1) {
    const id = await idOf(page);
    if ((await page.$('.evidence[data-look="hidden"]')) !== null)
      await keyboard.untilThere('.evidence[data-look="covered"] [data-painted]', () => keyboard.press('p'));
    const isTrue = item % 3 === 0;
    await keyboard.untilThere(judged, () => keyboard.press(isTrue ? '1' : '2'));
    await keyboard.untilThere('[data-dialog="close-incidents"]', () => keyboard.press('c'));
    await keyboard.press('Tab');
    await keyboard.write(reason);
    if (isTrue) await sayNotTold(keyboard);
    await keyboard.untilThere(anotherThan(id), () => keyboard.send());
  }
  return perItem(keyboard, count);
};

/** The same as on a desk without keys of its own, where each incident is a page that is loaded: by Tab and Enter alone. */
const byTab = async (page: Page, count: number, url: string): Promise<Walked> => {
  const keyboard = new Keyboard(page);
  for (let item = 0; item < count; item += 1) {
    await keyboard.tabTo('.triage button');
    await keyboard.untilThere(judged, () => keyboard.press('Enter'));
    await keyboard.tabTo('[data-form="incident-decision"] [type="radio"]');
    await keyboard.press('ArrowDown', 'Tab');
    await keyboard.write(reason);
    await sayNotTold(keyboard);
    await keyboard.press('Tab');
    await keyboard.until('No further action', '[aria-labelledby="decision-title"] strong', () =>
      keyboard.press('Enter'),
    );
    await keyboard.untilThere('a[data-incident-id]', () => page.goto(`${url}/incidents`));
    await keyboard.tabTo('a[data-incident-id]');
    const id = await page.evaluate(() => document.activeElement?.getAttribute('data-incident-id') ?? '');
    await keyboard.press('Enter');
    await keyboard.untilThere(opened, () => page.goto(`${url}/incidents/${id}`));
  }
  return perItem(keyboard, count);
};

const openFirst = async (page: Page): Promise<void> => {
  await page.waitForSelector('a[data-incident-id]');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[name="password"]');
  await page.type('[name="password"]', madeUpStaff.dsl.password);
  await page.keyboard.press('Enter');
  await page.waitForSelector(opened);
};

/** A full desk worked off by keyboard alone. */
export const deskBench: BenchGroup = {
  name: 'desk',
  run: async (report) => {
    const school = await LiveSchool.open(30, 'dsl', 'head');
    const browser = await launchPlainBrowser();
    try {
      const blank = await browser.newPage();
      await blank.setContent('<h1>A room for everyone</h1>');
      await fillDesk(school, onTheDesk, Buffer.from(await blank.screenshot({ type: 'jpeg', quality: 80 })));
      const page = await openDashboard(browser, school.url, madeUpStaff.dsl);
      await openFirst(page);
      const tab = await byTab(page, baselineItems, school.url);
      const keys = await byKeys(page, items);
      const line = (name: string, unit: string, figure: number, baselineFigure: number): void =>
        report({
          name: `desk.${name}`,
          figure,
          unit,
          baseline: 'by Tab and Enter, each incident and the list loaded as pages',
          baselineFigure,
          runs: items,
        });
      line('keysPerItem', 'keys an incident beside the reason’s own letters', keys.keys, tab.keys);
      line('secondsPerItem', 's an incident that the product takes', keys.seconds, tab.seconds);
    } finally {
      await browser.close();
      await school.close();
    }
  },
};
