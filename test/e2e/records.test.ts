import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  choose,
  fill,
  givePassword,
  openDashboard,
  press,
  select,
  waitForWords,
} from '../support/dashboard-page.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { keepDownloads } from '../support/keep-downloads.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type MadeUpStaff } from '../support/made-up-people.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let browser: Browser;
let downloads: string;
let dsl: Page;
let head: Page;

beforeAll(async () => {
  downloads = await mkdtemp(join(tmpdir(), 'thinkclick-downloads-'));
  school = await LiveSchool.open(3, 'dsl', 'head');
  for (const words of ['Asked for by the police', 'Recorded twice'])
    await school.as('teacher').do('recordConcern', {
      kind: 'hurtful-message',
      people: [{ kind: 'pupil', pupilId: school.pupilIds[0] ?? '', involvement: 'affected' }],
      words,
      happenedAt: null,
      place: 'school',
      toldBy: null,
    });
  browser = await launchPlainBrowser();
  dsl = await openRecords(madeUpStaff.dsl);
  head = await openRecords(madeUpStaff.head);
  await keepDownloads(dsl, downloads);
});
afterAll(async () => {
  await browser.close();
  await school.close();
  await rm(downloads, { recursive: true });
});

const openRecords = async (who: MadeUpStaff): Promise<Page> => {
  const page = await openDashboard(browser, school.url, who);
  await page.setViewport({ width: 1366, height: 768 });
  await press(page, 'Records', '.navigation');
  await waitForWords(page, 'Legal holds', 'h2');
  return page;
};
const askSecond = async (why: string): Promise<void> => {
  await fill(dsl, 'reason', why, '[data-form="ask-approval"]');
  await press(dsl, 'Ask a second person', '[data-form="ask-approval"]');
};
const allowIt = async (about: string): Promise<void> => {
  await waitForWords(head, about, '.approval[data-state="waiting"]');
  await press(head, 'Answer', '.approval[data-state="waiting"]');
  await choose(head, 'Yes, allow it once', '[data-form="answer-approval"]');
  await fill(head, 'words', 'I have looked at it', '[data-form="answer-approval"]');
  await press(head, 'Send answer', '[data-form="answer-approval"]');
  await givePassword(head, madeUpStaff.head, '.approval[data-state="allowed"]');
  await waitForWords(dsl, about, '.approval[data-state="allowed"]');
};
const rowOf = (incident: string) => `tr:has(a[href="/incidents/${incident}"])`;
const idOf = async (number: number): Promise<string> => {
  const { incidents } = await school.as('dsl').do('incidents', { shelf: 'open', search: '' });
  return incidents.find((each) => each.number === number)?.incidentId ?? '';
};

test('a legal hold keeps an incident from going, and two people end it', async () => {
  await press(dsl, 'Set a hold');
  await fill(dsl, 'object', '1', '[data-form="set-hold"]');
  await fill(dsl, 'reason', 'Police reference 77', '[data-form="set-hold"]');
  for (const scheme of colourSchemes) expect(await findBarriers(dsl, scheme), scheme).toEqual([]);
  await press(dsl, 'Set the hold', '[data-form="set-hold"]');
  await waitForWords(dsl, 'Police reference 77', '[data-hold-id]');
  const row = rowOf(await idOf(1));
  await waitForWords(dsl, 'Under a legal hold', row);
  expect(await dsl.$(`${row} button`)).toBeNull();
  await press(dsl, 'End the hold', '[data-hold-id]');
  await askSecond('The police gave it back');
  await allowIt('Legal hold on incident 1');
  await press(dsl, 'End the hold', '[data-hold-id]');
  await dsl.waitForSelector('[data-hold-id]', { hidden: true });
  await dsl.waitForSelector(`${row} button`);
});

test('an incident goes before its time only when a second person allows it, and leaves a certificate', async () => {
  const twice = await idOf(2);
  await press(dsl, 'Delete early', rowOf(twice));
  await givePassword(dsl, madeUpStaff.dsl, '[data-form="ask-approval"]');
  await askSecond('Recorded twice');
  await allowIt('Incident 2');
  await press(dsl, 'Delete early', rowOf(twice));
  await waitForWords(dsl, 'Incident 2 is deleted: certificate 1.', '.notices');
  await dsl.waitForSelector(rowOf(twice), { hidden: true });
  await waitForWords(dsl, 'Record of an incident', 'table');
  expect(await idOf(2)).toBe('');
});

test('what is held about a pupil is looked through, allowed by a second person, and saved', async () => {
  await press(dsl, 'New request');
  const form = '[data-form="ask-subject-access"]';
  await select(dsl, `${form} [name="pupilId"]`, school.pupilIds[0] ?? '');
  await waitForWords(dsl, 'Incident 1', form);
  await choose(dsl, 'I have read it, and no other child can be known from it', form);
  await fill(dsl, 'reason', 'Asked by the mother', form);
  for (const scheme of colourSchemes) expect(await findBarriers(dsl, scheme), scheme).toEqual([]);
  await press(dsl, 'Ask a second person', form);
  await allowIt('Subject access request 1');
  await press(dsl, 'Save', '[aria-labelledby="subject-title"]');
  const name = 'subject-access-1.zip';
  await waitUntil('the archive is saved', async () => (await readdir(downloads)).includes(name));
  const files = unzipSync(new Uint8Array(await readFile(join(downloads, name))));
  expect(strFromU8(files['records.html'] ?? new Uint8Array())).toContain('Asked for by the police');
  await waitForWords(dsl, 'Saved once', 'tr');
});
