import { incidentKinds, kindOf } from '../incidents/kinds.ts';
import type { GovernorsReport, ToldCount } from './governors-report.ts';
import { termLabels, type Term } from './school-terms.ts';

/** Kinds that are not among ours any more keep their id. */
export const kindLabel = (row: string): string => {
  const kind = incidentKinds.find((known) => known === row);
  return kind === undefined ? row : kindOf[kind].label;
};

/** "Autumn 2026". */
export const shortTerm = ({ name, startsOn }: Term): string =>
  `${termLabels[name].replace(' term', '')} ${startsOn.slice(0, 4)}`;

const dateFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
/** "1 September 2026" of "2026-09-01". */
export const dateInWords = (date: string): string => dateFormat.format(Date.parse(`${date}T12:00:00Z`));

/** Of what is told alone; null where that does not say it. */
export const percentInTime = ({ incidents, firstLook }: GovernorsReport): number | null => {
  const inTime = firstLook.find(({ row }) => row === 'in-time')?.count ?? null;
  return incidents === null || incidents === 0 || inTime === null
    ? null
    : Math.round((inTime / incidents) * 100);
};

export interface CountBar {
  readonly key: string;
  readonly label: string;
  readonly value: ToldCount;
}

/** A bar for each row, as it is called. */
export const countBars = <Row extends string>(
  rows: readonly { readonly row: Row; readonly count: ToldCount }[],
  labels: Readonly<Record<Row, string>>,
): CountBar[] => rows.map(({ row, count }) => ({ key: row, label: labels[row], value: count }));

/** The kinds that there were, most first, those that are held back last; none where every one is held back. */
export const kindBars = ({ kinds }: GovernorsReport): CountBar[] => {
  if (kinds.every(({ count }) => count === null)) return [];
  return kinds
    .filter(({ count }) => count !== 0)
    .map(({ row, count }) => ({ key: row, label: kindLabel(row), value: count }))
    .toSorted((one, other) => (other.value ?? -1) - (one.value ?? -1));
};

/** What the bars do not say. */
export const kindsSentence = (report: GovernorsReport): string | null => {
  if (report.incidents === 0) return 'No incident was recorded this term.';
  const bars = kindBars(report);
  if (bars.length === 0) return 'There were so few of each kind that none of the numbers can be told.';
  return report.kinds.length === bars.length ? null : 'There were none of the other kinds.';
};

export const headline = ({ incidents }: GovernorsReport): string => {
  if (incidents === null) return 'Incidents: so few that their number is not told';
  return incidents === 0 ? 'No incidents' : `${incidents} incidents`;
};

export const lateSentence = ({ lateChanges }: GovernorsReport): string => {
  if (lateChanges === null) return 'How many incidents of earlier reports were changed since is held back.';
  if (lateChanges === 0) return 'No incident of an earlier report that tells its number was changed since.';
  return `${lateChanges} incidents of earlier reports that tell their number were changed since; those reports stay as they are.`;
};

export const methodSentences: readonly string[] = [
  'A number from 1 to 4 is held back, and so are others beside it as long as somebody could work it out by subtracting. What is held back is not always small.',
  'A published report never changes and no day is in two of them, so that comparing reports tells nothing about one child.',
  'Concerns about staff or about the headteacher are in none of these numbers: they go to the headteacher, or to the chair of governors, and to nobody else.',
];
