import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { fromBase64Url } from './base64-url.ts';
import { DeviceKey } from './device-key.ts';

const isSigned = async (spki: string, text: string, signature: string): Promise<boolean> => {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('spki', fromBase64Url(spki), curve, false, ['verify']);
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  return crypto.subtle.verify(algorithm, key, fromBase64Url(signature), new TextEncoder().encode(text));
};

describe('the device key', () => {
  test('signs what its public key verifies, and nothing else', async () => {
    const key = new DeviceKey({ databaseName: crypto.randomUUID() });
    const signature = await key.sign('hello');
    expect(await isSigned(await key.publicKey(), 'hello', signature)).toBe(true);
    expect(await isSigned(await key.publicKey(), 'hullo', signature)).toBe(false);
  });

  test('stays the same from one life of the worker to the next', async () => {
    const databaseName = crypto.randomUUID();
    const first = await new DeviceKey({ databaseName }).publicKey();
    expect(await new DeviceKey({ databaseName }).publicKey()).toBe(first);
  });

  test('is one key when two starts make it at the same time', async () => {
    const databaseName = crypto.randomUUID();
    const keys = [new DeviceKey({ databaseName }), new DeviceKey({ databaseName })];
    const [one, other] = await Promise.all(keys.map((key) => key.publicKey()));
    expect(one).toBe(other);
  });

  test('cannot be read out', async () => {
    const databaseName = crypto.randomUUID();
    await new DeviceKey({ databaseName }).publicKey();
    const database = await openDB(databaseName);
    const { privateKey } = (await database.get('keys', 'device')) as CryptoKeyPair;
    expect(privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
  });
});
