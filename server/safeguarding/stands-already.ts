import type { Kysely } from 'kysely';
import type { IncidentChange } from '#shared/incidents/change.ts';
import type { Schema } from '../storage/schema.ts';
import type { IncidentNotes } from './incident-notes.ts';

interface Change {
  readonly accountId: string;
  readonly change: IncidentChange;
  /** As it is written into the incident; null: nothing is. */
  readonly sentence: string | null;
}

/**
 * Whether an incident is so already, and this person's last word there was just this: what is sent again because the
 * answer was lost, or because another part of it failed, is not written twice.
 */
export const standsAlready = async (
  db: Kysely<Schema>,
  notes: Pick<IncidentNotes, 'lastBy'>,
  incidentId: string,
  { accountId, change, sentence }: Change,
): Promise<boolean> => {
  if (sentence === null || !(await isSo(db, incidentId, change))) return false;
  return (await notes.lastBy(db, accountId, incidentId)) === sentence;
};

const isSo = async (db: Kysely<Schema>, incidentId: string, change: IncidentChange): Promise<boolean> => {
  const row = await db
    .selectFrom('incidents')
    .select(['triage', 'category', 'assigneeId', 'decision', 'mergedInto'])
    .where('incidentId', '=', incidentId)
    .executeTakeFirst();
  switch (change.kind) {
    case 'triage':
      return row?.triage === change.triage;
    case 'category':
      return row?.category === change.category;
    case 'assign':
      return row?.assigneeId === change.accountId;
    case 'decide':
      return row?.decision === change.decision;
    case 'merge':
      return row?.mergedInto === change.into;
    // Nothing is written beside these, or what stands there is sealed.
    case 'reclassify':
    case 'narrow':
    case 'people':
    case 'review-on':
    case 'link':
    case 'unlink':
      return false;
  }
};
