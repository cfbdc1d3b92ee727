import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choose, fill, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { phoneCode } from '../support/phone-codes.ts';

let school: LiveSchool;
let browser: Browser;
let head: Page;

beforeAll(async () => {
  school = await LiveSchool.open(1, 'dsl', 'head');
  browser = await launchPlainBrowser();
  head = await openDashboard(browser, school.url, madeUpStaff.head);
});
afterAll(async () => {
  await browser.close();
  await school.close();
});

const setDay = (page: Page, day: string) =>
  page.$eval(
    '[data-form="second-factor-rule"] [name="from"]',
    (field, value) => {
      (field as HTMLInputElement).value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    day,
  );
const givePassword = async (page: Page, password: string): Promise<void> => {
  await fill(page, 'password', password, '[data-form="confirm-password"]');
  await page.keyboard.press('Enter');
};
/** The password is asked for where it was not given lately. */
const setUp = async (page: Page, password?: string): Promise<void> => {
  await press(page, 'Set it up', 'main');
  if (password !== undefined) await givePassword(page, password);
  await waitForWords(page, 'authenticator app', 'main');
  const secret = await page.$eval('.copied-value code', (code) => code.innerText);
  await fill(page, 'code', phoneCode(secret, Date.now()), '[data-form="second-factor"]');
  await press(page, 'Use it from now on', '[data-form="second-factor"]');
  await waitForWords(page, 'It is on.', 'main');
  await press(page, 'I have written them down', 'main');
};

test('the head asks all leads for one from a day on, who are reminded until then', async () => {
  await head.goto(`${school.url}/people`);
  const form = '[data-form="second-factor-rule"]';
  await choose(head, 'Safeguarding leads, heads, chairs of governors and admins', form);
  await press(head, 'Save', form);
  await givePassword(head, madeUpStaff.head.password);
  await waitForWords(head, 'you need a second factor to sign in', '[data-second-factor]');
  const lead = await openDashboard(browser, school.url, madeUpStaff.dsl);
  await waitForWords(lead, 'you need a second factor to sign in', '[data-second-factor]');
  await lead.close();
});

test('from that day on whoever has none sets one up at the next sign-in, and then everything is there', async () => {
  const form = '[data-form="second-factor-rule"]';
  await setDay(head, new Date().toISOString().slice(0, 10));
  await press(head, 'Save', form);
  await waitForWords(head, 'Set up your second factor', 'h1');
  await setUp(head);
  await waitForWords(head, 'Staff', 'h2');
  const lead = await openDashboard(browser, school.url, madeUpStaff.dsl);
  await waitForWords(lead, 'nothing else opens before', 'main');
  expect(await lead.$$('nav')).toEqual([]);
  await setUp(lead, madeUpStaff.dsl.password);
  await waitForWords(lead, 'Incidents', 'h1');
  await lead.close();
});

test('the head takes off that of somebody who lost their phone, who sets up another', async () => {
  await head.reload();
  await head.waitForSelector('caption');
  await head.click(`[aria-label="Take off second factor of ${madeUpStaff.dsl.name}"]`);
  await press(head, 'Take it off', '[data-form="take-off-factor"]');
  await waitForWords(head, 'has no second factor any more', '.notices');
  const lead = await openDashboard(browser, school.url, madeUpStaff.dsl);
  await waitForWords(lead, 'Set up your second factor', 'h1');
  await lead.close();
});
