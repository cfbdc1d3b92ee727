import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  choose,
  fill,
  focusOn,
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
import { madeUpStaff } from '../support/made-up-people.ts';
import { Verifier } from '../support/verifier.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let browser: Browser;
let downloads: string;
let dsl: Page;

beforeAll(async () => {
  downloads = await mkdtemp(join(tmpdir(), 'thinkclick-downloads-'));
  school = await LiveSchool.open(3, 'dsl', 'head');
  browser = await launchPlainBrowser();
  dsl = await openDashboard(browser, school.url, madeUpStaff.dsl);
});
afterAll(async () => {
  await browser.close();
  await school.close();
  await rm(downloads, { recursive: true });
});

const form = '[data-form="record-concern"]';
const writeDown = async (words: string): Promise<void> => {
  await dsl.goto(`${school.url}/incidents`);
  await press(dsl, 'Write a concern down…', 'main');
  await select(dsl, `${form} [name="kind"]`, 'hurtful-message');
  await fill(dsl, 'person', 'Ama', form);
  await press(dsl, 'Amara Quill (Hedgehogs)', form);
  await fill(dsl, 'words', words, form);
};
const openIncident = async (number: number): Promise<void> => {
  const { incidents } = await school.as('dsl').do('incidents', { shelf: 'open', search: '' });
  const incidentId = incidents.find((each) => each.number === number)?.incidentId ?? '';
  await dsl.goto(`${school.url}/incidents/${incidentId}`);
  await givePassword(dsl, madeUpStaff.dsl, '[data-form="link-incident"]');
};

