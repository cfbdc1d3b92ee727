import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDashboard, press, pressInMore } from '../support/dashboard-page.ts';
import { FakeDevice } from '../support/fake-device.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { configurationIn } from '../support/managed-configuration.ts';
import { openSchool } from '../support/open-school.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

const phone = { width: 390, height: 844 };
/** A laptop of 1366×768 at 200 %. */
const magnified = { width: 683, height: 384 };

let server: TestServer;
let school: School;
let browser: Browser;
let page: Page;
let lessonId: string;
const devices: FakeDevice[] = [];

beforeAll(async () => {
  ({ server, school } = await openSchool());
  const { classId, pupils } = school.yearFour;
  ({ lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 }));
  for (const { pupilId } of pupils.slice(0, 2)) await arrive(pupilId);
  browser = await launchPlainBrowser();
  page = await openDashboard(browser, server.url, madeUpStaff.teacher);
});
afterAll(async () => {
  for (const device of devices) await device.stop();
  await browser?.close();
  await server?.stop();
});

const arrive = async (pupilId: string): Promise<void> => {
  const { extensionId, linuxJson } = school.deployment;
  const device = new FakeDevice({ extensionId, configuration: configurationIn(linuxJson) });
  devices.push(device);
  await school.staff.admin.do('bindDevice', { deviceId: await device.enrol(), pupilId });
  await waitUntil('it is in the lesson', () => device.state.lesson?.lessonId === lessonId);
};
const openBoard = async (size: typeof phone): Promise<void> => {
  await page.setViewport(size);
  await page.goto(`${server.url}/lessons/${lessonId}`);
  await page.waitForSelector('[role="option"]');
};
/** Once it has been scrolled to, all its height is within the window, and nothing lies over it. */
const isReached = (selector: string): Promise<boolean> =>
  page.$eval(selector, (part) => {
    part.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = part.getBoundingClientRect();
    return [0.1, 0.5, 0.9].every((share) => {
      const top = document.elementFromPoint(x + width / 2, y + height * share);
      return top !== null && part.contains(top);
    });
  });
const isWiderThanWindow = (): Promise<boolean> =>
  page.$eval('main', (main) => main.scrollWidth > main.clientWidth);
const startTimer = async (): Promise<void> => {
  await pressInMore(page, 'Timer…');
  await page.waitForSelector('[data-form="start-timer"]');
  await page.$eval('[data-form="start-timer"]', (form) => (form as HTMLFormElement).requestSubmit());
  await page.waitForSelector('[data-control="timer"]');
  await page.waitForSelector('.outcome .icon-only');
};

test('on a phone what became of a command covers neither what is on now nor its end', async () => {
  await openBoard(phone);
  await startTimer();
  for (const part of ['[data-control="timer"] strong', '[data-control="timer"] button'])
    expect(await isReached(part), part).toBe(true);
  expect(await isReached('.outcome .button')).toBe(true);
  const last = '[role="option"][data-pupil-id]:last-of-type';
  expect(await isReached(last)).toBe(true);
  await press(page, 'End', '[data-control="timer"]');
  await page.waitForSelector('[data-control="timer"]', { hidden: true });
});

test('on a phone an entry of the queue is answered with a finger, within the window', async () => {
  await devices[0]?.tell({
    kind: 'hand-up',
    requestId: 'h1',
    lessonId,
    about: 'question',
    url: null,
    words: 'Which shape has five sides?',
  });
  await page.waitForSelector('.hand-card');
  for (const words of ['Coming', 'Done']) {
    const button = `.hand-card ::-p-text(${words})`;
    expect(await isReached(button), words).toBe(true);
  }
  expect(await isWiderThanWindow()).toBe(false);
  await press(page, 'Done', '.hand-card');
  await page.waitForSelector('[data-hands="0"]');
});

test('news from a colleague lies over neither what became of a command nor what is on now', async () => {
  await startTimer();
  const { staff, yearOne, yearFour } = school;
  const other = await staff.otherTeacher.do('startLesson', { classId: yearOne.classId, minutes: 10 });
  const pupilIds = [yearFour.pupils[1]?.pupilId ?? ''];
  await staff.otherTeacher.do('takeOverPupils', { lessonId: other.lessonId, pupilIds, reason: 'A play' });
  await page.waitForSelector('.notices .notice');
  for (const part of ['.outcome .button', '[data-control="timer"] button', '.notice .button'])
    expect(await isReached(part), part).toBe(true);
  await staff.otherTeacher.do('endLesson', { lessonId: other.lessonId });
});

test('at 200 % every tile and all that is on is reached', async () => {
  await openBoard(magnified);
  const tiles = await page.$$eval('[role="option"]', (all) =>
    all.flatMap((tile) => tile.getAttribute('data-pupil-id') ?? []),
  );
  expect(tiles).toHaveLength(school.yearFour.pupils.length);
  for (const pupilId of tiles)
    expect(await isReached(`[role="option"][data-pupil-id="${pupilId}"]`), pupilId).toBe(true);
  expect(await isReached('[data-lesson-now] [title="End all (X)"]')).toBe(true);
  expect(await isReached('.toolbar [popovertarget]')).toBe(true);
});
