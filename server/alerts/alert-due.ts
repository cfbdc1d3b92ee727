import type { AlertLevel } from '#shared/alerts/levels.ts';
import { atOnceMs, firstLookDue } from '../safeguarding/first-look-due.ts';

/** By when somebody should have said what an alert is, epoch ms: as with incidents of the like urgency (R47). */
export const alertDue = (level: AlertLevel, at: number): number | null => {
  if (level === 'now') return at + atOnceMs;
  return level === 'today' ? firstLookDue('other', at) : null;
};
