import { failure, type Failure } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Clock } from '../clock.ts';
import type { Actor } from './actor.ts';
import { may, type Action, type ActionObjects } from './may.ts';

/** Asks `may` and records a refusal. Null when allowed; `objectName` says in the ledger what it was about. */
export const askMay = async <Asked extends Action>(
  parts: { readonly ledger: Ledger; readonly clock: Clock },
  actor: Actor,
  action: Asked,
  object: ActionObjects[Asked],
  objectName: string,
): Promise<Failure | null> => {
  const now = parts.clock();
  if (may(actor, action, object, now)) return null;
  const isUnconfirmed = may({ ...actor, confirmedUntil: now + 1 }, action, object, now);
  if (isUnconfirmed) return failure('confirm-password');
  await parts.ledger.append({ actor: actor.accountId, action, object: objectName, outcome: 'refused' });
  return failure('not-allowed');
};
