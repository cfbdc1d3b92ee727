import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { sha256 } from '#shared/platform.ts';
import type { CategoryIndex } from '#shared/policy/category-index.ts';
import { openCompactIndex } from '#shared/policy/index/open-compact-index.ts';
import { fullIndexPath, type FullIndex } from '#shared/policy/policy.ts';

interface KeptFile {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

interface IndexStore extends DBSchema {
  files: { key: string; value: KeptFile };
}

export interface FullIndexKeeperParts {
  readonly databaseName: string;
  readonly fetchFile: (path: string) => Promise<Uint8Array>;
}

/** The file that holds the full index: fetched once, checked against the signed policy, kept, opened once a life. */
export class FullIndexKeeper {
  readonly #parts: FullIndexKeeperParts;
  #openedSha256: string | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(parts: FullIndexKeeperParts) {
    this.#parts = parts;
  }

  /** What an earlier life kept, or null. */
  openKept(): Promise<CategoryIndex | null> {
    return this.#inTurn(async () => {
      const kept = await this.#withStore((store) => store.get('files', 'current'));
      return kept === undefined ? null : this.#open(kept);
    });
  }

  /** The index that is wanted where it is not the one that is open already; throws where it cannot be had. */
  renew(wanted: FullIndex | undefined): Promise<CategoryIndex | null> {
    return this.#inTurn(async () => {
      if (wanted === undefined || wanted.sha256 === this.#openedSha256) return null;
      const bytes = await this.#parts.fetchFile(fullIndexPath(wanted.sha256));
      if (bytes.length !== wanted.sizeBytes || hex(await sha256(bytes)) !== wanted.sha256) {
        throw new Error('The category index is not the one that the policy names.');
      }
      const file = { sha256: wanted.sha256, bytes };
      const index = await this.#open(file);
      if (index !== null) await this.#withStore((store) => store.put('files', file, 'current'));
      return index;
    });
  }

  async #open({ sha256: name, bytes }: KeptFile): Promise<CategoryIndex | null> {
    const index = await openCompactIndex(bytes);
    if (index !== null) this.#openedSha256 = name;
    return index;
  }

  async #withStore<Value>(work: (store: IDBPDatabase<IndexStore>) => Promise<Value>): Promise<Value> {
    const store = await openDB<IndexStore>(this.#parts.databaseName, 1, {
      upgrade: (opened) => void opened.createObjectStore('files'),
    });
    try {
      return await work(store);
    } finally {
      store.close();
    }
  }

  #inTurn<Value>(job: () => Promise<Value>): Promise<Value> {
    const done = this.#queue.then(job);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
