import { usedPage } from '../chromium/used-page.ts';
import { TimeSpent } from '../time-spent.ts';
import type { Ground } from './ground.ts';
import type { Line } from './line.ts';

/** What a pupil can look up about their own time. */
export const createWellBeing = (ground: Ground, line: Line) => ({
  timeSpent: new TimeSpent({ ...ground, usedPage, add: (report) => line.outbox.add(report) }),
});

export type WellBeing = ReturnType<typeof createWellBeing>;
