import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { criteria } from '#shared/referrals/initial-review.ts';
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
import { madeUpStaff } from '../support/made-up-people.ts';
import { onePixel } from '../support/one-pixel.ts';
import { waitUntil } from '../support/wait-until.ts';
import { mustBeOpenToAll } from './controls-stage.ts';

const page = { url: 'https://newts.example/', title: 'Newts' };

let school: LiveSchool;
let browser: Browser;
let dsl: Page;
let incidentId: string;

beforeAll(async () => {
  school = await LiveSchool.open(1, 'dsl', 'head');
  const device = school.device(0);
  await device.arrive();
  device.picture = { ok: true, value: { page, type: 'image/jpeg', bytes: onePixel } };
  const lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  const told = {
    lessonId,
    deviceId: device.deviceId,
    kind: 'nude-imagery',
    words: 'He was sent it',
  } as const;
  ({ incidentId } = await school.as('teacher').do('recordIncident', told));
  browser = await launchPlainBrowser();
  dsl = await openDashboard(browser, school.url, madeUpStaff.dsl);
  await dsl.setViewport({ width: 1366, height: 768 });
  await dsl.goto(`${school.url}/incidents/${incidentId}`);
  await givePassword(dsl, madeUpStaff.dsl, '.words');
});
afterAll(async () => {
  await browser.close();
  await school.close();
});

const sendByKeys = async (): Promise<void> => {
  await dsl.keyboard.down('Control');
  await dsl.keyboard.press('Enter');
  await dsl.keyboard.up('Control');
};
const looks = async (): Promise<number> =>
  (await school.ledgerLines()).filter(({ action }) => action === 'view-picture').length;

test('a picture of it is not viewed before somebody has written down why, by keys alone', async () => {
  const before = await looks();
  await focusOn(dsl, 'main h1');
  await dsl.keyboard.press('p');
  await waitForWords(dsl, 'normally not viewed', '.evidence [role="alert"]');
  expect(await dsl.$('.evidence canvas')).toBeNull();
  expect(await looks()).toBe(before);
  await press(dsl, 'Begin the review');
  await waitForWords(dsl, 'Not viewed.', '.viewings[data-viewed="false"]');
  await mustBeOpenToAll(dsl);
  await focusOn(dsl, '.viewings summary');
  await dsl.keyboard.press('Enter');
  await dsl.keyboard.press('Tab');
  await dsl.keyboard.type('The police asked which of two it is. With Dr Penrose.');
  await sendByKeys();
  await waitForWords(dsl, `Viewed by ${madeUpStaff.dsl.name}`, '.viewings[data-viewed="true"]');
  await press(dsl, 'Show picture', '.evidence');
  await dsl.waitForSelector('.evidence[data-look="covered"] canvas[data-painted]');
  await waitUntil('the look is recorded', async () => (await looks()) === before + 1);
});

test('what is shown is left out of print and of the browser’s menu, and the page says what is not seen', async () => {
  await waitForWords(dsl, 'Not seen: what is printed, saved or photographed', '#pictures-title ~ p');
  const isMenuOffered = await dsl.$eval('.evidence canvas', (canvas) =>
    canvas.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })),
  );
  expect(isMenuOffered).toBe(false);
  const isSeen = () => dsl.$eval('.evidence canvas', (canvas) => canvas.checkVisibility());
  expect(await isSeen()).toBe(true);
  await dsl.emulateMediaType('print');
  expect(await isSeen()).toBe(false);
  await dsl.emulateMediaType();
  await press(dsl, 'Cover again', '.evidence');
});

test('one yes of five makes referral the proposed way, and another way asks for a reason', async () => {
  for (const criterion of criteria) {
    const place = `[data-criterion="${criterion}"]`;
    await press(dsl, criterion === 'coercion' ? 'Yes' : 'No', place);
    await waitForWords(dsl, madeUpStaff.dsl.name, `${place} .who-answered`);
  }
  await waitForWords(dsl, 'At least one answer is yes.', '[data-proposed="refer"]');
  const form = '[data-form="finish-review"]';
  const isOff = () =>
    dsl.$eval(`${form} [type="submit"]`, (button) => button.getAttribute('aria-disabled') === 'true');
  expect(await isOff()).toBe(false);
  await choose(dsl, 'Dealt with in school, parents told', form);
  await dsl.waitForSelector(`${form} [name="finish-reason"]`);
  expect(await isOff()).toBe(true);
  await mustBeOpenToAll(dsl);
  await fill(dsl, 'finish-reason', 'The police leave it to us, reference 31', form);
  await sendByKeys();
  await givePassword(dsl, madeUpStaff.dsl, '.review-end');
  await waitForWords(dsl, 'departing from: refer to the police', '.review-end');
  await waitForWords(dsl, 'The police leave it to us, reference 31', '.review-end');
  expect(await dsl.$$('[data-criterion] button')).toEqual([]);
});
