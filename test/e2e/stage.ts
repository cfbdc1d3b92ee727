import type { Browser, Page } from 'puppeteer';
import { openDashboard, waitForWords } from '../support/dashboard-page.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { openSchool } from '../support/open-school.ts';
import type { School, SchoolPupil } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';

/** One server, one made-up web and two real browsers, shared by all tests of a file: starting them takes seconds. */
export interface Stage {
  readonly server: TestServer;
  readonly web: MadeUpWeb;
  readonly school: School;
  /** Year 4's, taught by `staff.teacher`. */
  readonly lessonId: string;
  /** Key stage 2, in the lesson. */
  readonly pupil: EnrolledPupil;
  readonly pupilId: string;
  /** Key stage 1, in no lesson. */
  readonly young: EnrolledPupil;
  close(): Promise<void>;
}

/** The same with the teacher at the dashboard, who sees the lesson. */
export interface TaughtStage extends Stage {
  readonly browser: Browser;
  readonly teacher: Page;
}

const firstOf = (pupils: readonly SchoolPupil[]): SchoolPupil => {
  const [first] = pupils;
  if (first === undefined) throw new Error('The made-up class is empty.');
  return first;
};

export const raiseStage = async (): Promise<Stage> => {
  const web = await startMadeUpWeb();
  const { server, school } = await openSchool();
  const { lessonId } = await school.staff.teacher.do('startLesson', {
    classId: school.yearFour.classId,
    minutes: 60,
  });
  const older = firstOf(school.yearFour.pupils);
  // A first start is mostly waiting.
  const [pupil, young] = await Promise.all([
    EnrolledPupil.arrive({ web, school, pupil: older }),
    EnrolledPupil.arrive({ web, school, pupil: firstOf(school.yearOne.pupils) }),
  ]);
  const close = async (): Promise<void> => {
    for (const each of [pupil, young]) await each.close();
    await server.stop();
    await web.close();
  };
  return { server, web, school, lessonId, pupil, pupilId: older.pupilId, young, close };
};

export const raiseTaughtStage = async (): Promise<TaughtStage> => {
  const stage = await raiseStage();
  const { url } = stage.server;
  const browser = await launchPlainBrowser();
  const teacher = await openDashboard(browser, url, madeUpStaff.teacher);
  await teacher.goto(`${url}/lessons/${stage.lessonId}`);
  await waitForWords(teacher, stage.pupil.name);
  const close = async (): Promise<void> => {
    await browser.close();
    await stage.close();
  };
  return { ...stage, browser, teacher, close };
};
