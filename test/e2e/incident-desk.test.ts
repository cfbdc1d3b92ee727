import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alertReport } from '../support/alert-report.ts';
import { fill, focusOn, openDashboard, press, select, waitForWords } from '../support/dashboard-page.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let browser: Browser;
let dsl: Page;

beforeAll(async () => {
  school = await LiveSchool.open(3, 'dsl', 'head', 'chair', 'otherTeacher');
  browser = await launchPlainBrowser();
  for (const [place, kind] of (['downloads', 'contact-from-stranger', 'off-task-sites'] as const).entries()) {
    await school.as('teacher').do('recordConcern', {
      kind,
      people: [{ kind: 'pupil', pupilId: school.pupilIds[place] ?? '', involvement: 'affected' }],
      words: `What was seen in lesson ${place + 1}`,
      happenedAt: null,
      place: 'school',
      toldBy: null,
    });
  }
  const device = school.device(0);
  await device.arrive();
  await device.report([alertReport(1)]);
  dsl = await openDashboard(browser, school.url, madeUpStaff.dsl);
  await dsl.setViewport({ width: 1366, height: 768 });
});
afterAll(async () => {
  await browser.close();
  await school.close();
});

const rows = (page: Page): Promise<string[]> =>
  page.$$eval('a[data-incident-id]', (links) => links.map((link) => link.innerText));
const pupilName = 'Amara Quill';
const desk = (shelf: 'open' | 'closed') => school.as('dsl').do('incidents', { shelf, search: '' });
const titleSays = (page: Page, words: string) => waitForWords(page, words, 'h1');

test('the desk fills the window beneath the navigation', async () => {
  await waitForWords(dsl, 'Contact from a stranger', 'a[data-incident-id]');
  const [top, main] = await dsl.evaluate(() =>
    ['.top', 'main'].map((name) => document.querySelector(name)?.getBoundingClientRect().toJSON() as DOMRect),
  );
  expect([main?.top, main?.bottom]).toEqual([top?.bottom, 768]);
});

test('the head, who has most pages, sees the name of each on the usual laptop', async () => {
  const head = await openDashboard(browser, school.url, madeUpStaff.head);
  await head.setViewport({ width: 1366, height: 768 });
  await waitForWords(head, 'Ledger', 'nav');
  const [whole, seen] = await head.$eval('.navigation', ({ scrollWidth, clientWidth }) => [
    scrollWidth,
    clientWidth,
  ]);
  expect(whole).toBe(seen);
  await head.close();
});

test('the safeguarding lead goes through the open ones by keyboard alone, alerts and incidents in one order', async () => {
  await waitForWords(dsl, 'Contact from a stranger', 'a[data-incident-id]');
  const listed = await dsl.$$eval('a[data-desk-id]', (links) => links.map((link) => link.innerText));
  expect(listed.map((title) => title.split(' ')[0])).toEqual(['2', 'Harming', '1', '3']);
  await dsl.keyboard.press('j');
  await dsl.keyboard.press('Enter');
  await dsl.waitForSelector('[name="password"]');
  await dsl.type('[name="password"]', madeUpStaff.dsl.password);
  await dsl.keyboard.press('Enter');
  await titleSays(dsl, 'Incident 2');
  await waitForWords(dsl, 'What was seen in lesson 2', '.words');
  await dsl.keyboard.press('1');
  await dsl.waitForSelector('.triage [aria-pressed="true"]');
  await dsl.keyboard.press('n');
  await titleSays(dsl, 'Harming oneself');
  await dsl.waitForSelector('.incident[data-alert]');
  await dsl.keyboard.press('3');
  await titleSays(dsl, 'Incident 1');
  await dsl.waitForSelector('.incident[data-incident]');
  await dsl.keyboard.press('n');
  await titleSays(dsl, 'Incident 3');
  await dsl.waitForSelector('.incident[data-incident]');
  await dsl.keyboard.press('u');
  await titleSays(dsl, 'Incidents');
  const { incidents } = await desk('open');
  expect(incidents.every(({ firstLookAt }) => firstLookAt !== null)).toBe(true);
  expect(incidents.find(({ number }) => number === 2)?.triage).toBe('true');
});

