import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { openByThinking } from '../support/open-by-thinking.ts';
import { openSchool } from '../support/open-school.ts';
import { markOn, untilMarkSays } from '../support/page-mark.ts';
import { chooseByKeys, promptOn, untilNoPrompt } from '../support/prompt-on-page.ts';
import { closeBy, waitForText } from '../support/pupil-tab.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';
import { killWorker } from '../support/worker-life.ts';

const form = `<title>Owl club</title><form action="/sent"><label>Say something <input name="words"></label><button>Send</button></form>`;
const host = 'owl-club.example';

let web: MadeUpWeb;
let server: TestServer;
let school: School;
let pupil: EnrolledPupil;
let page: Page;

beforeAll(async () => {
  web = await startMadeUpWeb({ answer: (asked) => (asked.host === host ? { body: form } : null) });
  ({ server, school } = await openSchool());
  const { classId } = school.yearFour;
  const weekly = { classId, day: 1, from: 9 * 60, to: 10 * 60, startsByItself: false };
  await school.staff.teacher.do('addWeeklyLesson', weekly);
  const [first] = school.yearFour.pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  pupil = await EnrolledPupil.arrive({ web, school, pupil: first, isWorkerWatched: false });
  page = await openByThinking(pupil.opened.browser, host);
});
afterAll(async () => {
  await pupil?.close();
  await server?.stop();
  await web?.close();
});

const tellUrl = () => `chrome-extension://${school.deployment.extensionId}/popup.html?tell`;
const isTellOpen = (): boolean => pupil.opened.browser.targets().some((each) => each.url() === tellUrl());

/** By keyboard alone: a postcode is about to be sent, and the child would rather ask. */
const askAboutPostcode = async (): Promise<void> => {
  await page.bringToFront();
  await page.focus('input');
  await page.$eval('input', (input) => input.select());
  await page.keyboard.type('I am at SW1A 2AA');
  await page.keyboard.press('Enter');
  await chooseByKeys(page, 'ask');
};
const untilOffered = () =>
  waitUntil('a way to tell someone stands there', async () => {
    const shown = await promptOn(page).catch(() => null);
    return shown?.choices.join() === 'ask,go-back' ? shown : null;
  });
const told = async (): Promise<number> => {
  const { incidents } = await school.staff.dsl.do('incidents', { shelf: 'open', search: '' });
  return incidents.length;
};
const tabTo = (tell: Page, selector: string): Promise<true> =>
  waitUntil(`the focus is on ${selector}`, async () => {
    await tell.keyboard.press('Tab');
    return tell.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
  });

test('outside a lesson who would rather ask a grown-up has "Tell someone" one press away, by keyboard, and sends it themselves', async () => {
  await school.staff.dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
  await askAboutPostcode();
  const { words } = await untilOffered();
  expect(words).toContain('tellsomeoneatschool?');
  expect(isTellOpen()).toBe(false);
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/way-to-tell.png` });
  const opened = pupil.opened.browser.waitForTarget((each) => each.url() === tellUrl());
  await chooseByKeys(page, 'ask');
  const tell = await (await opened).asPage();
  await waitForText(tell, `${madeUpStaff.teacher.name}, your teacher`);
  for (const scheme of colourSchemes) expect(await findBarriers(tell, scheme), scheme).toEqual([]);
  expect(await told()).toBe(0);
  if (process.env.SCREENSHOTS)
    await tell.screenshot({ path: `${process.env.SCREENSHOTS}/way-to-tell-opened.png` });
  await tabTo(tell, 'input[name="concern"]');
  await tell.keyboard.press('Space');
  await tabTo(tell, 'button.go');
  await tell.keyboard.press('Enter');
  await waitForText(tell, 'We have told ');
  expect(await told()).toBe(1);
  expect(web.count(host, '/sent')).toBe(0);
  await closeBy(tell, () => tell.keyboard.press('Escape'));
});

test('with Escape it goes, and nothing is opened or sent', async () => {
  await askAboutPostcode();
  await untilOffered();
  await page.keyboard.press('Escape');
  await untilNoPrompt(page);
  expect(isTellOpen()).toBe(false);
  expect(await told()).toBe(1);
});

test('in a lesson a hand goes up for its teacher, and nothing else is asked', async () => {
  const { classId } = school.yearFour;
  const { lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 });
  await untilMarkSays(page, 'your teacher may');
  await askAboutPostcode();
  await untilMarkSays(page, 'Hand up');
  expect(await untilNoPrompt(page)).toBe(true);
  expect((await markOn(page))?.tone).toBe('hand');
  await school.staff.teacher.do('endLesson', { lessonId });
  await untilMarkSays(page, 'There is no lesson');
});

test('with no line to the school, and our worker asleep by the time of the press, it opens all the same', async () => {
  await server.stop();
  await askAboutPostcode();
  await untilOffered();
  await killWorker(pupil.opened.browser);
  const opened = pupil.opened.browser.waitForTarget((each) => each.url() === tellUrl());
  await chooseByKeys(page, 'ask');
  await waitForText(await (await opened).asPage(), 'You are not in trouble');
});
