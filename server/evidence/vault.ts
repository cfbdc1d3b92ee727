import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { ItemKeys } from './item-keys.ts';
import { isLoose, sealBound, sealLoose, unseal } from './seal.ts';

export interface KeptItem {
  /** Hex, of the original bytes. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Hex. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
};

const writeThrough = async (handle: FileHandle, seal: () => Buffer): Promise<void> => {
  await handle.writeFile(seal());
  await handle.sync();
};

/** Whose key a file's is. */
export const evidenceOwner = (evidenceId: string): string => `evidence ${evidenceId}`;

/**
 * Evidence at rest: files of sealed bytes named by number only, and small sealed texts for the database. Each file has a key of
 * its own and each record has one for its texts, all in `ItemKeys`: `destroy` makes them unreadable for good.
 *
 * Every column that holds a text sealed here is named in evidence/sealed-columns, with the record that it belongs to.
 */
export class Vault {
  readonly #folder: string;
  readonly #schoolKey: Buffer;
  readonly #keys: ItemKeys;
  #hasSealed = true;

  constructor(parts: { folder: string; evidenceKey: Buffer; keys: ItemKeys }) {
    this.#folder = parts.folder;
    this.#schoolKey = parts.evidenceKey;
    this.#keys = parts.keys;
  }

  /**
   * Hashes first, then seals; file and key go to the disk at the same time, and both are there when it resolves: write the row
   * that names it only afterwards. Never await it inside a transaction of your own: the key wants the one connection.
   */
  async keep(evidenceId: string, bytes: Uint8Array): Promise<KeptItem> {
    const owner = evidenceOwner(evidenceId);
    this.#path(evidenceId);
    const { kept, keyId, dataKey } = this.#keys.start(owner);
    let sha256 = '';
    const written = this.#write(evidenceId, () => {
      sha256 = sha256Of(bytes);
      return sealBound(keyId, dataKey, owner, bytes);
    });
    const failed = (await Promise.allSettled([written, kept])).find(isRejected);
    if (failed) await this.#keepNeither(evidenceId, failed.reason);
    return { sha256, sizeBytes: bytes.byteLength };
  }

  /** Throws when the file was changed, exchanged, or is not what was hashed, and `KeyDestroyed` when it was deleted. */
  async read(evidenceId: string, sha256: string): Promise<Buffer> {
    const bytes = this.#unseal(evidenceOwner(evidenceId), await readFile(this.#path(evidenceId)));
    if (sha256Of(bytes) !== sha256) throw new Error(`Evidence ${evidenceId} is not what was recorded`);
    return bytes;
  }

  /** Takes the file and its key away. */
  async forget(evidenceId: string): Promise<void> {
    await rm(this.#path(evidenceId), { force: true });
    await this.#keys.destroy([evidenceOwner(evidenceId)]);
  }

  /**
   * `place` names the row and column, so that texts cannot be exchanged between rows unnoticed. Sealed with a key of its own
   * in front, at once and inside any transaction; within moments the key of its record takes over (evidence/bind-keys).
   */
  seal(place: string, text: string): Uint8Array {
    this.#hasSealed = true;
    return sealLoose(this.#schoolKey, place, Buffer.from(text));
  }

  /** Throws `KeyDestroyed` when its record was deleted. */
  open(place: string, sealed: Uint8Array): string {
    return this.#unseal(place, sealed).toString();
  }

  /** The same text under the key of its record (`owner`), so that it goes with that key. */
  async bind(owner: string, place: string, sealed: Uint8Array): Promise<Uint8Array> {
    const { keyId, dataKey } = await this.#keys.keyOf(owner);
    return sealBound(keyId, dataKey, place, this.#unseal(place, sealed));
  }

  /** Destroys the keys of a record's texts and of these pieces of evidence, and takes the files away. */
  async destroy(owners: readonly string[], evidenceIds: readonly string[]): Promise<number> {
    const count = await this.#keys.destroy([...owners, ...evidenceIds.map(evidenceOwner)]);
    for (const evidenceId of evidenceIds) await rm(this.#path(evidenceId), { force: true });
    return count;
  }

  /** Whether something was sealed since this was last asked: there may be texts to bind. */
  takeHasSealed(): boolean {
    const hasSealed = this.#hasSealed;
    this.#hasSealed = false;
    return hasSealed;
  }

  /** After a look that was cut short. */
  lookAgain(): void {
    this.#hasSealed = true;
  }

  /** Files of older versions had their keys in front: those get a key that can be destroyed. */
  async bindFiles(): Promise<number> {
    const names = await readdir(this.#folder).catch(() => []);
    let count = 0;
    for (const name of names.filter((each) => isNumber.test(each)))
      if (await this.#bindFile(name)) count += 1;
    return count;
  }

  async #bindFile(evidenceId: string): Promise<boolean> {
    const sealed = await this.#readIfLoose(evidenceId);
    if (!sealed) return false;
    const owner = evidenceOwner(evidenceId);
    // The key first: what it takes the place of can be read until then.
    const { keyId, dataKey } = await this.#keys.keyOf(owner);
    await this.#write(evidenceId, () => sealBound(keyId, dataKey, owner, this.#unseal(owner, sealed)));
    return true;
  }

  async #readIfLoose(evidenceId: string): Promise<Buffer | null> {
    const handle = await open(this.#path(evidenceId), 'r');
    try {
      const first = Buffer.alloc(1);
      await handle.read(first, 0, 1, 0);
      return isLoose(first) ? await handle.readFile() : null;
    } finally {
      await handle.close();
    }
  }

  /** What cannot be taken away now, because the disk takes nothing, is swept up at the next start. */
  async #keepNeither(evidenceId: string, reason: unknown): Promise<never> {
    await this.forget(evidenceId).catch(() => undefined);
    throw reason;
  }

  #unseal(place: string, sealed: Uint8Array): Buffer {
    return unseal({ schoolKey: this.#schoolKey, dataKeyOf: this.#keys.dataKeyOf }, place, sealed);
  }

  /** Sealed when the file is open: the key's row is on its way to the disk by then. */
  async #write(evidenceId: string, seal: () => Buffer): Promise<void> {
    const path = this.#path(evidenceId);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const handle = await open(`${path}.part`, 'w', 0o600);
    try {
      await writeThrough(handle, seal).finally(() => handle.close());
      await rename(`${path}.part`, path);
    } catch (error) {
      // Nothing half-written stays, and a full disk gets its room back.
      await rm(`${path}.part`, { force: true });
      throw error;
    }
    await syncFolder(this.#folder);
  }

  #path(evidenceId: string): string {
    if (!isNumber.test(evidenceId)) throw new Error('Not the number of an evidence item');
    return join(this.#folder, evidenceId);
  }
}

const isRejected = (result: PromiseSettledResult<unknown>): result is PromiseRejectedResult =>
  result.status === 'rejected';
const isNumber = /^[\w-]{1,64}$/;
