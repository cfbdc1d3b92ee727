import { sql, type Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { recordOwner, sealedColumns, type SealedColumn } from './sealed-columns.ts';
import type { Vault } from './vault.ts';

export interface BindKeysParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Vault;
}

interface LooseRow {
  readonly id: string | number;
  readonly recordId: string;
  readonly sealed: Uint8Array;
}

const rowsPerPage = 100;

/** Puts sealed texts under the keys of their records, those of older versions too. Answers how many there were. */
export const bindKeys = async ({ storage, vault }: BindKeysParts): Promise<number> => {
  if (!vault.takeHasSealed()) return 0;
  try {
    let count = 0;
    for (const column of sealedColumns) count += await bindColumn(storage.db, vault, column);
    return count;
  } catch (error) {
    vault.lookAgain();
    throw error;
  }
};

const bindColumn = async (db: Kysely<Schema>, vault: Vault, column: SealedColumn): Promise<number> => {
  let count = 0;
  for (;;) {
    // What was bound is not loose any more: the next page is the first again.
    const rows = await looseRows(db, column);
    for (const row of rows) await bindRow(db, vault, column, row);
    count += rows.length;
    if (rows.length < rowsPerPage) return count;
  }
};

const looseRows = async (
  db: Kysely<Schema>,
  { table, column, id, recordId }: SealedColumn,
): Promise<readonly LooseRow[]> => {
  const { rows } = await sql<LooseRow>`
    select ${sql.ref(id)} as "id", ${sql.ref(recordId)} as "recordId", ${sql.ref(column)} as "sealed"
    from ${sql.table(table)}
    where substr(${sql.ref(column)}, 1, 1) = ${Buffer.of(1)} limit ${sql.lit(rowsPerPage)}`.execute(db);
  return rows;
};

// Only where it is still what was read: whoever wrote in between is not undone, and comes next time.
const bindRow = async (
  db: Kysely<Schema>,
  vault: Vault,
  { table, column, id, place, record, recordId }: SealedColumn,
  row: LooseRow,
): Promise<void> => {
  const owner = recordOwner(record, row.recordId);
  const bound = await vault.bind(owner, place(row.id, row.recordId), row.sealed);
  await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${bound}
    where ${sql.ref(id)} = ${row.id} and ${sql.ref(recordId)} = ${row.recordId}
    and ${sql.ref(column)} = ${row.sealed}`.execute(db);
};
