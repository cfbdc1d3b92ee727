import { success } from '#shared/result.ts';
import type { Ledger } from '../../evidence/ledger.ts';
import type { Clock } from '../../clock.ts';
import type { Handlers } from '../../http/endpoint.ts';
import { askMay } from '../../people/ask-may.ts';
import type { PolicyStore } from '../policy-store.ts';
import type { SealedLists } from './sealed-lists.ts';

export interface SealedEndpointsParts {
  readonly sealedLists: SealedLists;
  readonly policies: PolicyStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** Loading is all there is: no rule, draft or second person can hold a sealed list back, and nobody can take one out. */
export const sealedEndpoints = (parts: SealedEndpointsParts): Pick<Handlers, 'loadSealedList'> => ({
  loadSealedList: async ({ text }, { actor }) => {
    const refused = await askMay(parts, actor, 'manage-filtering', {}, 'sealed-list');
    if (refused) return refused;
    const loaded = await parts.sealedLists.load(text);
    if (!loaded.ok) return loaded;
    const { source, issued, hashes } = loaded.value;
    const version = await parts.policies.publishBeside({
      publishedBy: actor.accountId,
      reason: `The sealed list of ${source}, issued on ${issued}`,
    });
    return success({ version, source, issued, entryCount: hashes.length });
  },
});
