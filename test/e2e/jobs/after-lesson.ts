import type { Browser, Page } from 'puppeteer';
import { expect } from 'vitest';
import { openDashboard, press, select, waitForWords } from '../../support/dashboard-page.ts';
import type { FakeDevice } from '../../support/fake-device.ts';
import { madeUpStaff } from '../../support/made-up-people.ts';
import type { School } from '../../support/school.ts';
import type { TestServer } from '../../support/start-server.ts';

export interface AfterLesson {
  /** The teacher's, open at the lesson. */
  readonly page: Page;
  readonly browser: Browser;
  readonly server: TestServer;
  readonly school: School;
  readonly lessonId: string;
  readonly device: FakeDevice | undefined;
  readonly barriers: () => Promise<string[]>;
}

/** Ends a lesson in which something was searched for, thought about and locked, and reads what happened in it. */
export const readAfterwards = async (of: AfterLesson): Promise<void> => {
  const { page, browser, server, school, lessonId, device, barriers } = of;
  const absent = await page.$eval('[data-absent]', ({ textContent }) => textContent);
  expect(absent).toContain(school.yearFour.pupils.at(-1)?.name);
  await device?.tell({ kind: 'search', url: 'https://bing.com/', engine: 'Bing', words: 'newts' });
  const thought = { rule: 'Not listed', choice: 'go-back', moment: 'unknown-site' } as const;
  await device?.tell({ kind: 'prompt', url: 'https://owls.example/', ...thought });
  await press(page, 'Lock…', '.toolbar');
  await press(page, 'Lock', '[data-form="lock-device"]');
  await waitForWords(page, 'locked', '[data-command-result]');
  await school.staff.teacher.do('endLesson', { lessonId });
  await press(page, 'What happened in it');
  await waitForWords(page, 'Hand up: Has a question', '.timeline');
  for (const line of ['“newts”', 'owls.example', 'Lock for 5 min'])
    await waitForWords(page, line, '.timeline');
  await waitForWords(page, 'Looked at the screens', '.timeline');
  expect(await barriers()).toEqual([]);
  const [, second] = school.yearFour.pupils;
  await select(page, 'select[name="pupil"]', second?.pupilId ?? '');
  await waitForWords(page, 'Blocked: bets.example', '.timeline');
  await page.waitForFunction(
    () => document.querySelector('.timeline')?.textContent.includes('Hand up') === false,
  );
  await page.goto(`${server.url}/past-lessons`);
  await waitForWords(page, 'Hedgehogs', '.past-lessons');
  expect(await barriers()).toEqual([]);
  const dsl = await openDashboard(browser, server.url, madeUpStaff.dsl);
  await press(dsl, 'Past lessons');
  await waitForWords(dsl, 'Hedgehogs', '.past-lessons');
  await waitForWords(dsl, 'Incidents', '.navigation [aria-current="page"]');
};
