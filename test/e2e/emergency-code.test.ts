import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, givePassword, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { phoneCode } from '../support/phone-codes.ts';

const { admin: adminPerson, head: headPerson } = madeUpStaff;
const newPassword = 'six borrowed umbrellas';

let school: LiveSchool;
let browser: Browser;
let head: Page;
let envelope: Page;
let code: string;

beforeAll(async () => {
  school = await LiveSchool.open(1, 'head');
  browser = await launchPlainBrowser();
  head = await openDashboard(browser, school.url, headPerson);
  envelope = await (await browser.createBrowserContext()).newPage();
});
afterAll(async () => {
  await browser.close();
  await school.close();
});

/** Presses Tab until this has the focus. */
const keyTo = async (selector: string): Promise<void> => {
  for (let presses = 0; presses < 20; presses += 1) {
    if (await envelope.evaluate((css) => document.activeElement?.matches(css), selector)) return;
    await envelope.keyboard.press('Tab');
  }
  throw new Error(`${selector} is not reached by Tab.`);
};

/** As somebody who then loses the phone. */
const setUpFactor = async (): Promise<void> => {
  const admin = school.as('admin');
  await admin.do('confirmPassword', { password: adminPerson.password });
  const { secret } = await admin.do('beginSecondFactor', {});
  await admin.do('confirmSecondFactor', { code: phoneCode(secret, Date.now()) });
};

test('an admin makes a code for the envelope after their password', async () => {
  const admin = await openDashboard(browser, school.url, adminPerson);
  await admin.goto(`${school.url}/people`);
  await press(admin, 'Make a code');
  await fill(admin, 'holder', headPerson.name, '[data-form="make-emergency-code"]');
  await press(admin, 'Make the code');
  await fill(admin, 'password', adminPerson.password, '[data-form="confirm-password"]');
  await admin.keyboard.press('Enter');
  await waitForWords(admin, 'It is not shown again', '.emergency-paper');
  code = await admin.$eval('.emergency-code', (paper) => (paper as HTMLElement).innerText);
  await press(admin, 'It is in the envelope');
  await waitForWords(admin, `Kept by ${headPerson.name}`, 'main');
  expect(await admin.$('.emergency-paper')).toBeNull();
});

test('it is typed in at another computer, by keys alone, and the head sees at once that it was', async () => {
  await setUpFactor();
  await envelope.goto(school.url);
  await keyTo('a[href="/emergency"]');
  await envelope.keyboard.press('Enter');
  await envelope.waitForSelector('[name="code"]');
  await keyTo('[name="code"]');
  await envelope.keyboard.type(code);
  await envelope.keyboard.press('Enter');
  await waitForWords(envelope, 'you can let in again one person', 'main');
  await waitForWords(head, 'The emergency code was used', '[data-emergency]');
});

test('the admin chooses a new password, without the phone that was lost', async () => {
  await keyTo(`[aria-label="Take off second factor of ${adminPerson.name}"]`);
  await envelope.keyboard.press('Enter');
  await waitForWords(envelope, 'The second factor is off', 'main');
  await keyTo(`[aria-label="New password for ${adminPerson.name}"]`);
  await envelope.keyboard.press('Enter');
  const link = await envelope.waitForSelector('[data-emergency-link]');
  const url = await link?.evaluate((shown) => (shown as HTMLElement).innerText);
  const back = await (await browser.createBrowserContext()).newPage();
  await back.goto(url ?? '');
  await fill(back, 'password', newPassword);
  await press(back, 'Begin');
  await waitForWords(back, 'The emergency code was used', '[data-emergency]');
  await back.close();
  const again = await openDashboard(browser, school.url, { ...adminPerson, password: newPassword });
  await waitForWords(again, adminPerson.name, '.account');
});

test('the head writes why, and the strip goes and the session with it', async () => {
  await press(head, 'Look', '[data-emergency]');
  await waitForWords(head, `It let in ${adminPerson.name}`, '[data-dialog="emergency-use"]');
  await fill(head, 'reason', 'The admin lost the phone and forgot the password', 'dialog');
  await press(head, 'Save', 'dialog');
  await head.waitForSelector('[data-emergency]', { hidden: true });
  await envelope.reload();
  await waitForWords(envelope, 'It works once', 'main');
});

test('an admin makes a link for a colleague who forgot their password, whose open dashboard ends with the old one', async () => {
  const admin = await openDashboard(browser, school.url, { ...adminPerson, password: newPassword });
  await admin.goto(`${school.url}/people`);
  const form = '[data-form="password-link"]';
  const makeLink = async (): Promise<string> => {
    await admin.locator(`[aria-label="New password link for ${headPerson.name}"]`).click();
    await press(admin, 'Make a link', form);
    await givePassword(admin, { password: newPassword }, '[data-invitation] code');
    const url = await admin.$eval('[data-invitation] code', (shown) => shown.innerText);
    await press(admin, 'Done', '[data-invitation]');
    return url;
  };
  const [old, link] = [await makeLink(), await makeLink()];
  expect(await admin.$('[data-invitation]')).toBeNull();
  const chosen = 'nine quiet lanterns';
  const colleague = await (await browser.createBrowserContext()).newPage();
  for (const [url, words] of [
    [old, 'This link has been used already, or it is too old.'],
    [link, 'Ledger'],
  ] as const) {
    await colleague.goto('about:blank');
    await colleague.goto(url);
    await fill(colleague, 'password', chosen);
    await press(colleague, 'Begin');
    await waitForWords(colleague, words);
  }
  await head.reload();
  await head.waitForSelector('[name="password"]');
  await openDashboard(browser, school.url, { ...headPerson, password: chosen });
});
