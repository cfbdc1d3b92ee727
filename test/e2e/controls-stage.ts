import type { Browser, Page } from 'puppeteer';
import { expect } from 'vitest';
import { endableNames } from '#shared/lesson-controls.ts';
import { closeDialogs, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { FakeDevice } from '../support/fake-device.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { configurationIn } from '../support/managed-configuration.ts';
import { openSchool } from '../support/open-school.ts';
import { openTab, waitForTitle } from '../support/pupil-tab.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

/** A lesson with a real pupil and a simulated one, and its teacher at the dashboard. */
export interface ControlsStage {
  readonly web: MadeUpWeb;
  readonly server: TestServer;
  readonly school: School;
  readonly pupil: EnrolledPupil;
  /** The simulated one. */
  readonly classmate: FakeDevice;
  readonly lessonId: string;
  readonly teacher: Page;
  /** So that the next test begins with nothing on, whatever became of this one. */
  endEverything(): Promise<void>;
  close(): Promise<void>;
}

const arriveAsFake = async (school: School, lessonId: string, pupilId: string): Promise<FakeDevice> => {
  const { extensionId, linuxJson } = school.deployment;
  const other = new FakeDevice({ extensionId, configuration: configurationIn(linuxJson) });
  await school.staff.admin.do('bindDevice', { deviceId: await other.enrol(), pupilId });
  await waitUntil('the other is in the lesson', () => other.state.lesson?.lessonId === lessonId);
  return other;
};

const openBoard = async (browser: Browser, url: string, lessonId: string, name: string): Promise<Page> => {
  const teacher = await openDashboard(browser, url, madeUpStaff.teacher);
  await teacher.setViewport({ width: 1366, height: 768 });
  await teacher.goto(`${url}/lessons/${lessonId}`);
  await waitForWords(teacher, name);
  return teacher;
};

export const raiseControls = async (): Promise<ControlsStage> => {
  const web = await startMadeUpWeb();
  const { server, school } = await openSchool();
  const { classId, pupils } = school.yearFour;
  const { lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 });
  const [first, second] = pupils;
  if (first === undefined || second === undefined) throw new Error('The made-up class is empty.');
  const pupil = await EnrolledPupil.arrive({ web, school, pupil: first });
  const classmate = await arriveAsFake(school, lessonId, second.pupilId);
  const browser = await launchPlainBrowser();
  const teacher = await openBoard(browser, server.url, lessonId, pupil.name);
  const endEverything = async (): Promise<void> => {
    await closeDialogs(teacher);
    await teacher.keyboard.press('Escape');
    const socket = await school.staff.teacher.openSocket();
    const args = { controls: [...endableNames] };
    const order = { lessonId, name: 'end-controls', deviceIds: [pupil.deviceId], isForClass: true } as const;
    await socket.emitWithAck('command', { ...order, args });
    socket.close();
  };
  const close = async (): Promise<void> => {
    await classmate.stop();
    await pupil.close();
    await browser.close();
    await server.stop();
    await web.close();
  };
  return { web, server, school, pupil, classmate, lessonId, teacher, endEverything, close };
};

export const waitForResult = (teacher: Page, words: string): Promise<void> =>
  waitForWords(teacher, words, '[data-command-result]');
export const endAll = async (teacher: Page): Promise<void> => {
  await press(teacher, 'End all', '[data-lesson-now]');
  await teacher.waitForFunction(() => document.querySelector('[data-control]') === null, { timeout: 10_000 });
};

export const rabbits = 'https://rabbits.example/';
export const closeOthers = async ({ pupil }: ControlsStage, kept: Page): Promise<void> => {
  await kept.bringToFront();
  for (const page of await pupil.opened.browser.pages()) if (page !== kept) await page.close();
};
/** The one page that is open on the pupil's screen. */
export const openRabbits = async (stage: ControlsStage): Promise<Page> => {
  const page = await openTab(stage.pupil.opened.browser, rabbits);
  await waitForTitle(page, 'All about rabbits');
  await closeOthers(stage, page);
  return page;
};
export const messageWindow = ({ pupil }: ControlsStage): Promise<Page> =>
  waitUntil('the message is on the screen', async () => {
    const pages = await pupil.opened.browser.pages();
    return pages.find((page) => page.url().includes('/message.html'));
  });

export const mustBeOpenToAll = async (page: Page): Promise<void> => {
  for (const scheme of colourSchemes) expect(await findBarriers(page, scheme), scheme).toEqual([]);
};
