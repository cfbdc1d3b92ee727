import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alertReport } from '../support/alert-report.ts';
import { fill, givePassword, press, waitForWords } from '../support/dashboard-page.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { secretPage, secretWords, TellingSchool } from '../support/telling-school.ts';
import { waitUntil } from '../support/wait-until.ts';

let telling: TellingSchool;
let browser: Browser;

beforeAll(async () => {
  telling = await TellingSchool.open();
  await telling.setUpMail();
  browser = await launchPlainBrowser();
});
afterAll(async () => {
  await browser.close();
  await telling.close();
});

/** The mail to this person with this subject, which says nothing of what happened; gives the one address in it. */
const linkMailedTo = async (key: StaffKey, subject: string): Promise<string> => {
  const { raw } = await waitUntil(`${key} has mail: ${subject}`, () =>
    telling.mailTo(key).find((mail) => mail.raw.includes(`Subject: ${subject}\r\n`)),
  );
  const secrets = [
    'Amara',
    'Quill',
    'Clarke',
    'Hedgehogs',
    'newts',
    'planted',
    secretPage.title,
    secretWords,
  ];
  for (const secret of secrets) expect(raw).not.toContain(secret);
  const links = raw.match(/https?:\/\/\S+/g) ?? [];
  expect(links).toHaveLength(1);
  return links[0] ?? '';
};
/** As a person does who presses it where nobody is signed in. */
const openAndSignIn = async (link: string, key: StaffKey): Promise<Page> => {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport({ width: 1366, height: 768 });
  await page.goto(link);
  await page.waitForSelector('[data-form="sign-in"]');
  await fill(page, 'email', madeUpStaff[key].email, '[data-form="sign-in"]');
  await fill(page, 'password', madeUpStaff[key].password, '[data-form="sign-in"]');
  await page.keyboard.press('Enter');
  return page;
};

test('what a teacher records is mailed to the safeguarding lead, and the link leads to it through the sign-in', async () => {
  const { incidentId } = await telling.record();
  const link = await linkMailedTo('dsl', 'A safeguarding concern that cannot wait');
  expect(link).toBe(`${telling.live.url}/incidents/${incidentId}`);
  const page = await openAndSignIn(link, 'dsl');
  await givePassword(page, madeUpStaff.dsl, '.words');
  await waitForWords(page, secretWords, '.words');
  await page.close();
});

test('what a pupil tells is mailed to whom they chose, who reads it on the first page', async () => {
  await telling.tell('teacher');
  const page = await openAndSignIn(
    await linkMailedTo('teacher', 'A pupil chose you: a safeguarding concern that cannot wait'),
    'teacher',
  );
  await press(page, 'Read', '.told-strip');
  await givePassword(page, madeUpStaff.teacher, '[data-dialog="told"]');
  await waitForWords(page, secretWords, '[data-dialog="told"]');
  await page.close();
});

test('an alert that cannot wait is mailed, and the link leads to the alert', async () => {
  await telling.report(alertReport(2));
  const link = await linkMailedTo('dsl', 'An alert that a person should look at now');
  const page = await openAndSignIn(link, 'dsl');
  await givePassword(page, madeUpStaff.dsl, '[data-alert]');
  await waitForWords(page, 'Harming oneself', 'h1');
  await waitForWords(page, 'planted', 'main');
  await page.close();
});