test('by the same keys an alert is handed to a colleague, and one kind of line is listed alone', async () => {
  await dsl.waitForSelector('a[data-alert-id]');
  await focusOn(dsl, 'a[data-alert-id]');
  await dsl.keyboard.press('h');
  const form = '[data-form="hand-over-incidents"]';
  await waitForWords(dsl, madeUpStaff.head.name, `${form} select`);
  const head = (await school.as('dsl').do('incidentReaders', { audience: 'safeguarding' })).find(
    ({ name }) => name === madeUpStaff.head.name,
  );
  const to = `${form} [name="accountId"]`;
  await dsl.waitForSelector(`${to}:focus`);
  await dsl.keyboard.type(madeUpStaff.head.name);
  expect(await dsl.$eval(to, (list) => (list as HTMLSelectElement).value)).toBe(head?.accountId);
  await dsl.keyboard.press('Tab');
  await dsl.keyboard.type('You know the family');
  await dsl.keyboard.down('Control');
  await dsl.keyboard.press('Enter');
  await dsl.keyboard.up('Control');
  await waitForWords(dsl, madeUpStaff.head.name, 'tbody');
  await select(dsl, '[name="kind"]', 'alert');
  await waitUntil('only the alert is listed', async () => {
    const ids = await dsl.$$eval('a[data-desk-id]', (links) =>
      links.map((link) => 'alertId' in link.dataset),
    );
    return ids.length === 1 && ids[0];
  });
  await dsl.click('a[data-alert-id]');
  await press(dsl, `All that is known of ${pupilName}`, '.incident');
  await waitForWords(dsl, 'Alert · Harming oneself', '.chronology-entry[data-alert]');
  await dsl.goto(`${school.url}/incidents`);
  await dsl.waitForSelector('a[data-desk-id]');
});

const topOf = (page: Page) => page.$eval('tbody tr', (row) => row.getBoundingClientRect().top);

test('closes like ones together with one reason, by keyboard, and no row moves when one is chosen', async () => {
  await dsl.waitForSelector('a[data-incident-id]');
  const top = await topOf(dsl);
  for (const number of ['1', '3']) {
    await dsl.$$eval(
      'a[data-incident-id]',
      (links, wanted) => links.find((link) => link.innerText.startsWith(`${wanted} `))?.focus(),
      number,
    );
    await dsl.keyboard.press('x');
  }
  await waitForWords(dsl, '2 chosen', '.bulk-bar');
  expect(await topOf(dsl)).toBe(top);
  await dsl.keyboard.press('c');
  const form = '[data-form="close-incidents"]';
  await fill(dsl, 'reason', 'Spoken to in class', form);
  await waitForWords(dsl, 'Were the parents told? The same for all', form);
  const isReady = () => dsl.$eval(`${form} [type="submit"]`, (button) => button.ariaDisabled !== 'true');
  expect(await isReady()).toBe(false);
  await dsl.keyboard.press('Tab');
  await dsl.keyboard.press('ArrowDown');
  await dsl.waitForSelector(`${form} [name="parentsNotToldWhy"]`);
  expect(await isReady()).toBe(false);
  await dsl.keyboard.press('Tab');
  await dsl.keyboard.type('Settled in class');
  await dsl.keyboard.down('Control');
  await dsl.keyboard.press('Enter');
  await dsl.keyboard.up('Control');
  await waitUntil('both are closed', async () => (await desk('closed')).total === 2);
  const said = { is: 'not-told', why: 'Settled in class' };
  expect((await desk('closed')).incidents).toMatchObject([{ parents: said }, { parents: said }]);
  await waitUntil('only one is left on the desk', async () => (await rows(dsl)).length === 1);
  await dsl.waitForFunction(() => document.activeElement?.matches('a[data-desk-id]'));
  await dsl.keyboard.press('z');
  await waitUntil('both are open again', async () => (await desk('open')).total === 3);
});

test('what comes while somebody works in the list does not move it, is said, and shown when they want it', async () => {
  await waitUntil('all are listed', async () => (await rows(dsl)).length === 3);
  await dsl.keyboard.press('j');
  const listed = await rows(dsl);
  await school.as('otherTeacher').do('recordConcern', {
    kind: 'radicalisation',
    people: [{ kind: 'pupil', pupilId: school.pupilIds[0] ?? '', involvement: 'affected' }],
    words: 'A flag on a folder',
    happenedAt: null,
    place: 'school',
    toldBy: null,
  });
  await waitForWords(dsl, '1 incident has come that cannot wait.', '[data-waiting]');
  expect(await rows(dsl)).toEqual(listed);
  await dsl.keyboard.press('r');
  await waitUntil('it is first', async () => (await rows(dsl))[0]?.startsWith('4 ') === true);
});

const goByKeysTo = async (number: string): Promise<void> => {
  const at = () => dsl.evaluate(() => (document.activeElement as HTMLElement).innerText);
  for (let presses = 0; presses < 10; presses += 1) {
    if ((await at()).startsWith(`${number} `)) return;
    await dsl.keyboard.press(presses === 0 ? 'k' : 'j');
  }
  throw new Error(`Incident ${number} is not reached by J.`);
};

