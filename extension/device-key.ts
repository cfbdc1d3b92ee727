import { openDB, type DBSchema } from 'idb';
import { toBase64Url } from './base64-url.ts';

interface KeyStore extends DBSchema {
  keys: { key: string; value: CryptoKeyPair };
}

export interface DeviceKeyParts {
  readonly databaseName: string;
}

/** Who this device is: an ECDSA P-256 key that can sign and cannot be read out or copied. */
export class DeviceKey {
  readonly #parts: DeviceKeyParts;
  #pair: Promise<CryptoKeyPair> | null = null;

  constructor(parts: DeviceKeyParts) {
    this.#parts = parts;
  }

  /** Signature over the UTF-8 text, SHA-256, IEEE P1363 form, base64url. */
  async sign(text: string): Promise<string> {
    const { privateKey } = await this.#load();
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(algorithm, privateKey, new TextEncoder().encode(text));
    return toBase64Url(new Uint8Array(signature));
  }

  /** SPKI, base64url. */
  async publicKey(): Promise<string> {
    const { publicKey } = await this.#load();
    return toBase64Url(new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)));
  }

  #load(): Promise<CryptoKeyPair> {
    this.#pair ??= this.#readOrMake().catch((error: unknown) => {
      this.#pair = null;
      throw error;
    });
    return this.#pair;
  }

  async #readOrMake(): Promise<CryptoKeyPair> {
    const database = await openDB<KeyStore>(this.#parts.databaseName, 1, {
      upgrade: (opened) => void opened.createObjectStore('keys'),
    });
    try {
      const made = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
      // One transaction: the first key ever kept wins, even when two starts make one at the same time.
      const transaction = database.transaction('keys', 'readwrite', { durability: 'strict' });
      const kept = await transaction.store.get('device');
      if (kept === undefined) await transaction.store.put(made, 'device');
      await transaction.done;
      return kept ?? made;
    } finally {
      database.close();
    }
  }
}
