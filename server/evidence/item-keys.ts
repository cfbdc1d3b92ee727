import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { scrubDeleted } from '../storage/dialect-differences.ts';
import { GroupCommit } from '../storage/group-commit.ts';
import type { Schema } from '../storage/schema.ts';
import { keyIdBytes, newDataKey, unwrapDataKey } from './seal.ts';

interface ItemKey {
  readonly owner: string;
  readonly wrapped: Uint8Array;
}

/** A key in the open, to seal with. */
export interface OpenKey {
  readonly keyId: Buffer;
  readonly dataKey: Buffer;
}

/** A key that may be sealed with at once. What it sealed counts only when `kept` resolves: then its row is on the disk. */
export interface StartedKey extends OpenKey {
  readonly kept: Promise<void>;
}

/** Thrown for what was sealed with a key that is gone. */
export class KeyDestroyed extends Error {}

const contextOf = (keyId: string, owner: string): string => `key ${keyId} of ${owner}`;
const mostPerQuery = 500;
const mostPerCommit = 200;

/**
 * The data keys of what is sealed, one for each record and each piece of evidence, wrapped by the school's key, in a table of
 * their own: deleting the row makes unreadable what it opened, in every copy of the evidence folder too.
 */
export class ItemKeys {
  readonly #db: Kysely<Schema>;
  readonly #schoolKey: Buffer;
  readonly #keys = new Map<string, ItemKey>();
  readonly #ids = new Map<string, string>();
  readonly #making = new Map<string, StartedKey>();
  readonly #rows: GroupCommit<Schema['itemKeys']>;

  constructor(parts: { readonly db: Kysely<Schema>; readonly schoolKey: Buffer }) {
    this.#db = parts.db;
    this.#schoolKey = parts.schoolKey;
    this.#rows = new GroupCommit({
      commit: async (rows) => void (await this.#db.insertInto('itemKeys').values(rows).execute()),
      mostItems: mostPerCommit,
    });
  }

  /** To be awaited before anything sealed is opened. */
  async load(): Promise<void> {
    const rows = await this.#db.selectFrom('itemKeys').selectAll().execute();
    for (const { keyId, ...key } of rows) this.#remember(keyId, key);
  }

  /**
   * The key of an owner, made and on the disk when there was none. Never await it inside a transaction of your own: both
   * want the one connection.
   */
  async keyOf(owner: string): Promise<OpenKey> {
    const keyId = this.#ids.get(owner);
    if (keyId !== undefined) return this.#open(keyId);
    const { kept, ...key } = this.#making.get(owner) ?? this.#make(owner);
    await kept;
    return key;
  }

  /** A key for an owner that has none: the rows of many go to the disk in one commit. Throws when it has one. */
  start(owner: string): StartedKey {
    if (this.#ids.has(owner) || this.#making.has(owner))
      throw new Error(`There is a key of ${owner} already`);
    return this.#make(owner);
  }

  /** Throws `KeyDestroyed` when there is none such any more. */
  readonly dataKeyOf = (keyId: Buffer): Buffer => this.#open(keyId.toString('hex')).dataKey;

  /** Gone from the database file and its log when it resolves. Answers how many there were. */
  async destroy(owners: readonly string[]): Promise<number> {
    // One on its way to the disk would be there again after its destruction.
    await Promise.allSettled(owners.flatMap((owner) => this.#making.get(owner)?.kept ?? []));
    const ids = owners.flatMap((owner) => this.#ids.get(owner) ?? []);
    for (let start = 0; start < ids.length; start += mostPerQuery) {
      const some = ids.slice(start, start + mostPerQuery);
      await this.#db.deleteFrom('itemKeys').where('keyId', 'in', some).execute();
    }
    for (const owner of owners) this.#ids.delete(owner);
    for (const keyId of ids) this.#keys.delete(keyId);
    if (ids.length > 0) await scrubDeleted(this.#db);
    return ids.length;
  }

  #make(owner: string): StartedKey {
    const id = randomBytes(keyIdBytes);
    const keyId = id.toString('hex');
    const { dataKey, wrapped } = newDataKey(this.#schoolKey, contextOf(keyId, owner));
    const kept = this.#keep({ keyId, owner, wrapped });
    const key = { keyId: id, dataKey, kept };
    this.#making.set(owner, key);
    return key;
  }

  async #keep(row: Schema['itemKeys']): Promise<void> {
    try {
      await this.#rows.add([row]);
      this.#remember(row.keyId, row);
    } finally {
      this.#making.delete(row.owner);
    }
  }

  #remember(keyId: string, key: ItemKey): void {
    this.#keys.set(keyId, key);
    this.#ids.set(key.owner, keyId);
  }

  #open(keyId: string): OpenKey {
    const key = this.#keys.get(keyId);
    if (!key) throw new KeyDestroyed('The key of this was destroyed when it was deleted');
    const dataKey = unwrapDataKey(this.#schoolKey, contextOf(keyId, key.owner), key.wrapped);
    return { keyId: Buffer.from(keyId, 'hex'), dataKey };
  }
}
