import type { Check, CheckedDay } from './check.ts';
import { checks } from './checks/index.ts';
import type { SchoolDay } from './school-day.ts';
import { openClassView } from './staff-pages.ts';

const runOne = async (check: Check, day: CheckedDay, print: (line: string) => void): Promise<boolean> => {
  const startedAt = performance.now();
  const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  try {
    print(`✓ ${check.job}: ${await check.run(day)} (${seconds()})`);
    return true;
  } catch (error) {
    const sentence = error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : String(error);
    print(`✗ ${check.job}: ${sentence} (${seconds()})`);
    return false;
  }
};

/** One line a job; true when all hold. */
export const runChecks = async (day: SchoolDay, print: (line: string) => void): Promise<boolean> => {
  const checkedDay: CheckedDay = { ...day, teacherPage: await openClassView(day) };
  for (const browsing of day.browsing) await browsing.stop();
  const outcomes: boolean[] = [];
  for (const check of checks) outcomes.push(await runOne(check, checkedDay, print));
  const held = outcomes.filter(Boolean).length;
  print(`${held} of ${outcomes.length} jobs hold.`);
  return held === outcomes.length;
};
