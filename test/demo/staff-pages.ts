import type { Page } from 'puppeteer';
import { closeDialogs, openDashboard } from '../support/dashboard-page.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import type { EnrolledPupil } from '../support/enrolled-pupil.ts';
import type { CheckedDay } from './check.ts';
import type { SchoolDay } from './school-day.ts';

/** The teacher, signed in and looking at the class. */
export const openClassView = async (day: SchoolDay): Promise<Page> => {
  const page = await openDashboard(day.staffBrowser, day.server.url, madeUpStaff.teacher);
  await page.goto(`${day.server.url}/lessons/${day.lessonId}`);
  await page.waitForSelector('[data-pupil-id]', { timeout: 10_000 });
  return page;
};

/** The first pupil of the class, who sits at a real browser. */
export const firstPupilOf = ({ pupils }: SchoolDay): EnrolledPupil => {
  const [first] = pupils;
  if (first === undefined) throw new Error('No pupil is here.');
  return first;
};

export const closeUp = '[data-dialog="close-up"]';

/** The teacher clicks on the first pupil's picture. */
export const openCloseUp = async ({ teacherPage, school }: CheckedDay): Promise<void> => {
  await closeDialogs(teacherPage);
  const { pupilId } = school.yearFour.pupils[0] ?? { pupilId: '' };
  await teacherPage.locator(`${tileOf(pupilId)} [data-part="picture"]`).click();
  await teacherPage.waitForSelector(closeUp, { timeout: 10_000 });
};

export const tileOf = (pupilId: string): string => `[data-pupil-id="${pupilId}"]`;
