import type { Kysely } from 'kysely';
import type { IncidentChange } from '#shared/incidents/change.ts';
import {
  needsNoTelling,
  parentsAnswerSchema,
  parentsWords,
  type ParentsAnswer,
} from '#shared/incidents/parents.ts';
import { failure, type Failure } from '#shared/result.ts';
import type { Vault } from '../evidence/vault.ts';
import { longTime } from '../exports/london-time.ts';
import type { Schema } from '../storage/schema.ts';
import type { IncidentNotes } from './incident-notes.ts';
import { carriedBy } from './merged-under.ts';

type Decision = Extract<IncidentChange, { kind: 'decide' }>;

interface Answer {
  readonly accountId: string;
  readonly change: Decision;
}

const placeOf = (incidentId: string): string => `incident ${incidentId} parents`;

/** Null where it is open again: who closes it next is asked anew. */
export const sealParents = (
  vault: Vault,
  incidentId: string,
  { decision, parents }: Decision,
): Uint8Array | null =>
  decision === 'open' || !parents ? null : vault.seal(placeOf(incidentId), JSON.stringify(parents));

export const openParents = (
  vault: Vault,
  incidentId: string,
  sealed: Uint8Array | null,
): ParentsAnswer | null =>
  sealed ? parentsAnswerSchema.parse(JSON.parse(vault.open(placeOf(incidentId), sealed))) : null;

/** Nothing is closed before somebody has said whether parents were told, or why not. */
export const whyNotClosed = (
  rows: readonly { readonly triage: string | null }[],
  { decision, parents }: Decision,
  now: number,
): Failure | null => {
  if (decision === 'open') return null;
  if (!parents)
    return failure('bad-message', 'Say whether the parents were told: when and by whom, or why not.');
  if (parents.is === 'told' && parents.at > now)
    return failure('bad-message', 'The time at which the parents were told is still to come.');
  if (parents.is === 'no-need' && !rows.every(needsNoTelling))
    return failure(
      'bad-message',
      'Not all of these were judged not a concern: say why no parents were told.',
    );
  return null;
};

/** A step of the school's policy, taken or not. */
export const noteParents = async (
  db: Kysely<Schema>,
  notes: Pick<IncidentNotes, 'add'>,
  incidentId: string,
  { accountId, change }: Answer,
): Promise<void> => {
  if (change.decision === 'open' || !change.parents) return;
  const text = parentsWords(change.parents, longTime);
  const isDone = change.parents.is === 'told';
  await notes.add(db, accountId, incidentId, text, { step: 'parents', isDone });
};

/** What is said of the one that goes on stands in those that were merged into it. Gives the ids of those. */
export const answerForCarried = async (
  db: Kysely<Schema>,
  { vault, notes }: { readonly vault: Vault; readonly notes: Pick<IncidentNotes, 'add'> },
  incidentId: string,
  answer: Answer,
): Promise<readonly string[]> => {
  const carried = await carriedBy(db, [incidentId]);
  for (const each of carried) {
    const sealedParents = sealParents(vault, each.incidentId, answer.change);
    await db
      .updateTable('incidents')
      .set({ sealedParents })
      .where('incidentId', '=', each.incidentId)
      .execute();
    await noteParents(db, notes, each.incidentId, answer);
  }
  return carried.map((each) => each.incidentId);
};
