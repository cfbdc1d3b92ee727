import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDashboard } from '../support/dashboard-page.ts';
import { FakeDevice } from '../support/fake-device.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { configurationIn } from '../support/managed-configuration.ts';
import { openSchool } from '../support/open-school.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

let server: TestServer;
let school: School;
let browser: Browser;
let page: Page;
const devices: FakeDevice[] = [];

beforeAll(async () => {
  ({ server, school } = await openSchool());
  const { classId } = school.yearFour;
  const { lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 });
  browser = await launchPlainBrowser();
  page = await openDashboard(browser, server.url, madeUpStaff.teacher);
  await page.goto(`${server.url}/lessons/${lessonId}`);
});
afterAll(async () => {
  for (const device of devices) await device.stop();
  await browser?.close();
  await server?.stop();
});

const tilesThatAre = async (state: string): Promise<number> =>
  (await page.$$(`[role="option"][data-state="${state}"]`)).length;

/** Of those who are online. */
const greyNames = (): Promise<number> =>
  page.$$eval('[data-state="online"] .tile-name', (names) => {
    const ink = getComputedStyle(document.body).color;
    return names.filter((name) => getComputedStyle(name).color !== ink).length;
  });

const arrive = async (pupilId: string): Promise<void> => {
  const { extensionId, linuxJson } = school.deployment;
  const device = new FakeDevice({
    extensionId,
    configuration: configurationIn(linuxJson),
    screen: () => null,
  });
  devices.push(device);
  const deviceId = await device.enrol();
  await school.staff.admin.do('bindDevice', { deviceId, pupilId });
  await device.visit({ url: 'https://maths.example/', title: 'Maths for Year 4' });
};

test('nobody online: thirty names, all away', async () => {
  await waitUntil('every pupil has a tile', async () => (await tilesThatAre('away')) === 30);
});

test('pupils arrive, one leaves, and the teacher sees it', async () => {
  for (const { pupilId } of school.yearFour.pupils.slice(0, 2)) await arrive(pupilId);
  await waitUntil('two are online', async () => (await tilesThatAre('online')) === 2);
  // Whose tile has moved and come alive at once: seen grey in Chromium until something else was drawn there.
  await waitUntil('their names are not grey any more', async () => (await greyNames()) === 0);
  await devices.shift()?.stop();
  await waitUntil('one is left', async () => (await tilesThatAre('online')) === 1);
  expect((await tilesThatAre('away')) + (await tilesThatAre('silent'))).toBe(29);
});

test('the server restarts: the teacher is told, what was seen stays, and the pupil comes back', async () => {
  await server.kill();
  await page.waitForSelector('[data-connection="lost"]', { timeout: 30_000 });
  expect((await page.$$('[role="option"]')).length).toBe(30);
  await server.restart();
  await page.waitForSelector('[data-connection="online"]', { timeout: 40_000 });
  await waitUntil('the pupil is back', async () => (await tilesThatAre('online')) === 1, 40_000);
});