test('what was told on paper is typed in, with who told it and when the school first heard', async () => {
  await writeDown('They call her names in a chat');
  await dsl.click(`${form} summary`);
  await fill(dsl, 'toldBy', 'Mrs Quill', form);
  await fill(dsl, 'position', 'Mother', form);
  // Keys would depend on how the browser's own language writes a date.
  await dsl.$eval(`${form} [name="heardAt"]`, (field) => {
    (field as HTMLInputElement).value = '2026-01-09T08:40';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  for (const scheme of colourSchemes) expect(await findBarriers(dsl, scheme), scheme).toEqual([]);
  await press(dsl, 'Record', form);
  await waitForWords(dsl, 'Incident 1 is recorded.', '.recorded');
  await openIncident(1);
  await waitForWords(dsl, 'Mrs Quill, Mother', '.facts');
  await waitForWords(dsl, '08:40', '[data-heard-at]');
  await waitForWords(dsl, 'They call her names in a chat', '.words');
});

test('what belongs together is linked by its number, and unlinked again', async () => {
  await writeDown('It goes on');
  await press(dsl, 'Record', form);
  await waitForWords(dsl, 'Incident 2 is recorded.', '.recorded');
  await openIncident(2);
  await fill(dsl, 'other', '77', '[data-form="link-incident"]');
  await press(dsl, 'Link', '[data-form="link-incident"]');
  await waitForWords(dsl, 'There is no incident 77.', '[data-form="link-incident"]');
  await fill(dsl, 'other', '1', '[data-form="link-incident"]');
  await press(dsl, 'Link', '[data-form="link-incident"]');
  await dsl.waitForSelector('.other-incident');
  await openIncident(1);
  await dsl.waitForSelector('.other-incident');
  await press(dsl, 'Unlink', '.other-incident');
  await dsl.waitForSelector('.other-incident', { hidden: true });
});

const save = (name: string): Promise<Buffer> =>
  waitUntil(`${name} is saved`, async () =>
    (await readdir(downloads)).includes(name) ? readFile(join(downloads, name)) : null,
  );
const exportAs = async (what: string): Promise<void> => {
  await press(dsl, 'Export', '.page-aside');
  await choose(dsl, what, '[data-dialog="export"]');
  await press(dsl, 'Export', '[data-dialog="export"] .form-actions');
  await dsl.waitForSelector('[data-dialog="export"]', { hidden: true });
};

test('several pupils are in one incident, and each has a row in the table and a place in the data for other systems', async () => {
  await keepDownloads(dsl, downloads);
  await writeDown('All of them in one chat');
  await fill(dsl, 'person', 'Ben', form);
  await press(dsl, 'Ben Thistle (Hedgehogs)', form);
  await press(dsl, 'Record', form);
  await waitForWords(dsl, 'Incident 3 is recorded.', '.recorded');
  await openIncident(3);
  await waitForWords(dsl, 'Ben Thistle', '.person-line');
  await exportAs('A table (CSV)');
  const [heads = '', ...rows] = (await save('incident-3.csv')).toString().trim().split('\r\n');
  expect(heads).toContain('pupil_name');
  expect(rows).toHaveLength(2);
  for (const [place, name] of ['Amara Quill', 'Ben Thistle'].entries())
    expect(rows[place]).toContain(`${name},`);
  await exportAs('Data (JSON)');
  expect(JSON.parse((await save('incident-3.json')).toString())).toMatchObject({
    format: 'thinkclick-incidents',
    rows: [{ pupil_name: 'Amara Quill' }, { pupil_name: 'Ben Thistle' }],
  });
  await press(dsl, 'Chronology', '.person-line:nth-of-type(2)');
  await waitForWords(dsl, 'All of them in one chat', '.chronology');
});

test('what is to be looked at again is listed on its day', async () => {
  await openIncident(3);
  await dsl.$eval('[name="reviewOn"]', (field) => {
    (field as HTMLInputElement).value = '2026-01-09';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await press(dsl, 'Set day', '[data-form="incident-review"]');
  await waitForWords(dsl, 'The day of the review is set.', '.notices');
  await dsl.goto(`${school.url}/incidents`);
  await press(dsl, 'To review 1');
  await waitUntil('it alone is listed', async () => {
    const titles = await dsl.$$eval('a[data-desk-id]', (links) => links.map((link) => link.innerText));
    return titles.length === 1 && titles[0]?.startsWith('3 ');
  });
});

test('each version of the record stays, with who wrote it and what was changed', async () => {
  await openIncident(3);
  expect(await dsl.$('.open-versions')).toBeNull();
  await fill(dsl, 'account', 'Three of them, over two weeks', '[data-form="incident-record"]');
  await press(dsl, 'Save record', '[data-form="incident-record"]');
  await waitForWords(dsl, 'Version 2, Mrs Haddad', 'main');
  const { incidents } = await school.as('dsl').do('incidents', { shelf: 'open', search: '3' });
  const incidentId = incidents[0]?.incidentId ?? '';
  const head = school.as('head');
  await head.do('confirmPassword', { password: madeUpStaff.head.password });
  const { record } = await head.do('incident', { incidentId });
  const change = { ...record, account: '', outcome: 'They said sorry' };
  await head.do('saveIncidentRecord', { incidentId, basedOn: 2, record: change });
  await openIncident(3);
  await press(dsl, 'Earlier versions…');
  const version = (revision: number) => `[data-revision="${revision}"]`;
  await waitForWords(dsl, 'Version 3, Dr Penrose', version(3));
  await waitForWords(dsl, 'Taken out', version(3));
  await waitForWords(dsl, 'They said sorry', version(3));
  await waitForWords(dsl, 'Three of them, over two weeks', version(2));
  expect(await dsl.$eval(version(2), (shown) => shown.textContent)).not.toContain('sorry');
  for (const scheme of colourSchemes) expect(await findBarriers(dsl, scheme), scheme).toEqual([]);
  await school.recorded('they were looked at', ({ action }) => action === 'view-incident-versions');
});

test('what is taken down with an incident is the school’s to say', async () => {
  await dsl.goto(`${school.url}/safeguarding-policy`);
  await waitForWords(dsl, 'What is taken down with an incident', 'h2');
  await choose(dsl, 'Search words: Staff record an incident from a pupil’s tile', '.matrix');
  await press(dsl, 'Save', '[data-form="safeguarding-policy"]');
  await waitForWords(dsl, 'The policy is saved.', '.notices');
  const { capture } = await school.as('dsl').do('safeguardingPolicy', {});
  expect(capture['staff-records'].parts).not.toContain('searches');
  expect(capture['pupil-shows'].parts).toContain('searches');
});

test('what a category proposes is the school’s to say, and a person takes of it what fits', async () => {
  await dsl.goto(`${school.url}/safeguarding-policy`);
  await focusOn(dsl, '[name="sanctions-B"]');
  await dsl.keyboard.down('Control');
  await dsl.keyboard.press('a');
  await dsl.keyboard.up('Control');
  await dsl.keyboard.type('A letter home\nA week without games');
  for (const scheme of colourSchemes) expect(await findBarriers(dsl, scheme), scheme).toEqual([]);
  await press(dsl, 'Save', '[data-form="safeguarding-policy"]');
  await waitForWords(dsl, 'The policy is saved.', '.notices');
  await openIncident(1);
  await waitForWords(dsl, 'A letter home · A week without games', '.incident');
  await press(dsl, 'Decide what follows…', '.incident');
  await choose(dsl, 'A week without games', '[data-form="measures"]');
  await press(dsl, 'Decide so', '[data-form="measures"]');
  await waitForWords(dsl, 'Goes to: nobody. Sanctions: A week without games.', '[data-measures]');
});

test('several incidents go out only when a second person allows it, each with its proof', async () => {
  await dsl.goto(`${school.url}/incidents`);
  await dsl.waitForSelector('.choose-row');
  await dsl.$$eval('.choose-row input', (boxes) => {
    for (const box of boxes) box.click();
  });
  await waitForWords(dsl, '3 chosen', '.bulk-bar');
  await press(dsl, 'Export', '.bulk-bar');
  await fill(dsl, 'reason', 'Asked for by the local authority', '[data-form="ask-export"]');
  await press(dsl, 'Ask a second person', '[data-form="ask-export"]');
  await waitForWords(dsl, 'A second person has not answered yet', '[data-dialog="export"]');
  const head = await openDashboard(browser, school.url, madeUpStaff.head);
  await head.goto(`${school.url}/incidents`);
  await press(head, 'Answer', '.approval');
  await choose(head, 'Yes, allow it once', '[data-form="answer-approval"]');
  await fill(head, 'words', 'I have read both', '[data-form="answer-approval"]');
  await press(head, 'Send answer', '[data-form="answer-approval"]');
  const asked = '[data-form="confirm-password"] [name="password"]';
  await head.waitForSelector(asked);
  await head.type(asked, madeUpStaff.head.password);
  await head.keyboard.press('Enter');
  await waitForWords(dsl, 'I have read both', '[data-dialog="export"]');
  for (const scheme of colourSchemes) expect(await findBarriers(dsl, scheme), scheme).toEqual([]);
  await press(dsl, 'Export', '[data-form="export"] .form-actions');
  const isSaved = async () => (await readdir(downloads)).find((each) => each.endsWith('.zip'));
  const name = await waitUntil('it is saved', isSaved);
  const inside = Object.values(unzipSync(new Uint8Array(await readFile(join(downloads, name)))));
  const said = await new Verifier(downloads).verifyAll(inside);
  expect(said).toHaveLength(3);
  for (const [place, each] of said.entries()) expect(each).toContain(`Incident ${place + 1}`);
  expect(said.join()).not.toContain('WRONG');
});
