import { failure, type Failure } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';

export interface AlertRightsParts {
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** A suspicion about a child is for the same eyes as a concern about one. */
const about = { incident: { audience: 'safeguarding' } } as const;

/** To read them and to say what they are: with the password given again. */
export const refuseAlert = async (
  parts: AlertRightsParts,
  actor: Actor,
  alertId: string,
): Promise<Failure | null> => {
  const refused = await askMay(parts, actor, 'review-incident', about, alertId);
  if (refused) return refused;
  if (parts.clock() >= actor.confirmedUntil) return failure('confirm-password');
  return askMay(parts, actor, 'view-evidence', about, alertId);
};
