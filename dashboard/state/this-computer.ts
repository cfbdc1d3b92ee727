import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { designatedText } from '#shared/api/designated-devices.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Call } from '../api.ts';

interface Marked {
  readonly deviceId: string;
  readonly pair: CryptoKeyPair;
}
interface ComputerStore extends DBSchema {
  marks: { key: string; value: Marked };
}

export interface ThisComputerParts {
  readonly databaseName: string;
  readonly serverUrl: string;
  /** Must not ask `prove` itself. */
  readonly call: Call;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
const mark = 'this';

const toBase64Url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Whether this browser is a designated computer: it has a key that can sign, and that nobody can read out or copy. */
export class ThisComputer {
  readonly #parts: ThisComputerParts;

  constructor(parts: ThisComputerParts) {
    this.#parts = parts;
  }

  /** Under which id it was marked, as far as this browser knows. */
  async deviceId(): Promise<string | null> {
    return (await this.#read())?.deviceId ?? null;
  }

  /** Makes the key, and lets the server write it down. */
  async mark(name: string): Promise<Result<{ deviceId: string }>> {
    try {
      const pair = await crypto.subtle.generateKey(algorithm, false, ['sign']);
      const signed = await this.#sign('mark', pair);
      if (!signed.ok) return signed;
      const publicKey = toBase64Url(await crypto.subtle.exportKey('spki', pair.publicKey));
      const marked = await this.#parts.call('markDevice', { name, publicKey, ...signed.value });
      if (marked.ok) await this.#keep({ deviceId: marked.value.deviceId, pair });
      return marked;
    } catch {
      return failure('failed', 'This browser keeps no key. A private window cannot be marked.');
    }
  }

  /** True when the server knows now that this is a designated computer. */
  async prove(): Promise<boolean> {
    const marked = await this.#read();
    if (marked === null) return false;
    const signed = await this.#sign('prove', marked.pair);
    if (!signed.ok) return false;
    return (await this.#parts.call('proveDevice', { deviceId: marked.deviceId, ...signed.value })).ok;
  }

  async #sign(
    purpose: 'mark' | 'prove',
    { privateKey }: CryptoKeyPair,
  ): Promise<Result<{ challenge: string; signature: string }>> {
    const { call, serverUrl } = this.#parts;
    const given = await call('deviceChallenge', {});
    if (!given.ok) return given;
    const { challenge } = given.value;
    const text = new TextEncoder().encode(designatedText(purpose, serverUrl, challenge));
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, text);
    return success({ challenge, signature: toBase64Url(signature) });
  }

  async #read(): Promise<Marked | null> {
    try {
      return await this.#within(async (database) => (await database.get('marks', mark)) ?? null);
    } catch {
      return null;
    }
  }

  async #keep(marked: Marked): Promise<void> {
    await this.#within((database) => database.put('marks', marked, mark));
  }

  async #within<Value>(use: (database: IDBPDatabase<ComputerStore>) => Promise<Value>): Promise<Value> {
    const database = await openDB<ComputerStore>(this.#parts.databaseName, 1, {
      upgrade: (opened) => void opened.createObjectStore('marks'),
    });
    return use(database).finally(() => database.close());
  }
}
