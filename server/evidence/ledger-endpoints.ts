import { success } from '#shared/result.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import { askMay } from '../people/ask-may.ts';
import type { Ledger } from './ledger.ts';
import { withNames } from './ledger-names.ts';

const linesShown = 500;

/** Reading the ledger is itself in the ledger. */
export const ledgerEndpoints = (parts: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly storage: Storage;
}): Pick<Handlers, 'ledger'> => ({
  ledger: async (_request, { actor }) => {
    const refusal = await askMay(parts, actor, 'read-ledger', {}, 'ledger');
    if (refusal) return refusal;
    await parts.ledger.append({
      actor: actor.accountId,
      action: 'read-ledger',
      object: 'ledger',
      outcome: 'done',
    });
    return success(await withNames(parts.storage.db, await parts.ledger.list(linesShown)));
  },
});
