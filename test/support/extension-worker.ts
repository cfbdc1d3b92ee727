import type { Browser, WebWorker } from 'puppeteer';
import { waitUntil } from './wait-until.ts';

/**
 * tsx gives every named function inside a function its name by a call of `__name`, which a browser does not know: to be
 * run before such a function is evaluated there.
 */
export const nameShim = 'globalThis.__name ??= (named) => named';

/** The extension's service worker, to look into. A debugger keeps it alive. */
export const extensionWorker = (browser: Browser, timeoutMs = 30_000): Promise<WebWorker> =>
  waitUntil(
    'the extension’s worker runs',
    async () => {
      const target = browser
        .targets()
        .find((each) => each.type() === 'service_worker' && each.url().startsWith('chrome-extension://'));
      return target?.worker();
    },
    timeoutMs,
  );

export const extensionIdIn = async (browser: Browser): Promise<string> =>
  new URL((await extensionWorker(browser)).url()).host;

/** What the device is to the server, once it has enrolled. */
export const deviceIdIn = async (browser: Browser): Promise<string | undefined> => {
  const worker = await extensionWorker(browser);
  // A worker that is just being replaced gives no answer.
  const kept = await worker.evaluate(() => chrome.storage.local.get('identity')).catch(() => ({}));
  const { identity } = kept as { readonly identity?: { readonly deviceId: string } | null };
  return identity?.deviceId;
};

/** How the browser says the extension came in: `admin` when managed policy forced it. */
export const installTypeIn = async (browser: Browser): Promise<string> => {
  const worker = await extensionWorker(browser);
  return worker.evaluate(async () => (await chrome.management.getSelf()).installType);
};

/** What stands beside the address bar: on the extension's picture, and under the pointer. */
export const toolbarIn = async (browser: Browser): Promise<{ badge: string; title: string }> => {
  const worker = await extensionWorker(browser);
  return worker.evaluate(async () => ({
    badge: await chrome.action.getBadgeText({}),
    title: await chrome.action.getTitle({}),
  }));
};

/** Every private key that the extension keeps, and whether it can be read out. */
export const keptPrivateKeys = async (
  browser: Browser,
): Promise<{ extractable: boolean; curve: string }[]> => {
  const worker = await extensionWorker(browser);
  await worker.evaluate(nameShim);
  return worker.evaluate(async () => {
    const ask = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
      });
    const keys: { extractable: boolean; curve: string }[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await ask(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const values = await ask<unknown[]>(database.transaction(store).objectStore(store).getAll());
        for (const value of values) {
          const key = (value as Partial<CryptoKeyPair> | null)?.privateKey;
          if (!(key instanceof CryptoKey)) continue;
          const { namedCurve } = key.algorithm as EcKeyAlgorithm;
          keys.push({ extractable: key.extractable, curve: namedCurve });
        }
      }
      database.close();
    }
    return keys;
  });
};

/** How many reports wait in the device's outbox for the server. */
export const waitingReports = async (browser: Browser): Promise<number> => {
  const worker = await extensionWorker(browser);
  await worker.evaluate(nameShim);
  return worker.evaluate(async () => {
    const ask = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
      });
    let waiting = 0;
    for (const { name } of await indexedDB.databases()) {
      const database = await ask(indexedDB.open(name ?? ''));
      if (database.objectStoreNames.contains('reports')) {
        waiting += await ask(database.transaction('reports').objectStore('reports').count());
      }
      database.close();
    }
    return waiting;
  });
};

/** The paths of files that the worker has fetched in this life, as the browser timed them. */
export const fetchedPaths = async (browser: Browser): Promise<string[]> => {
  const worker = await extensionWorker(browser);
  const addresses = await worker.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  return addresses.map((address) => new URL(address).pathname);
};
