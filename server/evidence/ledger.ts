import type { Kysely } from 'kysely';
import type { LedgerLine } from '#shared/api/ledger.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import { GroupCommit } from '../storage/group-commit.ts';
import type { Schema } from '../storage/schema.ts';
import { Checkpoints, type CheckpointsParts, type KeptCheckpoint } from './checkpoints.ts';
import {
  beforeFirst,
  erasedBy,
  faultOf,
  isErased,
  rowsAfter,
  type Bound,
  type LedgerEntry,
  type LedgerRow,
  type Stamped,
} from './ledger-rows.ts';
import { proofsIn, type LedgerProof } from './ledger-proof.ts';
import { sealedAbout, SealedActors } from './sealed-actors.ts';
import { emptyEdge, MerkleTree, rootOfEdge, withLeaf, type Edge } from './merkle-tree.ts';

export type { LedgerEntry };

export type LedgerCheck =
  | { readonly ok: true; readonly entries: number }
  | { readonly ok: false; readonly seq: number; readonly why: string };

/** As it is listed, with its number. */
type NumberedLine = LedgerLine & { readonly seq: number };

export interface LedgerParts extends CheckpointsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly clock: Clock;
}

/** The end of the log: its last entry, and the tree over all of them. */
interface End {
  readonly last: Bound;
  readonly edge: Edge;
}

const nothingYet: End = { last: beforeFirst, edge: emptyEdge };
const pageSize = 500;
const linesPerInsert = 50;

/** The append-only log of who did what: each entry names the one before it by hash, and signed checkpoints name them all. */
export class Ledger {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;
  readonly #writes: GroupCommit<Stamped>;
  readonly #checkpoints: Checkpoints;
  readonly #actors: SealedActors;
  #end: End | null = null;
  /** Entries known to have been written by this process. */
  #written = 0;

  constructor(parts: LedgerParts) {
    this.#db = parts.storage.db;
    this.#clock = parts.clock;
    this.#checkpoints = new Checkpoints(parts);
    this.#actors = new SealedActors(parts.signer);
    this.#writes = new GroupCommit({ commit: (batch) => this.#write(batch), mostItems: pageSize });
  }

  /** Resolves after the commit. Never await it inside a transaction of your own: both want the one connection. */
  append(entry: LedgerEntry): Promise<void> {
    return this.#writes.add([{ entry, at: this.#clock() }]);
  }

