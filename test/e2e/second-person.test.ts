import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  choose,
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
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';
import { mustBeOpenToAll } from './controls-stage.ts';

let school: LiveSchool;
let browser: Browser;
let devices: readonly RawDevice[];
let lessonId: string;

beforeAll(async () => {
  school = await LiveSchool.open(2, 'dsl', 'head', 'chair', 'governor');
  browser = await launchPlainBrowser();
  devices = [school.device(0), school.device(1)];
  for (const device of devices) await device.arrive();
  lessonId = await school.startLesson();
  await waitUntil('the devices are in the lesson', () =>
    devices.every(({ states }) => states.at(-1)?.lesson?.lessonId === lessonId),
  );
});
afterAll(async () => {
  await browser.close();
  await school.close();
});

const stoppedFor = async (audience: 'head' | 'chair', index: number): Promise<string> => {
  const deviceId = devices[index]?.deviceId ?? '';
  const { referralId } = await school.as('teacher').do('stopAndRefer', { lessonId, deviceId });
  await school.as('teacher').do('setReferralAudience', { referralId, audience });
  return referralId;
};
const openAt = async (key: StaffKey, path: string): Promise<Page> => {
  const page = await openDashboard(browser, school.url, madeUpStaff[key]);
  await page.setViewport({ width: 1366, height: 768 });
  await page.goto(`${school.url}${path}`);
  return page;
};
const form = '[data-form="police-advice"]';
const release = async (page: Page, key: StaffKey, words: string): Promise<void> => {
  await choose(page, 'The school may have it back', form);
  await fill(page, 'advice', words, form);
  await press(page, 'Write it down', form);
  await givePassword(page, madeUpStaff[key], '.actions li');
  await waitForWords(page, words, '.actions');
};
/** With the keys alone: the second choice, the words, and sent from within them. */
const releaseByKeys = async (page: Page, key: StaffKey, words: string): Promise<void> => {
  await focusOn(page, `${form} input[type="radio"]:checked`);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type(words);
  await page.keyboard.down('Control');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Control');
  await givePassword(page, madeUpStaff[key], '.actions li:nth-child(2)');
};
const nothingOfIt = async (page: Page): Promise<void> => {
  const shown = await page.$eval('main', (main) => main.innerText);
  for (const words of ['Amara Quill', 'Ben Thistle', 'Miss Clarke', 'Hedgehogs', 'headteacher'])
    expect(shown).not.toContain(words);
};

test('the chair’s open page shows what the head asks, and the head’s what the chair answers; both lift', async () => {
  const referralId = await stoppedFor('head', 0);
  const chair = await openAt('chair', '/incidents');
  await waitForWords(chair, 'Incidents', 'h1');
  const head = await openAt('head', `/referrals/${referralId}`);
  await release(head, 'head', 'Constable Moss, reference 12');
  await waitForWords(chair, 'Constable Moss, reference 12', '.second-referral');
  await nothingOfIt(chair);
  await mustBeOpenToAll(chair);
  await releaseByKeys(chair, 'chair', 'Constable Moss told me, too');
  await waitForWords(head, 'Constable Moss told me, too', '.actions');
  await press(head, 'Lift the stop');
  await waitForWords(head, 'Dr Penrose has lifted it.');
  await focusOn(chair, '.second-referral .form-actions button');
  await chair.keyboard.press('Enter');
  await waitForWords(head, 'The stop is lifted.', '[aria-labelledby="advice-title"]');
  await waitUntil('nothing waits for the chair', async () => (await chair.$('.second-referral')) === null);
}, 60_000);

test('the governor whom the chair names finds it on the page that is open, and both lift', async () => {
  const referralId = await stoppedFor('chair', 1);
  const governor = await openAt('governor', '/reports');
  await waitForWords(governor, 'Reports', 'h1');
  const chair = await openAt('chair', `/referrals/${referralId}`);
  await waitForWords(chair, `by ${madeUpStaff.admin.name}`, '[data-form="name-second"]');
  await chair.click('[data-form="name-second"] label');
  await press(chair, 'Name them');
  await givePassword(
    chair,
    madeUpStaff.chair,
    '[data-form="name-second"] button[aria-disabled]:not([aria-busy])',
  );
  await release(chair, 'chair', 'Sergeant Vale, reference 40');
  await waitForWords(governor, 'Sergeant Vale, reference 40', '.second-referral');
  await nothingOfIt(governor);
  await mustBeOpenToAll(governor);
  await releaseByKeys(governor, 'governor', 'She told me, too');
  await waitForWords(chair, 'She told me, too', '.actions');
  await press(governor, 'Lift the stop');
  await waitForWords(governor, 'You have lifted it.', '.second-referral');
  await waitForWords(chair, 'Ms Farrow has lifted it.');
  await press(chair, 'Lift the stop');
  await waitUntil(
    'nothing waits for the governor',
    async () => (await governor.$('.second-referral')) === null,
  );
}, 60_000);
