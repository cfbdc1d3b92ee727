import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { beforeFirst, faultOf, type Bound, type LedgerRow } from '../evidence/ledger-rows.ts';
import { emptyEdge, rootOfEdge, withLeaf, type Edge } from '../evidence/merkle-tree.ts';

export interface LedgerInFile {
  readonly edge: Edge;
  readonly root: string;
  /** A sentence where the chain does not hold. */
  readonly fault: string | null;
}

const pageSize = 5_000;

/** Walks the ledger of a database file that nobody is writing to. */
export const ledgerIn = (database: DatabaseSyncInstance): LedgerInFile => {
  const page = database.prepare('select * from "ledger" where "seq" > ? order by "seq" limit ?');
  let last: Bound = beforeFirst;
  let edge = emptyEdge;
  let fault: string | null = null;
  for (;;) {
    const rows = page.all(last.seq, pageSize) as LedgerRow[];
    for (const row of rows) {
      const why = faultOf(row, last);
      if (why !== null) fault ??= `entry ${last.seq + 1}: ${why}`;
      last = row;
      edge = withLeaf(edge, row.hash);
    }
    if (rows.length < pageSize) return { edge, root: rootOfEdge(edge), fault };
  }
};
