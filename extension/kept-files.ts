import { openDB, type DBSchema } from 'idb';
import { sha256 } from '#shared/platform.ts';
import type { NamedFile } from '#shared/policy/policy.ts';

/** A file of the school's server under the name that a signed policy gave it. */
export interface KeptFile {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

interface FileStore extends DBSchema {
  files: { key: string; value: KeptFile };
}

/** What keeps one of them up to date is made of. */
export interface FileKeeperParts {
  readonly files: KeptFiles;
  readonly fetchFile: (path: string) => Promise<Uint8Array>;
}

/** Files that a device keeps over restarts, each in a place of its own. */
export class KeptFiles {
  readonly #databaseName: string;

  constructor(databaseName: string) {
    this.#databaseName = databaseName;
  }

  async get(place: string): Promise<KeptFile | undefined> {
    const store = await this.#open();
    try {
      return await store.get('files', place);
    } finally {
      store.close();
    }
  }

  async put(place: string, file: KeptFile): Promise<void> {
    const store = await this.#open();
    try {
      await store.put('files', file, place);
    } finally {
      store.close();
    }
  }

  #open() {
    return openDB<FileStore>(this.#databaseName, 1, {
      upgrade: (opened) => void opened.createObjectStore('files'),
    });
  }
}

export const isNamed = async (bytes: Uint8Array, named: NamedFile): Promise<boolean> =>
  bytes.length === named.sizeBytes && hex(await sha256(bytes)) === named.sha256;

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
