import { sql } from 'kysely';
import { recordOwner } from '../evidence/sealed-columns.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Storage } from '../storage/storage.ts';
import { rowsPerBatch } from './expire-rows.ts';

interface Decided {
  readonly table: string;
  readonly id: string;
  /** Null as long as it is in force. */
  readonly over: string;
  /** As in evidence/sealed-columns. */
  readonly record: string;
}

const decided: readonly Decided[] = [
  { table: 'approvals', id: 'approvalId', over: 'endsAt', record: 'approval' },
  { table: 'legalHolds', id: 'holdId', over: 'endedAt', record: 'hold' },
  { table: 'subjectRequests', id: 'requestId', over: 'askedAt', record: 'subject-request' },
];

/** What people decided together, long after it is over: the keys of the reasons first. Answers how many there were. */
export const expireDecisions = async (
  { storage: { db }, vault }: { readonly storage: Pick<Storage, 'db'>; readonly vault: Vault },
  before: number,
): Promise<number> => {
  let count = 0;
  for (const { table, id, over, record } of decided)
    for (;;) {
      const { rows } = await sql<{ id: string }>`
        select ${sql.ref(id)} as "id" from ${sql.table(table)} where ${sql.ref(over)} < ${before}
        limit ${sql.lit(rowsPerBatch)}`.execute(db);
      if (rows.length === 0) break;
      await vault.destroy(
        rows.map((row) => recordOwner(record, row.id)),
        [],
      );
      for (const row of rows)
        await sql`delete from ${sql.table(table)} where ${sql.ref(id)} = ${row.id}`.execute(db);
      count += rows.length;
    }
  return count;
};
