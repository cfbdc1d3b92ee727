import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Schema } from '../storage/schema.ts';
import { readCheckpoint, signCheckpoint, type Checkpoint } from './checkpoint.ts';
import type { LedgerSigner } from './ledger-signer.ts';
import { emptyEdge, rootOfEdge, type Edge } from './merkle-tree.ts';
import { noteKeyText } from './signed-note.ts';

export interface CheckpointsParts {
  readonly signer: LedgerSigner;
  /** A copy of the last one, outside the database: an older database put in the place of this one is found out by it. */
  readonly file: string;
}

/** A checkpoint that was written down; `read` is null where it is not signed by this school's key. */
export interface KeptCheckpoint {
  readonly size: number;
  readonly note: string;
  readonly read: Checkpoint | null;
  /** Signed for somebody outside. */
  readonly isGiven: boolean;
  /** When an authority outside has stamped it: the token, in base64. */
  readonly timeStamp: string | null;
}

interface Last {
  readonly number: number;
  readonly at: number;
}

const keptEveryMs = 3_600_000;
const edgeSchema = z.object({ size: z.int(), hashes: z.array(z.string()) });

/** Signed statements of what the ledger was: the newest one, and the last of each hour before. */
export class Checkpoints {
  readonly #parts: CheckpointsParts;
  readonly #inTurn = oneAtATime();
  #last: Last | null = null;
  #newest = '';

  constructor(parts: CheckpointsParts) {
    this.#parts = parts;
  }

  get keyText(): string {
    return noteKeyText(this.#parts.signer.key);
  }

  /** Of this tree, not written down. */
  sign(edge: Edge, at: number): string {
    const { key, privateKey } = this.#parts.signer;
    return signCheckpoint({ origin: key.name, size: edge.size, root: rootOfEdge(edge), at }, key, privateKey);
  }

  /** In the transaction that writes the entries. Answers what is to be done once it has held. */
  async write(transaction: Kysely<Schema>, edge: Edge, at: number): Promise<() => void> {
    const note = this.sign(edge, at);
    const last = this.#last;
    if (last !== null && hourOf(last.at) === hourOf(at))
      await transaction
        .deleteFrom('checkpoints')
        .where('number', '=', last.number)
        .where('isGiven', '=', 0)
        .execute();
    const { number } = await transaction
      .insertInto('checkpoints')
      .values({ size: edge.size, at, note, edge: JSON.stringify(edge), isGiven: 0 })
      .returning('number')
      .executeTakeFirstOrThrow();
    return () => {
      this.#last = { number, at };
      void this.#copy(note);
    };
  }

  /** Signs a checkpoint for somebody outside, and keeps it for good: what was given away once is named in every later proof. */
  async give(db: Kysely<Schema>, edge: Edge, at: number): Promise<string> {
    const note = this.sign(edge, at);
    const row = { size: edge.size, at, note, edge: JSON.stringify(edge), isGiven: 1 };
    await db.insertInto('checkpoints').values(row).execute();
    return note;
  }

  /** The edge of the tree as it was last written down; null where none was, or it cannot be read. */
  async lastEdge(db: Kysely<Schema>): Promise<Edge | null> {
    const row = await db
      .selectFrom('checkpoints')
      .select(['number', 'at', 'edge'])
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    await this.#takeCopyIn(db);
    this.#last = row ?? null;
    return row === undefined ? null : edgeOf(row.edge);
  }

  /** All that were written down, the smallest tree first; the copy outside the database is among them. */
  async all(db: Kysely<Schema>): Promise<KeptCheckpoint[]> {
    const rows = await db
      .selectFrom('checkpoints')
      .select(['size', 'note', 'isGiven'])
      .orderBy('number')
      .execute();
    const stamped = await db
      .selectFrom('timeStamps')
      .select(['size', 'note', 'token'])
      .where('token', 'is not', null)
      .execute();
    const copy = await this.#readCopy();
    const kept = [
      ...rows.map(({ size, note, isGiven }) => this.#kept(note, size, isGiven === 1)),
      ...stamped.map(({ size, note, token }) => ({ ...this.#kept(note, size, false), timeStamp: token })),
    ];
    if (copy !== null) kept.push(this.#kept(copy, 0, false));
    return kept.sort((one, other) => one.size - other.size);
  }

  /** Resolves when the copy outside the database is that of the last one written. */
  copied(): Promise<void> {
    return this.#inTurn(async () => undefined);
  }

  /** Before it is written over: a database that lags behind its copy is not the one that was. */
  async #takeCopyIn(db: Kysely<Schema>): Promise<void> {
    const note = await this.#readCopy();
    const read = note === null ? null : readCheckpoint(note, this.#parts.signer.key);
    if (note === null || read === null) return;
    const known = await db
      .selectFrom('checkpoints')
      .select('size')
      .where('note', '=', note)
      .executeTakeFirst();
    if (known !== undefined) return;
    const edge = JSON.stringify(emptyEdge);
    await db
      .insertInto('checkpoints')
      .values({ size: read.size, at: read.at, note, edge, isGiven: 1 })
      .execute();
  }

  #readCopy(): Promise<string | null> {
    return readFile(this.#parts.file, 'utf8').catch(() => null);
  }

  #kept(note: string, size: number, isGiven: boolean): KeptCheckpoint {
    const read = readCheckpoint(note, this.#parts.signer.key);
    return { size: read?.size ?? size, note, read, isGiven, timeStamp: null };
  }

  /** Of many that come while one is being copied, the last. A copy that fails is made up for by the next. */
  async #copy(note: string): Promise<void> {
    const { file } = this.#parts;
    this.#newest = note;
    await this.#inTurn(async () => {
      if (this.#newest !== note) return;
      // Through to the disk before it gets its name: after a power cut an empty file would look like tampering.
      await writeFile(`${file}.part`, note, { mode: 0o600, flush: true });
      await rename(`${file}.part`, file);
    }).catch(() => undefined);
  }
}

const hourOf = (at: number): number => Math.floor(at / keptEveryMs);

const edgeOf = (text: string): Edge | null => {
  try {
    return edgeSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
};
