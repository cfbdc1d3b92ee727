import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';
import { erased } from './ledger-rows.ts';

const mostPerQuery = 500;

/**
 * Takes the facts of entries away; their salted commitments, and with them the chain, stay. An entry of the deletion must
 * name them, or `Ledger.verify` takes it for tampering.
 */
export const eraseFacts = async (db: Kysely<Schema>, seqs: readonly number[]): Promise<void> => {
  for (let start = 0; start < seqs.length; start += mostPerQuery) {
    const some = seqs.slice(start, start + mostPerQuery);
    await db.updateTable('ledger').set(erased).where('seq', 'in', some).execute();
  }
};
