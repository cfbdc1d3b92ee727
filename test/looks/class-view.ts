import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { openDashboard } from '../support/dashboard-page.ts';
import { FakeDevice } from '../support/fake-device.ts';
import type { FakeScreen } from '../support/fake-device-options.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { learningVisits } from '../support/made-up-visits.ts';
import { madeUpStaff, yearFourNames } from '../support/made-up-people.ts';
import { startMadeUpWeb } from '../support/made-up-web.ts';
import { configurationIn } from '../support/managed-configuration.ts';
import { openSchool } from '../support/open-school.ts';
import type { School } from '../support/school.ts';
import { waitUntil } from '../support/wait-until.ts';
import { photographMadeUpWeb } from '../demo/made-up-screens.ts';

/** Pupils of a class, all at a computer. */
const classSizes = [0, 1, 12, 30, 36];
const names = [
  ...yearFourNames,
  ...['Ann', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'].map((first) => `${first} Maximilian-Winterbourne`),
];
const windows = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;
const schemes = ['light', 'dark'] as const;

const addClass = async (
  { staff }: School,
  size: number,
): Promise<{ classId: string; pupilIds: readonly string[] }> => {
  const { classId } = await staff.admin.do('addClass', { name: `Class of ${size}`, yearGroup: 4 });
  if (size === 0) return { classId, pupilIds: [] };
  const pupils = names.slice(0, size).map((name) => ({ name, email: null }));
  const { pupilIds } = await staff.admin.do('addPupils', { classId, pupils });
  return { classId, pupilIds };
};

/** What some of every class do beside reading, by their place in it; as many as a lesson has on an ordinary morning. */
const happenings: readonly [number, (device: FakeDevice, lessonId: string) => unknown][] = [
  [
    3,
    (device, lessonId) =>
      device.tell({
        kind: 'hand-up',
        requestId: `hand-${lessonId}`,
        lessonId,
        about: 'question',
        url: null,
        words: 'Which shape has five sides?',
      }),
  ],
  [6, (device) => device.be('idle')],
  [11, (device) => device.meetClosed({ url: 'https://games.example/', title: 'Games' }, 'Games')],
  [16, (device) => device.be('screen-locked')],
  [21, (device) => device.be('idle')],
  [26, (device) => device.stop()],
];

/** Each at a page that the class learns from. */
const seat = async (
  school: School,
  lessonId: string,
  pupilIds: readonly string[],
  screen: FakeScreen,
): Promise<FakeDevice[]> => {
  const { extensionId, linuxJson } = school.deployment;
  const configuration = configurationIn(linuxJson);
  const devices = await Promise.all(
    pupilIds.map(async (pupilId, index) => {
      const device = new FakeDevice({ extensionId, configuration, screen });
      const deviceId = await device.enrol();
      await school.staff.admin.do('bindDevice', { deviceId, pupilId });
      const visit = learningVisits[index % learningVisits.length];
      if (visit !== undefined) await device.visit(visit);
      await waitUntil('it is in the lesson', () => device.state.lesson?.lessonId === lessonId);
      return device;
    }),
  );
  for (const [place, happen] of happenings) {
    const device = devices[place];
    if (device !== undefined) await happen(device, lessonId);
  }
  return devices;
};

const picturesOn = (page: Page): Promise<number> =>
  page.$$eval(
    '[role="option"] canvas',
    (canvases) => canvases.filter(({ dataset }) => Number(dataset['frames'] ?? 0) > 0).length,
  );

const photograph = async (page: Page, file: (window: number, scheme: string) => string): Promise<number> => {
  for (const { width, height } of windows) {
    await page.setViewport({ width, height });
    for (const scheme of schemes) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      await page.screenshot({ path: file(width, scheme) });
    }
  }
  return windows.length * schemes.length;
};

/** The class view with nobody up to a whole class, at two sizes of window, light and dark. Gives how many. */
export const photographClassView = async (folder: string): Promise<number> => {
  await mkdir(folder, { recursive: true });
  const web = await startMadeUpWeb();
  const screen = await photographMadeUpWeb(web);
  await web.close();
  const { server, school } = await openSchool();
  const browser = await launchPlainBrowser({ isHeadless: true });
  let count = 0;
  try {
    const page = await openDashboard(browser, server.url, madeUpStaff.teacher);
    for (const size of classSizes) {
      const { classId, pupilIds } = await addClass(school, size);
      const { lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 });
      const devices = await seat(school, lessonId, pupilIds, screen);
      await page.goto(`${server.url}/lessons/${lessonId}`);
      await page.waitForSelector('h1');
      const wanted = Math.floor(size / 2);
      await waitUntil(
        `half of ${size} pictures are there`,
        async () => (await picturesOn(page)) >= wanted,
        30_000,
      );
      count += await photograph(page, (width, scheme) => join(folder, `${size}-${width}-${scheme}.png`));
      for (const device of devices) await device.stop();
      await school.staff.teacher.do('endLesson', { lessonId });
    }
    return count;
  } finally {
    await browser.close();
    await server.stop();
  }
};
