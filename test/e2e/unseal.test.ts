import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  fill,
  focusOn,
  givePassword,
  openDashboard,
  press,
  waitForWords,
} from '../support/dashboard-page.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { mustBeOpenToAll } from './controls-stage.ts';

const words = 'It was on his screen';

let school: LiveSchool;
let browser: Browser;
let dsl: Page;
let head: Page;
let incidentId: string;
let referralId: string;

beforeAll(async () => {
  school = await LiveSchool.open(1, 'dsl', 'head');
  ({ incidentId } = await school.as('teacher').do('recordConcern', {
    kind: 'saw-something',
    people: [{ kind: 'pupil', pupilId: school.pupilIds[0] ?? '', involvement: 'saw' }],
    words,
    happenedAt: null,
    place: 'school',
    toldBy: null,
  }));
  browser = await launchPlainBrowser();
  dsl = await openAs('dsl');
  head = await openAs('head');
});
afterAll(async () => {
  await browser.close();
  await school.close();
});

const openAs = async (key: StaffKey): Promise<Page> => {
  const page = await openDashboard(browser, school.url, madeUpStaff[key]);
  await page.setViewport({ width: 1366, height: 768 });
  await page.goto(`${school.url}/incidents`);
  await waitForWords(page, 'Amara Quill', 'tbody');
  return page;
};
const row = `tr:has([data-incident-id])`;
const releaseAndLift = async (): Promise<void> => {
  const both = ['dsl', 'head'] as const;
  for (const key of both) {
    await school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
    await school.as(key).do('recordPoliceAdvice', { referralId, says: 'release', words: 'Nothing more' });
  }
  for (const key of both) await school.as(key).do('liftStop', { referralId });
};

test('what is sealed turns on the open desk: its number stays, no name is said, and no name finds it', async () => {
  ({ referralId } = await school.as('dsl').do('stopAndRefer', { incidentId }));
  await waitForWords(dsl, 'Sealed: see its referral', row);
  await mustBeOpenToAll(dsl);
  expect(await dsl.$eval(row, (line) => line.innerText)).not.toContain('Amara');
  await dsl.keyboard.press('/');
  await dsl.keyboard.type('amara');
  await dsl.waitForSelector(row, { hidden: true });
  await dsl.keyboard.press('Escape');
  await dsl.goto(`${school.url}/incidents/${incidentId}`);
  await givePassword(dsl, madeUpStaff.dsl, 'main a[href="/referrals"]');
  await waitForWords(dsl, 'This incident is sealed', 'main');
  expect(await dsl.$eval('main', (main) => main.innerText)).not.toContain(words);
});

test('once the police release it one asks to unseal it, another allows it by keys, and it is read again', async () => {
  await releaseAndLift();
  await dsl.goto(`${school.url}/referrals/${referralId}`);
  await press(dsl, 'Ask to unseal…', '.sealed-incidents');
  await fill(dsl, 'reason', 'The police need nothing more', '[data-form="ask-approval"]');
  await press(dsl, 'Ask a second person', '[data-form="ask-approval"]');
  await waitForWords(dsl, 'Waiting for a second person', '.sealed-incidents');
  expect(await dsl.$('.sealed-incidents button')).toBeNull();
  await waitForWords(head, 'The police need nothing more', '.approval');
  await mustBeOpenToAll(head);
  await focusOn(head, '.approval button');
  await head.keyboard.press('Enter');
  await head.waitForSelector('[data-dialog="answer-approval"] input:focus');
  await head.keyboard.press('ArrowDown');
  await head.keyboard.press('Tab');
  await head.keyboard.type('I have read the letter');
  await head.keyboard.down('Control');
  await head.keyboard.press('Enter');
  await head.keyboard.up('Control');
  await givePassword(head, madeUpStaff.head, 'body:not(:has(.approval))');
  await press(dsl, 'Unseal now', '.sealed-incidents');
  await givePassword(dsl, madeUpStaff.dsl, 'dl:not(:has(.sealed-incidents))');
  await waitForWords(dsl, 'Incident 1 is unsealed.', '.notices');
  await waitForWords(head, 'Amara Quill', row);
  await dsl.goto(`${school.url}/incidents/${incidentId}`);
  await givePassword(dsl, madeUpStaff.dsl, '.words');
  await waitForWords(dsl, words, '.words');
});