  /** The newest entries first, without those about `hidden` objects. */
  async list(limit: number, hidden: readonly string[] = []): Promise<NumberedLine[]> {
    const rows = await this.#db
      .selectFrom('ledger')
      .select(['seq', 'at', 'actor', 'action', 'object', 'outcome', 'facts'])
      .$if(hidden.length > 0, (query) => query.where('object', 'not in', hidden))
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ facts, ...line }) => ({ ...line, actor: this.actorOf({ ...line, facts }) }));
  }

  /** Who did it, for those who may know of what it was about. */
  actorOf(row: Pick<LedgerRow, 'actor' | 'facts'>): string {
    return this.#actors.actorOf(row);
  }

  /** Walks the whole log, and names the first entry that is not as it was written. */
  async verify(): Promise<LedgerCheck> {
    const written = this.#written;
    const checkpoints = await this.#checkpoints.all(this.#db);
    const unsigned = checkpoints.find(({ read }) => read === null);
    if (unsigned) return { ok: false, seq: unsigned.size, why: 'a checkpoint is not signed by this school' };
    const signed = rootsBySize(checkpoints);
    let end = nothingYet;
    const unnamed = new Set<number>();
    for await (const page of this.#pages()) {
      for (const row of page) {
        const why = faultOf(row, end.last);
        if (why) return { ok: false, seq: end.last.seq + 1, why };
        end = { last: row, edge: withLeaf(end.edge, row.hash) };
        if (!agrees(end.edge, signed)) return { ok: false, seq: row.seq, why: forked };
        if (isErased(row)) unnamed.add(row.seq);
        else for (const seq of erasedBy(row)) unnamed.delete(seq);
      }
    }
    return endCheck(end.last, { checkpoints, written, unnamed });
  }

  /** Resolves when all that was handed in so far is written, and its checkpoint is outside the database too. */
  async settled(): Promise<void> {
    await this.#writes.idle();
    await this.#checkpoints.copied();
  }

  /** The school's public key, as https://c2sp.org/signed-note writes keys. */
  get keyText(): string {
    return this.#checkpoints.keyText;
  }

  /** A signed checkpoint of all entries, to be kept by somebody outside. */
  async giveCheckpoint(): Promise<string> {
    const { edge } = this.#end ?? (await this.#readEnd());
    return this.#checkpoints.give(this.#db, edge, this.#clock());
  }

  /** The same for an authority that stamps it: not kept among those that were given away. */
  async signCheckpoint(): Promise<{ readonly note: string; readonly size: number }> {
    await this.#writes.idle();
    const { edge } = this.#end ?? (await this.#readEnd());
    return { note: this.#checkpoints.sign(edge, this.#clock()), size: edge.size };
  }

  /** Shows to whoever has the school's public key that these entries, in this order of numbers, are in the ledger. */
  async prove(seqs: readonly number[]): Promise<LedgerProof> {
    // What is being written now comes into it, or is left to the next.
    await this.#writes.idle();
    const hashes = await this.#hashes();
    const rows = await this.#rowsOf(seqs);
    const kept = await this.#checkpoints.all(this.#db);
    const edge = hashes.reduce(withLeaf, emptyEdge);
    return {
      key: this.keyText,
      checkpoint: await this.#checkpoints.give(this.#db, edge, this.#clock()),
      ...proofsIn(new MerkleTree(hashes), rows, kept, (row) => this.#actors.open(row)),
    };
  }

  /** The numbers of the entries about something. */
  async seqsAbout(...objects: readonly string[]): Promise<number[]> {
    return (await this.commitmentsAbout(objects)).map(({ seq }) => seq);
  }

  /** The same with what each has committed to: salted, so that it tells nothing. */
  commitmentsAbout(objects: readonly string[]): Promise<Pick<LedgerRow, 'seq' | 'commitment'>[]> {
    return this.#db
      .selectFrom('ledger')
      .select(['seq', 'commitment'])
      .where('object', 'in', objects)
      .orderBy('seq')
      .execute();
  }

  async #hashes(): Promise<string[]> {
    const rows = await this.#db.selectFrom('ledger').select('hash').orderBy('seq').execute();
    return rows.map(({ hash }) => hash);
  }

  async #rowsOf(seqs: readonly number[]): Promise<LedgerRow[]> {
    const rows: LedgerRow[] = [];
    for (let start = 0; start < seqs.length; start += pageSize) {
      const page = seqs.slice(start, start + pageSize);
      rows.push(...(await this.#db.selectFrom('ledger').selectAll().where('seq', 'in', page).execute()));
    }
    return rows.sort((one, other) => one.seq - other.seq);
  }

  /** All of it, in pages: while one is looked at, the database reads the next. */
  async *#pages(): AsyncGenerator<LedgerRow[]> {
    let page = await this.#pageAfter(0);
    while (page.length === pageSize) {
      const next = this.#pageAfter(page.at(-1)?.seq ?? 0);
      // Whoever stops at this page does not await it.
      next.catch(() => undefined);
      yield page;
      page = await next;
    }
    yield page;
  }

  async #pageAfter(seq: number): Promise<LedgerRow[]> {
    return this.#db
      .selectFrom('ledger')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(pageSize)
      .execute();
  }

  async #write(batch: readonly Stamped[]): Promise<void> {
    const end = this.#end ?? (await this.#readEnd());
    // Until the commit is known to have held, the database knows better than we do.
    this.#end = null;
    const rows = rowsAfter(end.last, await this.#withoutActors(batch));
    const edge = rows.reduce((grown, { hash }) => withLeaf(grown, hash), end.edge);
    const last = rows.at(-1) ?? end.last;
    const afterCommit = await this.#db.transaction().execute(async (transaction) => {
      for (let start = 0; start < rows.length; start += linesPerInsert) {
        const lines = rows.slice(start, start + linesPerInsert);
        await transaction.insertInto('ledger').values(lines).execute();
      }
      return this.#checkpoints.write(transaction, edge, last.at);
    });
    afterCommit();
    this.#end = { last, edge };
    this.#written = last.seq;
  }

  async #withoutActors(batch: readonly Stamped[]): Promise<Stamped[]> {
    const sealed = await sealedAbout(this.#db, [...new Set(batch.map(({ entry }) => entry.object))]);
    return batch.map(({ entry, at }) => ({
      entry: sealed.has(entry.object) ? this.#actors.seal(entry) : entry,
      at,
    }));
  }

  async #readEnd(): Promise<End> {
    const known = await this.#checkpoints.lastEdge(this.#db);
    const last = await this.#db
      .selectFrom('ledger')
      .select(['seq', 'hash', 'at'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last === undefined) return nothingYet;
    // A log that was cut off, or is older than its checkpoints: it grows on from what is there, and `verify` tells.
    const from = known !== null && known.size <= last.seq ? known : emptyEdge;
    return { last, edge: await this.#grow(from) };
  }

  async #grow(from: Edge): Promise<Edge> {
    let edge = from;
    for (;;) {
      const page = await this.#pageAfter(edge.size);
      for (const { hash } of page) edge = withLeaf(edge, hash);
      if (page.length < pageSize) return edge;
    }
  }
}

const forked = 'a signed checkpoint says that the entries up to here were others';

type RootsBySize = ReadonlyMap<number, ReadonlySet<string>>;

const rootsBySize = (checkpoints: readonly KeptCheckpoint[]): RootsBySize => {
  const roots = new Map<number, Set<string>>();
  for (const { size, read } of checkpoints)
    if (read) roots.set(size, (roots.get(size) ?? new Set()).add(read.root));
  return roots;
};

/** False where a checkpoint of a tree of this size names another root. */
const agrees = (edge: Edge, signed: RootsBySize): boolean => {
  const roots = signed.get(edge.size);
  return roots === undefined || (roots.size === 1 && roots.has(rootOfEdge(edge)));
};

interface Walked {
  readonly checkpoints: readonly KeptCheckpoint[];
  readonly written: number;
  /** Entries without facts that no deletion after them names. */
  readonly unnamed: ReadonlySet<number>;
}

const endCheck = (last: Bound, { checkpoints, written, unnamed }: Walked): LedgerCheck => {
  const [first] = unnamed;
  if (first !== undefined)
    return { ok: false, seq: first, why: 'its facts are gone, and no deletion names it' };
  const known = Math.max(written, checkpoints.at(-1)?.size ?? 0);
  return known > last.seq
    ? { ok: false, seq: last.seq + 1, why: 'entries at the end are missing' }
    : { ok: true, entries: last.seq };
};
