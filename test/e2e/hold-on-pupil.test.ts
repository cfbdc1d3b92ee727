import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { usualRetentionDays } from '#shared/retention.ts';
import { readNote } from '../../server/evidence/signed-note.ts';
import {
  choose,
  fill,
  givePassword,
  openDashboard,
  press,
  select,
  waitForWords,
} from '../support/dashboard-page.ts';
import { keepDownloads } from '../support/keep-downloads.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { onePixel } from '../support/one-pixel.ts';
import { parents } from '../support/parents-not-told.ts';
import { waitUntil } from '../support/wait-until.ts';
import { mustBeOpenToAll } from './controls-stage.ts';

const page = { url: 'https://newts.example/', title: 'Newts' };
const dayMs = 86_400_000;

let school: LiveSchool;
let browser: Browser;
let downloads: string;
let dsl: Page;
let held: string;
let other: string;

beforeAll(async () => {
  downloads = await mkdtemp(join(tmpdir(), 'thinkclick-downloads-'));
  school = await LiveSchool.open(2, 'dsl', 'head');
  const lessonId = await school.startLesson();
  held = await recordAt(0, lessonId);
  other = await recordAt(1, lessonId);
  await school.as('dsl').do('confirmPassword', { password: madeUpStaff.dsl.password });
  const change = { kind: 'decide', decision: 'no-further-action', reason: 'Both sorry', parents } as const;
  await school.as('dsl').do('changeIncidents', { incidentIds: [held, other], change });
  browser = await launchPlainBrowser();
  dsl = await openRecords();
});
afterAll(async () => {
  await browser.close();
  await school.close();
  await rm(downloads, { recursive: true });
});

const recordAt = async (index: number, lessonId: string): Promise<string> => {
  const device = school.device(index);
  await device.arrive();
  device.picture = { ok: true, value: { page, type: 'image/jpeg', bytes: onePixel } };
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  const told = { lessonId, deviceId: device.deviceId, kind: 'hurtful-message', words: 'Unkind' } as const;
  return (await school.as('teacher').do('recordIncident', told)).incidentId;
};
const openRecords = async (): Promise<Page> => {
  const records = await openDashboard(browser, school.url, madeUpStaff.dsl);
  await records.setViewport({ width: 1366, height: 768 });
  await keepDownloads(records, downloads);
  await press(records, 'Records', '.navigation');
  await waitForWords(records, 'Legal holds', 'h2');
  return records;
};
const linesOf = (incidentId: string): Promise<string[]> =>
  dsl.$$eval(`tr:has(a[href="/incidents/${incidentId}"])`, (rows) => rows.map(({ innerText }) => innerText));
const openIncident = async (incidentId: string): Promise<void> => {
  await dsl.goto(`${school.url}/incidents/${incidentId}`);
  await givePassword(dsl, madeUpStaff.dsl, '#pictures-title');
};

test('a hold that is set on a pupil stands on both lines of their incident, and on none of another’s', async () => {
  await press(dsl, 'Set a hold');
  const form = '[data-form="set-hold"]';
  await choose(dsl, 'One pupil, with all that is kept of them', form);
  await select(dsl, `${form} select`, school.pupilIds[0] ?? '');
  await fill(dsl, 'reason', 'Police reference 77', form);
  await mustBeOpenToAll(dsl);
  await press(dsl, 'Set the hold', form);
  await waitForWords(dsl, 'Amara Quill', '[data-hold-id]');
  const [heldLines, otherLines] = [await linesOf(held), await linesOf(other)];
  expect(heldLines.length).toBeGreaterThan(1);
  for (const line of heldLines) expect(line).toContain('Under a legal hold');
  for (const line of otherLines) expect(line).not.toContain('hold');
});

test('when the time of pictures is over the held one is still shown, and the other is gone with a certificate', async () => {
  await dsl.close();
  school.turnClock((usualRetentionDays.evidence + 1) * dayMs);
  await school.signInAgain('dsl');
  await school.as('dsl').do('runRetention', {});
  dsl = await openRecords();
  await waitForWords(dsl, 'Pictures of an incident', 'table');
  await press(dsl, 'Save', '[aria-labelledby="certificates-title"]');
  const name = 'deletion-1.txt';
  await waitUntil('the certificate is saved', async () => (await readdir(downloads)).includes(name));
  const note = await readFile(join(downloads, name), 'utf8');
  const text = readNote(note, school.keys.ledger.key) ?? '';
  expect(text).toContain('deleted pictures of incident 2');
  expect(text).not.toMatch(/Amara|Quill|Thistle|Haddad/);
  await openIncident(other);
  await waitForWords(dsl, 'its time was over and it was deleted', '[aria-labelledby="pictures-title"]');
  await openIncident(held);
  await press(dsl, 'Show picture', '.evidence');
  await dsl.waitForSelector('.evidence canvas[data-painted]');
});

test('after the deletion the ledger is whole', async () => {
  await press(dsl, 'Ledger', '.navigation');
  await press(dsl, 'Check the whole ledger');
  await waitForWords(dsl, 'All is as it was written', '[data-ledger-check="whole"]');
});
