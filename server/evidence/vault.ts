import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { seal, unseal } from './seal.ts';

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

/** Evidence at rest: files of sealed bytes named by number only, and small sealed texts for the database. */
export class Vault {
  readonly #folder: string;
  readonly #key: Buffer;

  constructor(parts: { folder: string; evidenceKey: Buffer }) {
    this.#folder = parts.folder;
    this.#key = parts.evidenceKey;
  }

  /** Hashes first, then seals, and is on the disk when it resolves: write the row that names it only afterwards. */
  async keep(evidenceId: string, bytes: Uint8Array): Promise<KeptItem> {
    const sha256 = sha256Of(bytes);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.#write(evidenceId, seal(this.#key, `evidence ${evidenceId}`, bytes));
    return { sha256, sizeBytes: bytes.byteLength };
  }

  /** Throws when the file was changed, exchanged, or is not what was hashed. */
  async read(evidenceId: string, sha256: string): Promise<Buffer> {
    const bytes = unseal(this.#key, `evidence ${evidenceId}`, await readFile(this.#path(evidenceId)));
    if (sha256Of(bytes) !== sha256) throw new Error(`Evidence ${evidenceId} is not what was recorded`);
    return bytes;
  }

  async forget(evidenceId: string): Promise<void> {
    await rm(this.#path(evidenceId), { force: true });
  }

  /** `place` names the row and column, so that texts cannot be exchanged between rows unnoticed. */
  seal(place: string, text: string): Uint8Array {
    return seal(this.#key, place, Buffer.from(text));
  }

  open(place: string, sealed: Uint8Array): string {
    return unseal(this.#key, place, sealed).toString();
  }

  async #write(evidenceId: string, sealed: Buffer): Promise<void> {
    const path = this.#path(evidenceId);
    const handle = await open(`${path}.part`, 'wx', 0o600);
    try {
      await handle
        .writeFile(sealed)
        .then(() => handle.sync())
        .finally(() => handle.close());
      await rename(`${path}.part`, path);
    } catch (error) {
      // Nothing half-written stays, and a full disk gets its room back.
      await rm(`${path}.part`, { force: true });
      throw error;
    }
    await syncFolder(this.#folder);
  }

  #path(evidenceId: string): string {
    if (!/^[\w-]{1,64}$/.test(evidenceId)) throw new Error('Not the number of an evidence item');
    return join(this.#folder, evidenceId);
  }
}
