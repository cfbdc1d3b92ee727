import type { Kysely } from 'kysely';
import type { IncidentChange } from '#shared/incidents/change.ts';
import { failure, type Failure } from '#shared/result.ts';
import type { Schema } from '../storage/schema.ts';
import type { HeadedRow } from './incident-heading.ts';
import type { IncidentNotes } from './incident-notes.ts';

type Merge = Extract<IncidentChange, { kind: 'merge' }>;

/** What goes on is open: else nobody would be asked any more about the parents of those that are merged into it. */
export const whyNotMerged = (
  rows: readonly HeadedRow[],
  { into }: Merge,
  incidentIds: readonly string[],
): Failure | null => {
  const goingOn = rows.find(({ incidentId }) => incidentId === into);
  if (incidentIds.includes(into) || goingOn?.mergedInto !== null)
    return failure('conflict', 'Choose one that goes on for the others, and is not merged itself.');
  const isAskedAbout = rows.some((row) => row.incidentId !== into && row.decision === 'open');
  return isAskedAbout && goingOn.decision !== 'open'
    ? failure(
        'conflict',
        'The one that is to go on is closed. Open it again first: whoever closes it then says for all whether parents were told.',
      )
    : null;
};

/** What is read in the one that goes on. */
export const noteMerged = async (
  db: Kysely<Schema>,
  notes: Pick<IncidentNotes, 'add'>,
  accountId: string,
  { merge: { into, reason }, row }: { readonly merge: Merge; readonly row: Pick<HeadedRow, 'decision'> },
): Promise<void> => {
  const duty =
    row.decision === 'open' ? ', and whoever closes this one says for both whether parents were told' : '';
  await notes.add(db, accountId, into, `Another incident was merged into this one${duty}: ${reason}`);
};
