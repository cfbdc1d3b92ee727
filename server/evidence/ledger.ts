import { randomBytes } from 'node:crypto';
import type { Insertable, Kysely, Selectable } from 'kysely';
import type { LedgerLine } from '#shared/api/ledger.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import { GroupCommit } from '../storage/group-commit.ts';
import type { Schema } from '../storage/schema.ts';
import { canonicalJson } from './canonical-json.ts';
import { commitmentOf, entryHash } from './ledger-hash.ts';

export interface LedgerEntry {
  /** An account id, a device id, or `server`. Never a name: the ledger outlives erasure. */
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  readonly outcome: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

export type LedgerCheck =
  | { readonly ok: true; readonly entries: number }
  | { readonly ok: false; readonly seq: number; readonly why: string };

interface Head {
  readonly seq: number;
  readonly hash: string;
}
interface Stamped {
  readonly entry: LedgerEntry;
  readonly at: number;
}

const beforeFirst: Head = { seq: 0, hash: '' };
const pageSize = 500;
const linesPerInsert = 50;

/** The append-only log of who did what: each entry names the one before it by hash. */
export class Ledger {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;
  readonly #writes: GroupCommit<Stamped>;
  #head: Head | null = null;

  constructor(parts: { readonly storage: Pick<Storage, 'db'>; readonly clock: Clock }) {
    this.#db = parts.storage.db;
    this.#clock = parts.clock;
    this.#writes = new GroupCommit({ commit: (batch) => this.#write(batch), mostItems: pageSize });
  }

  /** Resolves after the commit. Never await it inside a transaction of your own: both want the one connection. */
  append(entry: LedgerEntry): Promise<void> {
    return this.#writes.add([{ entry, at: this.#clock() }]);
  }

  /** The newest entries first. */
  list(limit: number): Promise<LedgerLine[]> {
    return this.#db
      .selectFrom('ledger')
      .select(['seq', 'at', 'actor', 'action', 'object', 'outcome'])
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute();
  }

  /** Walks the whole chain and names the first entry that is not as it was written. */
  async verify(): Promise<LedgerCheck> {
    let head = beforeFirst;
    for (;;) {
      const page = await this.#pageAfter(head.seq);
      for (const row of page) {
        const why = faultOf(row, head);
        if (why) return { ok: false, seq: head.seq + 1, why };
        head = { seq: row.seq, hash: row.hash };
      }
      if (page.length < pageSize) return this.#checkEnd(head);
    }
  }

  // What this process wrote last must still be there; an end cut off while the server was down needs a checkpoint.
  #checkEnd(head: Head): LedgerCheck {
    if (this.#head && this.#head.seq > head.seq) {
      return { ok: false, seq: head.seq + 1, why: 'entries at the end are missing' };
    }
    return { ok: true, entries: head.seq };
  }

  async #pageAfter(seq: number): Promise<Selectable<Schema['ledger']>[]> {
    return this.#db
      .selectFrom('ledger')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(pageSize)
      .execute();
  }

  async #write(batch: readonly Stamped[]): Promise<void> {
    const head = this.#head ?? (await this.#readHead());
    // Until the commit is known to have held, the database knows better than we do.
    this.#head = null;
    const rows = chain(head, batch);
    await this.#insert(rows);
    this.#head = rows.at(-1) ?? head;
  }

  async #insert(rows: readonly Insertable<Schema['ledger']>[]): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      for (let start = 0; start < rows.length; start += linesPerInsert) {
        const lines = rows.slice(start, start + linesPerInsert);
        await transaction.insertInto('ledger').values(lines).execute();
      }
    });
  }

  async #readHead(): Promise<Head> {
    const last = await this.#db
      .selectFrom('ledger')
      .select(['seq', 'hash'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last ?? beforeFirst;
  }
}

const chain = (head: Head, batch: readonly Stamped[]): Schema['ledger'][] => {
  let previous = head;
  return batch.map(({ entry, at }) => {
    const row = rowOf(entry, at, previous);
    previous = { seq: row.seq, hash: row.hash };
    return row;
  });
};

const rowOf = ({ actor, action, object, outcome, facts = {} }: LedgerEntry, at: number, previous: Head) => {
  const salt = randomBytes(32).toString('hex');
  const text = canonicalJson(facts);
  const line = {
    seq: previous.seq + 1,
    at,
    actor,
    action,
    object,
    outcome,
    commitment: commitmentOf(salt, text),
  };
  return { ...line, salt, facts: text, hash: entryHash(line, previous.hash) };
};

const faultOf = (row: Schema['ledger'], before: Head): string | null => {
  if (row.seq !== before.seq + 1) return 'an entry is missing';
  if (commitmentOf(row.salt, row.facts) !== row.commitment) return 'its facts were changed';
  if (entryHash(row, before.hash) !== row.hash) return 'it was changed, or the entry before it was';
  return null;
};
