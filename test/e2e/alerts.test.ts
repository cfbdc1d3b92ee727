import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDialogs, fill, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { openSchool } from '../support/open-school.ts';
import { openTab, waitForLock, waitForText } from '../support/pupil-tab.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

let server: TestServer;
let web: MadeUpWeb;
let school: School;
let pupil: EnrolledPupil;
let browser: Browser;
let lessonId: string;
let pupilId: string;

beforeAll(async () => {
  web = await startMadeUpWeb();
  ({ server, school } = await openSchool());
  const [first] = school.yearFour.pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  ({ pupilId } = first);
  ({ lessonId } = await school.staff.teacher.do('startLesson', {
    classId: school.yearFour.classId,
    minutes: 60,
  }));
  [pupil, browser] = await Promise.all([
    EnrolledPupil.arrive({ web, school, pupil: first }),
    launchPlainBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await pupil?.close();
  await server?.stop();
  await web?.close();
});

/** Off until a school turns them on. */
const takeDownPicturesAndTabs = async () => {
  const { dsl } = school.staff;
  const policy = await dsl.do('safeguardingPolicy', {});
  const { capture } = policy;
  const alert = { ...capture.alert, parts: ['picture' as const, 'tabs' as const, ...capture.alert.parts] };
  await dsl.do('saveSafeguardingPolicy', { ...policy, capture: { ...capture, alert } });
  await waitUntil('the device has taken it up', async () => {
    const devices = await school.staff.admin.do('devices', {});
    return devices.every(({ problems }) => problems.length === 0);
  });
};
const open = async (who: 'teacher' | 'dsl', path: string): Promise<Page> => {
  const page = await openDashboard(browser, server.url, madeUpStaff[who]);
  await page.setViewport({ width: 1366, height: 768 });
  await page.goto(`${server.url}${path}`);
  return page;
};
const search = (words: string) =>
  openTab(pupil.opened.browser, `https://www.bing.com/search?q=${encodeURIComponent(words)}`);
const tabsThen = '[aria-labelledby="tabs-then-title"] li';
const barriers = async (page: Page) => [
  ...(await findBarriers(page, 'light')),
  ...(await findBarriers(page, 'dark')),
];

test('what a pupil searches for comes to the class and to the desk, where one key makes an incident of it', async () => {
  await takeDownPicturesAndTabs();
  const teacher = await open('teacher', `/lessons/${lessonId}`);
  const dsl = await open('dsl', '/incidents');
  const tile = `[role="option"][data-pupil-id="${pupilId}"]`;
  await teacher.waitForSelector(tile);
  await search('suicide of romeo');
  await waitForWords(teacher, 'Search on www.bing.com', `${tile} .tile-title`);
  await search('how to end my life');

  await teacher.waitForSelector(`${tile}[data-need="alert"]`);
  expect(await teacher.$eval(tile, (element) => element.textContent)).not.toContain('end my life');
  await teacher.focus(tile);
  await teacher.keyboard.press('Enter');
  await waitForWords(teacher, 'Searched for “how to end my life”', '.alert-notice');
  expect(await barriers(teacher)).toEqual([]);
  await closeDialogs(teacher);

  await waitForWords(dsl, 'Harming oneself', 'a[data-alert-id]');
  expect(await dsl.$$('a[data-alert-id]')).toHaveLength(1);
  expect(await barriers(dsl)).toEqual([]);
  await dsl.keyboard.press('j');
  await dsl.keyboard.press('Enter');
  await dsl.waitForSelector('[name="password"]');
  await dsl.type('[name="password"]', madeUpStaff.dsl.password);
  await dsl.keyboard.press('Enter');
  await waitForWords(dsl, 'Searched for “how to end my life”', '.alert-signs');
  await waitForWords(dsl, 'suicide%20of%20romeo', tabsThen);
  expect(await barriers(dsl)).toEqual([]);
  await dsl.keyboard.press('1');
  await waitForWords(dsl, 'Looked for ways of harming themselves', 'h1');
  await waitForWords(dsl, 'Alert: Harming oneself.', '.words');
  await dsl.waitForSelector('.evidence[data-evidence-id]');
  await waitForWords(dsl, 'suicide%20of%20romeo', tabsThen);
  await teacher.waitForSelector(`${tile}[data-need="alert"]`, { hidden: true });
});

test('from its page the screen it came from is stopped and referred', async () => {
  const dsl = await open('dsl', '/incidents');
  await search('painless ways to kill myself');
  await waitForWords(dsl, 'Harming oneself', 'a[data-alert-id]');
  await dsl.keyboard.press('j');
  await dsl.keyboard.press('Enter');
  await fill(dsl, 'password', madeUpStaff.dsl.password);
  await dsl.keyboard.press('Enter');
  await press(dsl, 'Stop and refer…', '.page-aside');
  await waitForWords(dsl, 'Nobody sees the screen this alert came from', '[data-dialog="stop-and-refer"]');
  expect(await barriers(dsl)).toEqual([]);
  await press(dsl, 'Stop now', '[data-dialog="stop-and-refer"]');
  await waitForWords(dsl, 'Referral 1', 'h1');
  await waitForText(await waitForLock(pupil.opened.browser), 'Let’s stop here');
});