test('two that are about the same thing are merged by keys alone, told apart by whom they are about', async () => {
  const before = await rows(dsl);
  for (let presses = 0; presses < before.length + 1; presses += 1) await dsl.keyboard.press('k');
  for (const number of ['1', '3']) {
    await goByKeysTo(number);
    await dsl.keyboard.press('x');
  }
  await waitForWords(dsl, '2 chosen', '.bulk-bar');
  await dsl.keyboard.press('m');
  const form = '[data-form="merge-incidents"]';
  await waitForWords(dsl, pupilName, `${form} .second-line`);
  await waitForWords(dsl, 'says for all of them whether parents were told', form);
  await dsl.waitForSelector(`${form} [type="radio"]:focus`);
  await dsl.keyboard.press('ArrowDown');
  await dsl.keyboard.down('Control');
  await dsl.keyboard.press('Enter');
  await dsl.keyboard.up('Control');
  await waitForWords(dsl, 'Merged: incident 1.', '.notices');
  await waitUntil(
    'the merged one is off the desk',
    async () => (await rows(dsl)).length === before.length - 1,
  );
  expect((await rows(dsl)).some((title) => title.startsWith('1 '))).toBe(false);
  await dsl.waitForFunction(() => document.activeElement?.matches('a[data-desk-id]'));
  await goByKeysTo('3');
  await dsl.keyboard.press('Enter');
  await titleSays(dsl, 'Incident 3');
  await waitForWords(dsl, 'Merged into this one:', '.incident');
  await waitForWords(dsl, '1 · ', '.other-incident');
});

test('a wrong pupil is put right in an incident, with a reason, and who was named before is still read', async () => {
  await press(dsl, 'Put right…', '.incident');
  const form = '[data-form="correct-people"]';
  await waitForWords(dsl, 'Chloe Marsh', `${form} .people-chosen`);
  await press(dsl, 'Take out', form);
  await fill(dsl, 'person', 'ben', form);
  await press(dsl, 'Ben Thistle (Hedgehogs)', form);
  await fill(dsl, 'reason', 'Chloe was at home that day', form);
  await press(dsl, 'Put right', `${form} .form-actions`);
  await waitForWords(dsl, 'Before: Chloe Marsh (happened to them). Now: Ben Thistle', '.actions');
  await waitForWords(dsl, 'Ben Thistle', '.person-line');
});

test('what a teacher writes down about a colleague reaches the head and nobody else', async () => {
  const teacher = await openDashboard(browser, school.url, madeUpStaff.teacher);
  await press(teacher, madeUpStaff.teacher.name);
  await press(teacher, 'Write a concern down…', '.menu');
  const form = '[data-form="record-concern"]';
  await teacher.waitForSelector(form);
  await select(teacher, `${form} [name="kind"]`, 'about-an-adult');
  await fill(teacher, 'person', 'bell', form);
  await press(teacher, 'Mr Bell (staff)', form);
  await select(teacher, `${form} .people-chosen select`, 'did');
  await fill(teacher, 'words', 'He shouted at a child until she cried.', form);
  await press(teacher, 'Record', form);
  await waitForWords(teacher, 'It can be read by: the head only', '[data-incident-number]');
  const seenBy = async (key: StaffKey) => {
    const page = await openDashboard(browser, school.url, madeUpStaff[key]);
    await page.goto(`${school.url}/incidents`);
    await page.waitForSelector('a[data-incident-id]');
    return rows(page);
  };
  expect(await seenBy('head')).toContainEqual(expect.stringMatching(/^H1 /));
  expect((await seenBy('dsl')).join()).not.toContain('What an adult');
});

test('what turns out to be about the head is given to the chair, by keys, and goes from every other page at once', async () => {
  const { incidentId } = await school.as('teacher').do('recordConcern', {
    kind: 'harm-at-home',
    people: [{ kind: 'pupil', pupilId: school.pupilIds[1] ?? '', involvement: 'affected' }],
    words: 'She is afraid of Dr P.',
    happenedAt: null,
    place: 'school',
    toldBy: null,
  });
  const openAs = async (key: StaffKey): Promise<Page> => {
    const page = await openDashboard(browser, school.url, madeUpStaff[key]);
    await page.goto(`${school.url}/incidents/${incidentId}`);
    await page.waitForSelector('[name="password"]');
    await page.type('[name="password"]', madeUpStaff[key].password);
    await page.keyboard.press('Enter');
    return page;
  };
  const head = await openAs('head');
  await waitForWords(head, 'She is afraid of Dr P.', '.words');
  const lead = await openAs('dsl');
  await waitForWords(lead, 'She is afraid of Dr P.', '.words');
  await press(lead, 'It is about staff…', '.incident');
  const form = '[data-form="give-to-few"]';
  await lead.waitForSelector(`${form} input:focus`);
  await waitForWords(lead, 'It goes to the head alone', form);
  await lead.keyboard.press('ArrowDown');
  await waitForWords(lead, 'You will not be able to read it any more', form);
  await lead.keyboard.press('Tab');
  await lead.keyboard.type('The child named Dr Penrose');
  await press(lead, 'Give it to the chair of governors alone', form);
  await waitForWords(lead, 'It is given to the chair of governors alone.', '.notices');
  await titleSays(lead, 'Incidents');
  await waitForWords(head, 'Not here any more', 'main');
  expect(await head.$eval('main', (main) => main.innerText)).not.toContain('Dr P.');
  await lead.waitForSelector('a[data-incident-id]');
  expect((await rows(lead)).join()).not.toContain('at home');
  const chair = await openAs('chair');
  await titleSays(chair, 'Incident C1');
  await waitForWords(chair, 'Given to the chair of governors alone: The child named Dr Penrose', '.actions');
  expect(await chair.$$('.triage-more button')).toHaveLength(1);
});
