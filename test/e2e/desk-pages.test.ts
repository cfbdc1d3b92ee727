import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choose, fill, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { readPdf } from '../support/read-pdf.ts';
import { SchoolTerms } from '../support/school-terms.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let browser: Browser;
let dsl: Page;
let downloads: string;
let incidentId: string;

beforeAll(async () => {
  downloads = await mkdtemp(join(tmpdir(), 'thinkclick-downloads-'));
  school = await LiveSchool.open(7, 'dsl', 'head', 'governor');
  const terms = new SchoolTerms(school);
  const words = 'Ben Thistle, B.T. and Chloe laughed at Amara. مريم told me.';
  [incidentId = ''] = await terms.tell('hurtful-message', 1, { words });
  await terms.tell('downloads', 7);
  await terms.tell('gambling-or-challenge', 2);
  await terms.passTerm();
  browser = await launchPlainBrowser();
  dsl = await openDashboard(browser, school.url, madeUpStaff.dsl);
});
afterAll(async () => {
  await browser.close();
  await school.close();
  await rm(downloads, { recursive: true });
});

const openAt = async (page: Page, path: string, heading: string): Promise<void> => {
  await page.goto(school.url + path);
  await waitForWords(page, heading, 'h1');
};
const givePassword = async (page: Page, { password }: { password: string }): Promise<void> => {
  await page.waitForSelector('[data-form="confirm-password"]');
  await page.type('[name="password"]', password);
  await page.keyboard.press('Enter');
};
/** Into a folder of this test's own. */
const keepDownloads = async (page: Page): Promise<void> => {
  const session = await page.createCDPSession();
  const { targetInfo } = await session.send('Target.getTargetInfo');
  const { browserContextId } = targetInfo;
  const where = {
    behavior: 'allow' as const,
    downloadPath: downloads,
    ...(browserContextId && { browserContextId }),
  };
  await session.send('Browser.setDownloadBehavior', where);
};

test('for parents a form is made only once somebody has read it, and names no other child', async () => {
  await keepDownloads(dsl);
  await openAt(dsl, `/incidents/${incidentId}`, 'Incident');
  await givePassword(dsl, madeUpStaff.dsl);
  await waitForWords(dsl, 'laughed at Amara', '.words');
  await press(dsl, 'Export', '.page-aside');
  const dialog = '[data-dialog="export"]';
  await choose(dsl, 'A pupil’s parents', dialog);
  await choose(dsl, 'A form to print and sign (PDF)', dialog);
  await waitForWords(dsl, 'Ben Thistle', '.export-replaced');
  await waitForWords(dsl, 'and Pupil C laughed at Amara', '.export-texts');
  const isOff = () =>
    dsl.$eval(`${dialog} [type="submit"]`, (button) => button.getAttribute('aria-disabled') === 'true');
  expect(await isOff()).toBe(true);
  await choose(dsl, 'I have read it, and no other child can be known from it', dialog);
  await press(dsl, 'Export', `${dialog} .form-actions`);
  await waitForWords(dsl, 'Saved incident-1.pdf', '.notices');
  await waitUntil('the form is saved', async () => (await readdir(downloads)).includes('incident-1.pdf'));
  const { text } = await readPdf(await readFile(join(downloads, 'incident-1.pdf')));
  expect(text).toContain('Pupil C laughed at Amara');
  expect(text).toContain('مريم');
  expect(text).not.toMatch(/Thistle|Chloe|B\.T\./);
});

test('one pupil’s records stand on one page, the oldest first', async () => {
  await press(dsl, 'Chronology', '.person-line');
  await waitForWords(dsl, 'Chronology of Amara Quill', 'h1');
  await waitForWords(dsl, 'laughed at Amara', '.chronology');
  expect(await dsl.$$eval('.chronology-entry', (entries) => entries.length)).toBeGreaterThan(1);
});

test('the head looks at the term’s report and publishes it; a governor reads numbers, small ones held back', async () => {
  const head = await openDashboard(browser, school.url, madeUpStaff.head);
  await openAt(head, '/reports', 'Reports');
  await press(head, 'Look and publish');
  await waitForWords(head, '10 incidents', '[data-dialog="next-report"]');
  await press(head, 'Publish for the governors', '[data-dialog="next-report"]');
  await waitForWords(head, 'is published', '.notices');
  const governor = await openDashboard(browser, school.url, madeUpStaff.governor);
  await openAt(governor, '/reports', 'Reports');
  await waitForWords(governor, '10 incidents', '.report');
  await waitForWords(governor, 'Held back', '.report');
  const shown = await governor.$eval('main', (main) => main.innerText);
  expect(shown).not.toMatch(/Amara|Quill|Thistle/);
});

test('who is on call is set, and an address inside the school’s network is refused', async () => {
  await openAt(dsl, '/notifications', 'Notifications');
  const hours = async () => (await school.as('dsl').do('notifySettings', {})).onCall.rota.week;
  const before = (await hours()).length;
  await press(dsl, 'Add hours');
  await dsl.select(
    `[name="line-${before + 1}-who"]`,
    (await school.as('dsl').do('me', {})).account?.accountId ?? '',
  );
  await press(dsl, 'Save', '[data-form="on-call"]');
  await waitForWords(dsl, 'Saved.', '.notices');
  expect(await hours()).toHaveLength(before + 1);
  const admin = await openDashboard(browser, school.url, madeUpStaff.admin);
  await openAt(admin, '/notifications', 'Notifications');
  await admin.waitForSelector('[aria-label="Set up Microsoft Teams"]');
  await admin.click('[aria-label="Set up Microsoft Teams"]');
  await fill(admin, 'address', 'https://10.1.2.3/hook', '[data-form="teams"]');
  await admin.keyboard.press('Enter');
  await waitForWords(admin, 'leads into a network inside', '[data-form="teams"]');
});
