import type { GovernorsReport } from '#shared/governance/governors-report.ts';
import { termLabels, type Term } from '#shared/governance/school-terms.ts';
import { incidentKinds, kindOf } from '#shared/incidents/kinds.ts';
import { calendarDay } from '../../state/when.ts';

/** Kinds that are not among ours any more keep their id. */
export const kindLabel = (row: string): string => {
  const kind = incidentKinds.find((known) => known === row);
  return kind === undefined ? row : kindOf[kind].label;
};

/** "Autumn 2026". */
export const shortTerm = ({ name, startsOn }: Term): string =>
  `${termLabels[name].replace(' term', '')} ${startsOn.slice(0, 4)}`;

/** "1 Sept 2026" of "2026-09-01". */
export const dateInWords = (date: string): string => calendarDay(Date.parse(`${date}T12:00:00Z`));

/** Of what is told alone; null where that does not say it. */
export const percentInTime = ({ incidents, firstLook }: GovernorsReport): number | null => {
  const inTime = firstLook.find(({ row }) => row === 'in-time')?.count ?? null;
  return incidents === null || incidents === 0 || inTime === null
    ? null
    : Math.round((inTime / incidents) * 100);
};
