import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noteKeyText } from '../../server/evidence/signed-note.ts';
import { choose, fill, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { keepDownloads } from '../support/keep-downloads.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { readPdf } from '../support/read-pdf.ts';
import { Verifier } from '../support/verifier.ts';
import { waitUntil } from '../support/wait-until.ts';

const picture = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////2wBDAf//////////////////////////////////////////////////////////////////////////////////////wAARCAABAAEDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCkAB//2Q==',
  'base64',
);

let school: LiveSchool;
let browser: Browser;
let incidentPath: string;
let downloads: string;

beforeAll(async () => {
  downloads = await mkdtemp(join(tmpdir(), 'thinkclick-downloads-'));
  school = await LiveSchool.open(1, 'dsl');
  browser = await launchPlainBrowser();
  const device = school.device(0);
  await device.arrive();
  const page = { url: 'https://newts.example/', title: 'Newts' };
  device.picture = { ok: true, value: { page, type: 'image/jpeg', bytes: picture } };
  const lessonId = await school.startLesson();
  await waitUntil('in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  const about = { lessonId, deviceId: device.deviceId, kind: 'hurtful-message' as const, words: 'Words' };
  const { incidentId } = await school.as('teacher').do('recordIncident', about);
  incidentPath = `${school.url}/incidents/${incidentId}`;
});
afterAll(async () => {
  await browser.close();
  await school.close();
  await rm(downloads, { recursive: true });
});

const look = async (page: Page, name: string): Promise<void> => {
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png` });
};
const giveCredentials = async (page: Page, key: StaffKey): Promise<void> => {
  await fill(page, 'password', madeUpStaff[key].password, '[data-form="confirm-password"]');
  await press(page, 'Go on', '[data-form="confirm-password"]');
};
const showPicture = async (page: Page): Promise<void> => {
  await page.goto(incidentPath);
  await Promise.race([
    page.waitForSelector('[data-form="confirm-password"]').then(() => giveCredentials(page, 'dsl')),
    waitForWords(page, 'The picture is covered.'),
  ]);
  await press(page, 'Show picture');
};

/** Asks for the form to print and sign, as two people filled it in. */
const printForm = async (page: Page): Promise<void> => {
  await press(page, 'Export', '.page-aside');
  await choose(page, 'A form to print and sign (PDF)', '[data-dialog="export"]');
  await page.click('.export-review summary');
  await fill(page, 'computer', 'Office', '[data-form="export"]');
  await press(page, 'Export', '[data-form="export"] .form-actions');
};

test('the admin marks a computer, the lead keeps evidence to it, and it opens there and nowhere else', async () => {
  const office = await openDashboard(browser, school.url, madeUpStaff.admin);
  await office.goto(`${school.url}/deploy`);
  await press(office, 'Mark this computer');
  await fill(office, 'computer-name', 'Office');
  await press(office, 'Mark this computer', '[data-form="mark-computer"]');
  await giveCredentials(office, 'admin');
  await waitForWords(office, 'Office (this computer)');
  await office.$eval('#designated-title', (title) => title.scrollIntoView());
  await look(office, 'deploy');

  const elsewhere = await openDashboard(browser, school.url, madeUpStaff.dsl);
  await elsewhere.goto(`${school.url}/safeguarding-policy`);
  await press(elsewhere, 'Open evidence on the designated computer only');
  await giveCredentials(elsewhere, 'dsl');
  await waitForWords(elsewhere, 'exports open on the designated computer only: Office');
  await elsewhere.$eval('#where-title', (title) => title.scrollIntoView({ block: 'end' }));
  await look(elsewhere, 'policy');
  await showPicture(elsewhere);
  await waitForWords(elsewhere, 'Evidence opens on the designated computer only: “Office”');
  await look(elsewhere, 'elsewhere');

  await office.evaluate(() =>
    fetch('/api/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
  );
  await office.goto(school.url);
  await fill(office, 'email', madeUpStaff.dsl.email);
  await fill(office, 'password', madeUpStaff.dsl.password);
  await office.keyboard.press('Enter');
  await office.waitForSelector('[name="password"]', { hidden: true });
  await showPicture(office);
  await office.waitForSelector('.evidence-picture');
  expect(await elsewhere.$('.evidence-picture')).toBeNull();

  await keepDownloads(office, downloads);
  await keepDownloads(elsewhere, downloads);
  await printForm(elsewhere);
  await waitForWords(elsewhere, 'Evidence opens on the designated computer only', '[data-form="export"]');
  expect(await readdir(downloads)).toEqual([]);
  await printForm(office);
  await waitForWords(office, 'Saved incident-1.pdf. The export is in the ledger.', '.notices');
  const print = join(downloads, 'incident-1.pdf');
  await waitUntil('the form is saved', async () => (await readdir(downloads)).includes('incident-1.pdf'));
  const bytes = await readFile(print);
  const { text } = await readPdf(bytes);
  for (const said of ['Computer used Office', 'Signature:', 'Dealt with in school', 'Picture 1, taken'])
    expect(text).toContain(said);
  const key = noteKeyText(school.keys.ledger.key);
  const { code, said } = await new Verifier(downloads).verify(bytes, '--key', key);
  expect(said).toMatch(/Incident 1, copy \d+, signed .* by Hazel Wood Primary School: not changed since\./);
  expect(code).toBe(0);
  await school.recorded(
    'it was printed',
    ({ action, outcome }) => action === 'export-incident' && outcome === 'done',
  );
  await school.recorded(
    'a try elsewhere',
    ({ action, outcome }) => action === 'open-evidence-elsewhere' && outcome === 'refused',
  );
});
