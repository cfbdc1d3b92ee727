import { alertLevelLabels } from '#shared/alerts/levels.ts';
import type { AlertSummary } from '#shared/api/alerts.ts';
import type { IncidentSummary } from '#shared/api/incidents.ts';
import { decisionLabels, triageLabels } from '#shared/incidents/change.ts';
import { clockTime, dayAndTime, lasted } from './when.ts';

type Dated = Pick<IncidentSummary, 'decision' | 'firstLookAt' | 'firstLookDueAt' | 'reviewOn'>;

/** How an incident stands, for a glance. `late` and `soon` cannot wait. */
export interface Standing {
  readonly urgency: 'late' | 'soon' | 'waiting' | 'seen' | 'closed';
  readonly words: string;
}

const soonMs = 60 * 60_000;

/** In words, never by colour alone. */
export const standingOf = (
  { decision, firstLookAt, firstLookDueAt, reviewOn }: Dated,
  now: number,
): Standing => {
  if (decision !== 'open') return { urgency: 'closed', words: decisionLabels[decision] };
  if (firstLookAt === null) return notLooked(firstLookDueAt, now);
  return { urgency: 'seen', words: reviewOn === null ? 'Open' : `Open, review ${reviewDay(reviewOn)}` };
};

/** The same of an alert: somebody should say what it is. */
export const alertStanding = (
  { level, dueAt, verdict }: Pick<AlertSummary, 'level' | 'dueAt' | 'verdict'>,
  now: number,
): Standing => {
  if (verdict !== null)
    return { urgency: verdict === 'unsure' ? 'seen' : 'closed', words: triageLabels[verdict] };
  return dueAt === null ? { urgency: 'waiting', words: alertLevelLabels[level] } : notLooked(dueAt, now);
};

const notLooked = (dueAt: number, now: number): Standing => {
  const leftMs = dueAt - now;
  if (leftMs < 0) return { urgency: 'late', words: `Late by ${lateBy(-leftMs)}` };
  if (leftMs <= soonMs) return { urgency: 'soon', words: `Look now, by ${clockTime(dueAt)}` };
  return { urgency: 'waiting', words: `Look by ${dayAndTime(dueAt, now).replace('Today, ', '')}` };
};

const lateBy = (ms: number): string => lasted(Math.max(ms, 60_000));

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const reviewDay = (date: string): string => dayFormat.format(new Date(`${date}T00:00:00Z`));
