import type { IncidentChange } from '#shared/incidents/change.ts';
import { needsNoTelling, parentsAnswerSchema, type ParentsAnswer } from '#shared/incidents/parents.ts';
import { failure, type Failure } from '#shared/result.ts';
import type { Vault } from '../evidence/vault.ts';

type Decision = Extract<IncidentChange, { kind: 'decide' }>;

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
