import type { Browser, Dialog, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, focusOn, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let browser: Browser;
let dsl: Page;
let incidentId: string;

const question = '[data-dialog="leave"]';
const account = '[data-form="incident-record"] [name="account"]';

beforeAll(async () => {
  school = await LiveSchool.open(2, 'dsl', 'head', 'filteringManager');
  ({ incidentId } = await school.as('teacher').do('recordConcern', {
    kind: 'downloads',
    people: [{ kind: 'pupil', pupilId: school.pupilIds[0] ?? '', involvement: 'affected' }],
    words: 'A game from a stick',
    happenedAt: null,
    place: 'school',
    toldBy: null,
  }));
  browser = await launchPlainBrowser();
  dsl = await openDashboard(browser, school.url, madeUpStaff.dsl);
  await dsl.goto(`${school.url}/incidents`);
  const link = await dsl.waitForSelector(`a[data-incident-id="${incidentId}"]`);
  await link?.click();
  await dsl.waitForSelector('[name="password"]');
  await dsl.type('[name="password"]', madeUpStaff.dsl.password);
  await dsl.keyboard.press('Enter');
  await dsl.waitForSelector(account);
});
afterAll(async () => {
  await browser.close();
  await school.close();
});

const valueOf = (selector: string): Promise<string> =>
  dsl.$eval(selector, (field) => (field as HTMLTextAreaElement).value);
const mustAsk = (title: string): Promise<void> => waitForWords(dsl, title, `${question} li`);
const stay = async (): Promise<void> => {
  await press(dsl, 'Stay here', question);
  await dsl.waitForSelector(question, { hidden: true });
};

test('a record half written is asked about by name, whichever way one goes, and stays as it was', async () => {
  await fill(dsl, 'account', 'He brought it on a stick', '[data-form="incident-record"]');
  await press(dsl, 'The desk');
  await mustAsk('The record');
  await stay();
  await dsl.evaluate(() => history.back());
  await mustAsk('The record');
  await dsl.keyboard.press('Escape');
  await dsl.waitForSelector(question, { hidden: true });
  await focusOn(dsl, 'main h1');
  await dsl.keyboard.press('u');
  await mustAsk('The record');
  await stay();
  await dsl.click('.account [popovertarget]');
  await press(dsl, 'Sign out', '#account-menu');
  await mustAsk('The record');
  await stay();
  expect(new URL(dsl.url()).pathname).toBe(`/incidents/${incidentId}`);
  expect(await valueOf(account)).toBe('He brought it on a stick');
});

/** What the browser itself asks when the tab is loaded anew. */
const reloadAsks = async (): Promise<string | null> => {
  let asked: string | null = null;
  const answer = async (dialog: Dialog): Promise<void> => {
    asked = dialog.type();
    await dialog.dismiss();
  };
  dsl.once('dialog', answer);
  const isLoaded = dsl.waitForNavigation({ timeout: 5_000 }).catch(() => null);
  await dsl.evaluate(() => location.reload());
  if (asked === null) await Promise.race([isLoaded, waitUntil('the browser asks', () => asked)]);
  dsl.off('dialog', answer);
  return asked;
};

test('closing or reloading the tab is asked about by the browser, until it is saved', async () => {
  expect(await reloadAsks()).toBe('beforeunload');
  expect(await valueOf(account)).toBe('He brought it on a stick');
  await press(dsl, 'Save record');
  await waitForWords(dsl, 'The record is saved.', '.notices');
  await waitForWords(dsl, 'Version 2', 'main');
  expect(await reloadAsks()).toBeNull();
  await dsl.waitForSelector(account);
  expect(await valueOf(account)).toBe('He brought it on a stick');
});

test('who leaves all the same goes where they wanted to, and what was put back as it was holds nobody', async () => {
  await fill(dsl, 'outcome', 'N', '[data-form="incident-record"]');
  await press(dsl, 'The desk');
  await mustAsk('The record');
  await press(dsl, 'Leave without saving', question);
  await waitForWords(dsl, 'Incidents', 'h1');
  await dsl.evaluate(() => history.back());
  await dsl.waitForSelector(account);
  await fill(dsl, 'outcome', 'N', '[data-form="incident-record"]');
  await dsl.keyboard.press('Backspace');
  await press(dsl, 'The desk');
  await waitForWords(dsl, 'Incidents', 'h1');
  expect(await dsl.$(question)).toBeNull();
});

test('so it is on the policy page, where ticks and lines are no words', async () => {
  await press(dsl, 'Policy and contacts');
  await dsl.waitForSelector('table.matrix input');
  await dsl.click('table.matrix input');
  await press(dsl, 'The desk');
  await mustAsk('Safeguarding policy and contacts');
  await stay();
  await dsl.click('table.matrix input');
  await press(dsl, 'Take out', '.contact-rows li:first-child');
  await press(dsl, 'Notifications', 'nav');
  await press(dsl, 'Leave without saving', question);
  await waitForWords(dsl, 'Notifications', 'h1');
});

test('a dialog with words in it is not lost by Escape, also pressed twice', async () => {
  await dsl.click('.account [popovertarget]');
  await press(dsl, 'Write a concern down…', '#account-menu');
  const words = '[data-dialog="record-concern"] [name="words"]';
  await fill(dsl, 'words', 'She said that', '[data-dialog="record-concern"]');
  await dsl.keyboard.press('Escape');
  await dsl.waitForSelector(question);
  await dsl.keyboard.press('Escape');
  await dsl.waitForSelector(question, { hidden: true });
  expect(await valueOf(words)).toBe('She said that');
  await dsl.keyboard.press('Escape');
  await press(dsl, 'Leave without saving', question);
  await dsl.waitForSelector(words, { hidden: true });
});

test('changes of the filter are kept by themselves on leaving, and asked about only while the server is away', async () => {
  const page = await openDashboard(browser, school.url, madeUpStaff.filteringManager);
  await page.goto(`${school.url}/filtering/sites`);
  await fill(page, 'blockHosts', 'first.example');
  await press(page, 'Agreements', 'nav');
  await waitForWords(page, 'Agreements', 'h1');
  const kept = async (): Promise<string> =>
    JSON.stringify((await school.as('filteringManager').do('policyDraft', {})).draft);
  expect(await kept()).toContain('first.example');
  await press(page, 'Filtering', 'nav');
  await press(page, 'Sites', '.tabs');
  await page.waitForSelector('[name="blockHosts"]');
  await page.setOfflineMode(true);
  await fill(page, 'blockHosts', 'second.example');
  await waitForWords(page, 'Not saved.', '.draft-bar');
  await press(page, 'Searching', '.tabs');
  await waitForWords(page, 'YouTube', 'main');
  await press(page, 'Agreements', 'nav');
  await waitForWords(page, 'Your changes to the policy', `${question} li`);
  await press(page, 'Stay here', question);
  await page.setOfflineMode(false);
  await press(page, 'Agreements', 'nav');
  await waitForWords(page, 'Agreements', 'h1');
  expect(await kept()).toContain('second.example');
});
