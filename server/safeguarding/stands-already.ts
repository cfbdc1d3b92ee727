import type { Kysely } from 'kysely';
import type { IncidentChange } from '#shared/incidents/change.ts';
import type { ParentsAnswer } from '#shared/incidents/parents.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';
import type { IncidentNotes } from './incident-notes.ts';
import { openParents } from './parents-answers.ts';

interface Change {
  readonly accountId: string;
  readonly change: IncidentChange;
  /** As it is written into the incident; null: nothing is. */
  readonly sentence: string | null;
}

export interface StandsAlreadyParts {
  readonly notes: Pick<IncidentNotes, 'lastBy'>;
  readonly vault: Vault;
}

/**
 * Whether an incident is so already, and this person's last word there was just this: what is sent again because the
 * answer was lost, or because another part of it failed, is not written twice.
 */
export const standsAlready = async (
  db: Kysely<Schema>,
  { notes, vault }: StandsAlreadyParts,
  incidentId: string,
  { accountId, change, sentence }: Change,
): Promise<boolean> => {
  if (sentence === null || !(await isSo(db, vault, incidentId, change))) return false;
  return (await notes.lastBy(db, accountId, incidentId)) === sentence;
};

const isSo = async (
  db: Kysely<Schema>,
  vault: Vault,
  incidentId: string,
  change: IncidentChange,
): Promise<boolean> => {
  const row = await db
    .selectFrom('incidents')
    .select(['triage', 'category', 'assigneeId', 'decision', 'mergedInto', 'sealedParents'])
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
      return (
        row?.decision === change.decision &&
        saysTheSame(change, openParents(vault, incidentId, row.sealedParents))
      );
    case 'merge':
      return row?.mergedInto === change.into;
    // Nothing is written beside these, or what stands there is sealed.
    case 'reclassify':
    case 'narrow':
    case 'people':
    case 'measures':
    case 'review-on':
    case 'link':
    case 'unlink':
      return false;
  }
};

const saysTheSame = (
  { decision, parents }: Extract<IncidentChange, { kind: 'decide' }>,
  before: ParentsAnswer | null,
): boolean => decision === 'open' || JSON.stringify(parents) === JSON.stringify(before ?? undefined);
