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

/** What looks otherwise as soon as the browser has to style everything anew. */
const stillLooksAsBefore = (): Promise<string[]> =>
  page.evaluate(() => {
    const parts = [...document.querySelectorAll('[role="option"], [role="option"] *')];
    const looks = () =>
      parts.map((part) => {
        const { color, backgroundColor, opacity, filter, display } = getComputedStyle(part);
        return [color, backgroundColor, opacity, filter, display].join();
      });
    const before = looks();
    document.body.style.display = 'none';
    document.body.checkVisibility();
    document.body.style.display = '';
    const after = looks();
    return parts.filter((_part, index) => before[index] !== after[index]).map(({ outerHTML }) => outerHTML);
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

test('thirty come, and fall asleep, one after the other: each tile looks what it is, in light and dark', async () => {
  const missing = school.yearFour.pupils.slice(devices.length + 1);
  for (const { pupilId } of missing) await arrive(pupilId);
  await waitUntil('all are there', async () => (await tilesThatAre('online')) === devices.length);
  expect(await stillLooksAsBefore()).toEqual([]);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  for (const [index, device] of devices.entries()) {
    device.be('screen-locked');
    await waitUntil('one more is asleep', async () => (await tilesThatAre('asleep')) === index + 1);
  }
  expect(await stillLooksAsBefore()).toEqual([]);
});
