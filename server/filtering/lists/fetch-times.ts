import { Cron } from 'croner';
import type { FetchPlan } from '#shared/api/category-lists.ts';

/** At night where it may be: a new list is a new file for every device. */
const patterns: Record<Exclude<FetchPlan, 'by-hand'>, string> = {
  hourly: '17 * * * *',
  daily: '40 3 * * *',
  weekly: '40 3 * * 0',
};

/** When a list is due next (epoch ms) that was looked for at `since`; null for one that is only fetched by hand. */
export const nextFetchAt = (plan: FetchPlan, since: number): number | null => {
  if (plan === 'by-hand') return null;
  const times = new Cron(patterns[plan], { timezone: 'Europe/London', paused: true });
  return times.nextRun(new Date(since))?.getTime() ?? null;
};
