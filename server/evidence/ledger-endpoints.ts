import type { Kysely } from 'kysely';
import { audiencesOf } from '#shared/incidents/audience.ts';
import type { LedgerLine } from '#shared/api/ledger.ts';
import { success } from '#shared/result.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Clock } from '../clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { Ledger } from './ledger.ts';
import { noIncident } from './ledger-rows.ts';
import { withNames } from './ledger-names.ts';

const linesShown = 500;

/** Reading the ledger is itself in the ledger. */
export const ledgerEndpoints = (parts: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly storage: Storage;
}): Pick<Handlers, 'ledger' | 'checkLedger'> => ({
  ledger: async (_request, { actor }) => {
    const refusal = await askMay(parts, actor, 'read-ledger', {}, 'ledger');
    if (refusal) return refusal;
    await parts.ledger.append({
      actor: actor.accountId,
      action: 'read-ledger',
      object: 'ledger',
      outcome: 'done',
    });
    const hidden = await hiddenFrom(parts.storage.db, actor);
    const lines = await parts.ledger.list(linesShown, hidden);
    return success(await withNames(parts.storage.db, lines.map(withoutNumber)));
  },
  checkLedger: async (_request, { actor }) => {
    const refusal = await askMay(parts, actor, 'read-ledger', {}, 'ledger');
    if (refusal) return refusal;
    const { ledger } = parts;
    const check = await ledger.verify();
    await ledger.append({
      actor: actor.accountId,
      action: 'check-ledger',
      object: 'ledger',
      outcome: check.ok ? 'done' : 'failed',
      facts: check.ok ? { entries: check.entries } : { seq: check.seq },
    });
    return success(
      check.ok
        ? {
            fault: null,
            entries: check.entries,
            key: ledger.keyText,
            checkpoint: await ledger.giveCheckpoint(),
          }
        : {
            fault: { seq: check.seq, why: check.why },
            entries: check.seq,
            key: ledger.keyText,
            checkpoint: '',
          },
    );
  },
});

const withoutNumber = ({ at, actor, action, object, outcome }: LedgerLine): LedgerLine => ({
  at,
  actor,
  action,
  object,
  outcome,
});

/** Incidents that are not for these eyes, and all that hangs on them (R46): so is everything that was done about them. */
export const hiddenFrom = async (db: Kysely<Schema>, { roles }: Actor): Promise<string[]> => {
  const own = audiencesOf(roles);
  const incidents = db.selectFrom('incidents').select('incidentId as id').where('audience', 'not in', own);
  const gone = db.selectFrom('hiddenObjects').select('objectId as id').where('audience', 'not in', own);
  const rows = await incidents
    .union(gone)
    .union(db.selectFrom('referrals').select('referralId as id').where('audience', 'not in', own))
    .union(db.selectFrom('subjectRequests').select('requestId as id').where('audience', 'not in', own))
    .union(db.selectFrom('approvals').select('approvalId as id').where('audience', 'not in', own))
    .union(db.selectFrom('legalHolds').select('holdId as id').where('objectId', 'in', incidents))
    .execute();
  // Of what is hidden and was asked for nothing is listed: nor is it of what is not there, or the two could be told apart.
  return [noIncident, ...rows.map(({ id }) => id)];
};
