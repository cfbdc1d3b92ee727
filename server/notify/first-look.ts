import { firstLookDue } from '#shared/incidents/due.ts';
import { kindOf, type IncidentKind } from '#shared/incidents/kinds.ts';
import { schoolMoment } from '../lessons/school-moment.ts';

const dayEndsMinute = 17 * 60;

/** When somebody must have looked at an incident of this kind, epoch ms; one not known here cannot wait. */
export const firstLookDueAt = (kind: string, reportedAt: number): number => {
  const { minute } = schoolMoment(reportedAt);
  const dayEndsAt = reportedAt + (dayEndsMinute - minute) * 60_000;
  const known: IncidentKind = Object.hasOwn(kindOf, kind) ? (kind as IncidentKind) : 'about-an-adult';
  return firstLookDue({ kind: known, reportedAt, dayEndsAt });
};
