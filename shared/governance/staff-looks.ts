import * as z from 'zod/mini';
import { count } from '../api/endpoint.ts';
import { idSchema } from '../people.ts';

/** What staff looked at, as the ledger's actions fall together for whoever answers for it. */
export const lookGroups = [
  'screens',
  'tellings',
  'lists',
  'incidents',
  'pictures',
  'exports',
  'keys',
  'refusals',
] as const;
export type LookGroup = (typeof lookGroups)[number];

export const lookGroupLabels: Readonly<Record<LookGroup, string>> = {
  screens: 'Screens looked at',
  tellings: 'Alerts and tellings',
  lists: 'Lists, searches',
  incidents: 'Incidents',
  pictures: 'Pictures',
  exports: 'Exports',
  keys: 'Evidence unlocked',
  refusals: 'Refused',
};

/** Null: work, not a look. */
export const lookGroupOf = (action: string, outcome: string): LookGroup | null => {
  if (outcome === 'refused') return 'refusals';
  if (action.startsWith('export-')) return 'exports';
  return groups.get(action) ?? null;
};

const groups: ReadonlyMap<string, LookGroup> = new Map([
  ['watch-class', 'screens'],
  ['watch-closely', 'screens'],
  ['view-timeline', 'screens'],
  ['view-alert', 'tellings'],
  ['read-telling', 'tellings'],
  ['view-desk', 'lists'],
  ['search-desk', 'lists'],
  ['view-referrals', 'lists'],
  ['view-reviews', 'incidents'],
  ['view-incident', 'incidents'],
  ['view-incident-versions', 'incidents'],
  ['view-chronology', 'incidents'],
  ['view-referral', 'incidents'],
  ['view-picture', 'pictures'],
  ['preview-export', 'exports'],
  ['view-subject-items', 'exports'],
  ['preview-subject', 'exports'],
  ['confirm-password', 'keys'],
]);

/** "2026-11". */
export const monthSchema = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

export const staffLooksSchema = z.object({
  accountId: idSchema,
  name: z.string(),
  month: monthSchema,
  counts: z.record(z.enum(lookGroups), count),
});
export type StaffLooks = z.infer<typeof staffLooksSchema>;
