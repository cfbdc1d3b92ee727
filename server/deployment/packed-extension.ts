import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Keys } from '../keys.ts';
import { packCrx } from './crx.ts';
import { readExtensionFiles, type ExtensionFiles } from './extension-files.ts';

export interface Packed {
  readonly version: string;
  readonly minimumChromeVersion: string;
  readonly crx: Buffer;
}

/** The extension packed with the school's key, once, when it is first asked for. */
export class PackedExtension {
  readonly extensionId: string;
  readonly #folder: string;
  readonly #key: Keys['extensionPrivateKey'];
  #packed: Packed | null = null;

  constructor(parts: {
    readonly folder: string;
    readonly keys: Pick<Keys, 'extensionPrivateKey' | 'extensionId'>;
  }) {
    this.#folder = parts.folder;
    this.#key = parts.keys.extensionPrivateKey;
    this.extensionId = parts.keys.extensionId;
  }

  /** Null when the extension has not been built. */
  read(): Packed | null {
    if (!this.#packed && existsSync(join(this.#folder, 'manifest.json'))) {
      this.#packed = this.#pack(readExtensionFiles(this.#folder));
    }
    return this.#packed;
  }

  #pack({ version, minimumChromeVersion, files }: ExtensionFiles): Packed {
    return { version, minimumChromeVersion, crx: packCrx(files, this.#key) };
  }
}
