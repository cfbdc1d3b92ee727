import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { askedIn } from '../commands/order-facts.ts';
import { eraseFacts } from '../evidence/erase-facts.ts';
import { deletionAction } from '../evidence/ledger-rows.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Storage } from '../storage/storage.ts';
import { isSamePage } from './address-hash.ts';
import type { SeenPage } from './forget-page.ts';

export interface ForgetOrdersParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly ledger: Ledger;
}

const aboutPages = ['open-page', 'show-tab', 'close-tab'];
const argsSchema = z.object({ url: z.string() });

/**
 * What a teacher did with a page that was stopped names it in the ledger: the facts of these entries go, their commitments
 * stay. Answers how many they were.
 */
export const forgetOrders = async (
  { storage: { db }, ledger }: ForgetOrdersParts,
  { address, since }: Pick<SeenPage, 'address' | 'since'>,
): Promise<number> => {
  await ledger.settled();
  const rows = await db
    .selectFrom('ledger')
    .select(['seq', 'facts'])
    .where('action', 'in', aboutPages)
    .where('outcome', '=', 'requested')
    .where('at', '>=', since)
    .execute();
  const seqs = rows.filter(({ facts }) => namesPage(facts, address)).map(({ seq }) => seq);
  if (seqs.length === 0) return 0;
  const entry = { actor: 'server', action: deletionAction, object: randomUUID(), outcome: 'done' };
  await ledger.append({ ...entry, facts: { kind: 'stopped-page', erased: seqs } });
  await eraseFacts(db, seqs);
  return seqs.length;
};

const namesPage = (facts: string, address: string): boolean => {
  const args = argsSchema.safeParse(askedIn(facts)?.args);
  return args.success && isSamePage(args.data.url, address);
};
