import * as z from 'zod';
import { askedIn } from '../commands/order-facts.ts';
import { eraseEntries, type EraseEntriesParts } from '../evidence/erase-entries.ts';
import { isSamePage } from './address-hash.ts';
import type { SeenPage } from './forget-page.ts';

const aboutPages = ['open-page', 'show-tab', 'close-tab'];
const argsSchema = z.object({ url: z.string() });

/**
 * What a teacher did with a page that was stopped names it in the ledger: the facts of these entries go, their commitments
 * stay. Answers how many they were.
 */
export const forgetOrders = async (
  parts: EraseEntriesParts,
  { address, since }: Pick<SeenPage, 'address' | 'since'>,
): Promise<number> => {
  await parts.ledger.settled();
  const rows = await parts.storage.db
    .selectFrom('ledger')
    .select(['seq', 'facts'])
    .where('action', 'in', aboutPages)
    .where('outcome', '=', 'requested')
    .where('at', '>=', since)
    .execute();
  const seqs = rows.filter(({ facts }) => namesPage(facts, address)).map(({ seq }) => seq);
  return eraseEntries(parts, 'stopped-page', seqs);
};

const namesPage = (facts: string, address: string): boolean => {
  const args = argsSchema.safeParse(askedIn(facts)?.args);
  return args.success && isSamePage(args.data.url, address);
};
