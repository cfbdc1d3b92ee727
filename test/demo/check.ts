import type { Page } from 'puppeteer';
import type { SchoolDay } from './school-day.ts';

/** The school day, with the dashboards open. */
export interface CheckedDay extends SchoolDay {
  /** The teacher's dashboard, at the class view of the running lesson. */
  readonly teacherPage: Page;
}

/** Looks in the browsers and the dashboard whether one job happens; gives its figure, or throws what is wrong. */
export interface Check {
  readonly job: string;
  run(day: CheckedDay): Promise<string>;
}

/** Stops the check with a sentence unless it holds. */
export function must(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence);
}
