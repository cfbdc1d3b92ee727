import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  choose,
  fill,
  focusOn,
  openDashboard,
  press,
  select,
  waitForAllSaved,
  waitForWords,
} from '../support/dashboard-page.ts';
import { keepDownloads } from '../support/keep-downloads.ts';
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
test('for parents a form is made only once somebody has read it, and names no other child', async () => {
  await keepDownloads(dsl, downloads);
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

test('what one asks for another allows from the desk, by keyboard alone, with the password on the way', async () => {
  const asked = { kind: 'delete-early' as const, objects: [incidentId], reason: 'Recorded twice' };
  const { approvalId } = await school.as('dsl').do('askApproval', asked);
  const head = await openDashboard(browser, school.url, madeUpStaff.head);
  await openAt(head, '/incidents', 'Incidents');
  await waitForWords(head, 'Delete before its time: Incident 1', '.approval');
  await focusOn(head, '.approval button');
  await head.keyboard.press('Enter');
  await head.waitForSelector('[data-dialog="answer-approval"] input:focus');
  await head.keyboard.press('ArrowDown');
  await head.keyboard.press('Tab');
  await head.keyboard.type('I have read both');
  await head.keyboard.down('Control');
  await head.keyboard.press('Enter');
  await head.keyboard.up('Control');
  await head.waitForSelector('[data-dialog="confirm-password"] input:focus');
  await head.keyboard.type(madeUpStaff.head.password);
  await head.keyboard.press('Enter');
  await head.waitForSelector('dialog', { hidden: true });
  await head.waitForSelector('.approval', { hidden: true });
  const approvals = await school.as('dsl').do('approvals', {});
  expect(approvals.find((each) => each.approvalId === approvalId)).toMatchObject({
    state: 'allowed',
    answer: 'I have read both',
  });
  await head.close();
});

test('one pupil’s records stand on one page, the oldest first', async () => {
  await press(dsl, 'Chronology', '.person-line');
  await waitForWords(dsl, 'Chronology of Amara Quill', 'h1');
  await waitForWords(dsl, 'laughed at Amara', '.chronology');
  expect(await dsl.$$eval('.chronology-entry', (entries) => entries.length)).toBeGreaterThan(1);
});

/** Presses a key until this has the focus. */
const keyTo = async (
  page: Page,
  selector: string,
  key: 'Tab' | 'ArrowRight' | 'ArrowDown',
): Promise<void> => {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await page.evaluate((css) => document.activeElement?.matches(css), selector)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${selector} is not reached by ${key}.`);
};
const sendByKeys = async (page: Page): Promise<void> => {
  await page.keyboard.down('Control');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Control');
};

test('a category is set with its reason by keys alone, and what follows from it is read before and after', async () => {
  await openAt(dsl, `/incidents/${incidentId}`, 'Incident 1');
  await waitForWords(dsl, 'Category B is proposed; a person decides.', '.incident');
  await dsl.keyboard.press('k');
  const form = '[data-form="reclassify"]';
  await dsl.waitForSelector(`${form} select:focus`);
  await keyTo(dsl, `${form} [type="radio"]`, 'Tab');
  await keyTo(dsl, `${form} [value="C"]`, 'ArrowRight');
  await waitForWords(dsl, 'Headteacher → Parents', form);
  await waitForWords(dsl, 'Equipment taken away', form);
  await keyTo(dsl, `${form} textarea`, 'Tab');
  await dsl.keyboard.type('It is the third time');
  await sendByKeys(dsl);
  await waitForWords(dsl, 'Category C (B was proposed)', '.incident');
  await waitForWords(dsl, 'Equipment taken away', '.incident > .incident-column .facts');
  await waitForWords(dsl, 'Category C: It is the third time', '.actions');
  await dsl.waitForSelector('[aria-keyshortcuts="K"]:focus');
});

test('the matrix is changed by arrows and space, and the next incident asks for it and has the new contact at hand', async () => {
  await openAt(dsl, '/safeguarding-policy', 'Safeguarding policy');
  await focusOn(dsl, '.matrix tbody input');
  const police = `.matrix tbody tr:nth-child(2) td:nth-of-type(4) input`;
  await dsl.keyboard.press('ArrowDown');
  await keyTo(dsl, police, 'ArrowRight');
  await dsl.keyboard.press('Space');
  const lado = await dsl.$$eval('[aria-label^="Name of contact"]', (names) =>
    names.findIndex((name) => (name as HTMLInputElement).value.includes('LADO')),
  );
  await dsl.type(`[aria-label="Web address or mail of contact ${lado + 1}"]`, 'lado@council.example');
  await sendByKeys(dsl);
  await waitForWords(dsl, 'The policy is saved.', '.notices');
  const terms = new SchoolTerms(school);
  const [next = ''] = await terms.tell('off-task-sites', 1);
  await openAt(dsl, `/incidents/${next}`, 'Sites that are not for learning');
  await waitForWords(dsl, 'Tell the police', '.policy-step[data-state="open"]');
  await dsl.waitForSelector('.contacts summary');
  await dsl.keyboard.press('o');
  await waitForWords(dsl, 'lado@council.example', '.contacts[open]');
  // The list comes into view within the page, and nothing of the navigation goes out of it.
  expect(await dsl.$eval('.top', (top) => top.getBoundingClientRect().top)).toBe(0);
  const ways = await dsl.$$eval('.contacts[open] li a', (links) =>
    links.map((link) => link.getAttribute('href')),
  );
  expect(ways).toEqual(expect.arrayContaining(['tel:999', 'mailto:lado@council.example']));
});

test('the yearly review is drafted, an answer is the school’s own, and the page to sign says both', async () => {
  await openAt(dsl, '/reports', 'Reports');
  await press(dsl, 'Yearly review', '.tabs');
  await waitForWords(dsl, 'No test of the filter on a device has been recorded', '[data-question="checks"]');
  await waitForWords(dsl, 'Not done yet', '[data-question="checks"]');
  await press(dsl, 'Edit', '[data-question="people"]');
  await fill(dsl, 'people', 'Mrs Haddad leads; Mr Bell tests.', '[data-form="answer-people"]');
  await press(dsl, 'Save', '[data-form="answer-people"]');
  await waitForWords(dsl, `Written by ${madeUpStaff.dsl.name}`, '[data-question="people"]');
  await press(dsl, 'Save as PDF', '.reports-tab');
  const yearly = async () => (await readdir(downloads)).find((name) => /^yearly-review-\d+\.pdf$/.test(name));
  const name = await waitUntil('the review is saved', yearly);
  const { text } = await readPdf(await readFile(join(downloads, name)));
  expect(text).toContain('Mrs Haddad leads; Mr Bell tests.');
  expect(text).toContain('No test of the filter on a device has been recorded');
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
  await keepDownloads(governor, downloads);
  await press(governor, 'Save as PDF', 'main');
  const report = async () => (await readdir(downloads)).find((each) => /^governors-.+\.pdf$/.test(each));
  const name = await waitUntil('the report is saved', report);
  const { text } = await readPdf(await readFile(join(downloads, name)));
  expect(text).toContain('10 incidents');
  for (const said of [shown, text, name]) expect(said).not.toMatch(/Amara|Quill|Thistle/);
});

test('hours on call are written down, given to somebody and taken out again by keys alone', async () => {
  await openAt(dsl, '/notifications', 'Notifications');
  const week = async () => (await school.as('dsl').do('notifySettings', {})).onCall.rota.week;
  const before = (await week()).length;
  await dsl.waitForSelector('[data-form="on-call"]');
  await focusOn(dsl, '[data-form="on-call"] select');
  const add = '.rota-lines + button';
  await keyTo(dsl, add, 'Tab');
  await dsl.keyboard.press('Enter');
  const line = `[data-rota-line="${before + 1}"]`;
  await dsl.waitForSelector(line);
  await dsl.keyboard.down('Shift');
  await keyTo(dsl, `${line} [type="checkbox"]`, 'Tab');
  await dsl.keyboard.up('Shift');
  await dsl.keyboard.press('Space');
  await keyTo(dsl, `${line} select`, 'Tab');
  await dsl.keyboard.press('ArrowDown');
  await sendByKeys(dsl);
  await waitForWords(dsl, 'Saved.', '.notices');
  const added = (await week()).at(-1);
  // The weekdays that were there, and Sunday, the first that is met backwards.
  expect(added?.days).toEqual([1, 2, 3, 4, 5, 7]);
  expect(added?.accountId).not.toBeNull();
  await keyTo(dsl, `${line} button`, 'Tab');
  await dsl.keyboard.press('Enter');
  await dsl.waitForSelector(line, { hidden: true });
  await waitUntil('the keyboard goes on below', () =>
    dsl.evaluate(() => document.activeElement !== document.body),
  );
  await sendByKeys(dsl);
  await waitUntil('it is taken out', async () => (await week()).length === before);
  await waitForAllSaved(dsl);
});

test('who is on call is set, and an address inside the school’s network is refused', async () => {
  await openAt(dsl, '/notifications', 'Notifications');
  const hours = async () => (await school.as('dsl').do('notifySettings', {})).onCall.rota.week;
  const before = (await hours()).length;
  await press(dsl, 'Add hours');
  await select(
    dsl,
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
