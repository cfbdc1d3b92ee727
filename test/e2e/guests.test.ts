import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choose, fill, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { openSchool } from '../support/open-school.ts';
import { waitForCover } from '../support/page-cover.ts';
import { untilMarkSays } from '../support/page-mark.ts';
import { openTab, waitForOwnPage, waitForText, waitForTitle } from '../support/pupil-tab.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

const site = 'https://rabbits.example/';
const title = 'All about rabbits';
const waiting = 'Ask to be let in';

let web: MadeUpWeb;
let server: TestServer;
let school: School;
let device: EnrolledPupil;
let browser: Browser;
let teacher: Page;

beforeAll(async () => {
  web = await startMadeUpWeb();
  ({ server, school } = await openSchool());
  const [pupil] = school.yearFour.pupils;
  if (pupil === undefined) throw new Error('The made-up class is empty.');
  device = await EnrolledPupil.arrive({ web, school, pupil });
  await school.staff.admin.do('bindDevice', { deviceId: device.deviceId, pupilId: null });
  browser = await launchPlainBrowser();
  teacher = await openDashboard(browser, server.url, madeUpStaff.teacher);
  await teacher.setViewport({ width: 1366, height: 768 });
});
afterAll(async () => {
  await browser?.close();
  await device?.close();
  await server?.stop();
  await web?.close();
});

const mustBeOpenToAll = async (page: Page): Promise<void> => {
  for (const scheme of colourSchemes) expect(await findBarriers(page, scheme), scheme).toEqual([]);
};
const untilWaiting = async (page: Page): Promise<void> => {
  await waitForOwnPage(page, 'blocked', 40_000);
  await waitForText(page, waiting);
};
const popupSays = async (words: string): Promise<void> => {
  const popup = await device.opened.browser.newPage();
  await popup.goto(`chrome-extension://${school.deployment.extensionId}/popup.html`);
  await waitForText(popup, words);
  await popup.close();
};

test('the school has guests wait until they are let in, which the filtering page says', async () => {
  const manager = await openDashboard(browser, server.url, madeUpStaff.filteringManager);
  await manager.goto(`${server.url}/filtering/acceptable-use`);
  await choose(manager, 'Pages wait, except helplines and help for children');
  await mustBeOpenToAll(manager);
  await waitForWords(manager, '1 change not published. Saved as a draft.');
  await press(manager, 'Review and publish');
  await waitForWords(manager, 'A guest browses only while somebody has let them in: no → yes');
  await fill(manager, 'reason', 'Guests are let in one by one');
  await manager.keyboard.press('Enter');
  await waitForWords(manager, 'is published.');
  const page = await openTab(device.opened.browser, site);
  await untilWaiting(page);
  await mustBeOpenToAll(page);
  await popupSays('No one has let you in on this computer');
  await page.close();
  await manager.close();
});

test('a teacher lets a guest in: their page opens by itself, says who did and until when, and closes at their word', async () => {
  const page = await openTab(device.opened.browser, site);
  await untilWaiting(page);
  await teacher.goto(`${server.url}/classes`);
  await press(teacher, 'Guests', 'main');
  await press(teacher, 'Let in…', '[data-guests]');
  await fill(teacher, 'label', 'Visitor, Tuesday’s assembly');
  await fill(teacher, 'guest-reason', 'Shows us her photographs');
  await mustBeOpenToAll(teacher);
  await press(teacher, 'Let in', '[data-form="let-guest-in"]');
  await waitForWords(teacher, 'Visitor, Tuesday’s assembly', '[data-guests] table');
  await waitForTitle(page, title);
  const { detail } = await untilMarkSays(page, 'Guest until 23:59');
  expect(detail).toContain('Miss Clarke has let you in as a guest. Until 23:59.');
  expect(detail).toContain('We keep no name');
  await popupSays('Miss Clarke has let you in as a guest. Until 23:59.');
  await mustBeOpenToAll(teacher);

  await press(teacher, 'Change end…', '[data-guests]');
  await choose(teacher, '7 days from now', '[data-form="move-guest-end"]');
  await press(teacher, 'Set the end', '[data-form="move-guest-end"]');
  await waitForWords(teacher, '6 days left', '[data-guests] table');

  await press(teacher, 'End now', '[data-guests]');
  await untilWaiting(page);
  await waitForWords(teacher, 'Nobody is let in', '[data-guests] table');
  await page.close();
});

test('the same by keys alone, which stay where they were', async () => {
  const onButton = (words: string): Promise<true> =>
    waitUntil(`the keyboard is on "${words}"`, () =>
      teacher.evaluate((wanted) => document.activeElement?.textContent === wanted, words),
    );
  const lease = '[data-guests] table';
  await teacher.goto(`${server.url}/guests`);
  await waitForWords(teacher, 'Nobody is let in', lease);
  const isThere = () => teacher.evaluate(() => document.activeElement?.textContent === 'Let in…');
  for (let steps = 0; steps < 40 && !(await isThere()); steps += 1) await teacher.keyboard.press('Tab');
  await teacher.keyboard.press('Enter');
  await teacher.waitForSelector('[data-form="let-guest-in"] [name="label"]:focus');
  await teacher.keyboard.type('Visitor, governors’ tea');
  await teacher.keyboard.press('Tab');
  await teacher.keyboard.type('Looks up the menu');
  await teacher.keyboard.press('Enter');
  await waitForWords(teacher, 'Visitor, governors’ tea', lease);
  await onButton('Change end…');
  await teacher.keyboard.press('Enter');
  await teacher.waitForSelector('[data-form="move-guest-end"] input:focus');
  // From the first to the last.
  await teacher.keyboard.press('ArrowUp');
  await waitForWords(teacher, '7 days from now', '[data-form="move-guest-end"] label:has(:checked)');
  await teacher.keyboard.press('Enter');
  await waitForWords(teacher, '6 days left', lease);
  await onButton('Change end…');
  await teacher.keyboard.press('Tab');
  await onButton('End now');
  await teacher.keyboard.press('Enter');
  await waitForWords(teacher, 'Nobody is let in', lease);
  await onButton('Let in…');
});

test('the end comes while the server is away: the guest sees it come, and the page closes', async () => {
  const page = await openTab(device.opened.browser, site);
  await untilWaiting(page);
  const about = { deviceId: device.deviceId, label: 'Visitor', reason: 'Assembly' };
  await school.staff.teacher.do('letGuestIn', { ...about, endsAt: Date.now() + 30_000 });
  await waitForTitle(page, title);
  await server.stop();
  await page.bringToFront();
  await waitForCover(page, 'Your time as a guest ends');
  await untilWaiting(page);
  await popupSays('No one has let you in on this computer');
});
