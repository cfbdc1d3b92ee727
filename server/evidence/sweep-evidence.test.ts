import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStorage, type Storage } from '../storage/storage.ts';
import type { LedgerEntry } from './ledger.ts';
import { sweepEvidence } from './sweep-evidence.ts';

let folder: string;
let storage: Storage;
let entries: LedgerEntry[];
let now: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thinkclick-sweep-'));
  storage = await openStorage(join(folder, 'x.sqlite'));
  mkdirSync(join(folder, 'evidence'));
  entries = [];
  now = Date.now();
});
afterEach(async () => {
  await storage.close();
  rmSync(folder, { recursive: true });
});

const evidence = (): string => join(folder, 'evidence');
const write = (name: string): void => writeFileSync(join(evidence(), name), 'sealed');
const sweep = (): Promise<void> =>
  sweepEvidence({
    storage,
    ledger: { append: async (entry) => void entries.push(entry) },
    clock: () => now,
    folder: evidence(),
  });
const said = (): string[] => entries.map(({ action, object }) => `${action} ${object}`);

const nameInRecord = async (evidenceId: string): Promise<void> => {
  const { db } = storage;
  const incident = { incidentId: 'i1', audience: 'safeguarding', number: 1, kind: 'other', source: 'lesson' };
  const sealed = { sealedFacts: new Uint8Array(1), sealedDecisionReason: null };
  await db
    .insertInto('incidents')
    .values({ ...incident, ...sealed, reportedAt: 1, firstLookDueAt: 1, decision: 'open' })
    .execute();
  const item = {
    evidenceId,
    incidentId: 'i1',
    takenAt: 1,
    mediaType: 'image/jpeg',
    sizeBytes: 6,
    sha256: '',
  };
  await db.insertInto('evidenceItems').values(item).execute();
};

test('a half file goes; what a record names stays', async () => {
  await nameInRecord('e1');
  write('e1');
  write('e2.part');
  await sweep();
  expect(readdirSync(evidence())).toEqual(['e1']);
  expect(said()).toEqual([]);
});

test('a whole file that no record names is set aside, and gone after a month; both are recorded', async () => {
  write('e1');
  await sweep();
  expect(readdirSync(evidence())).toEqual(['unnamed']);
  expect(readdirSync(join(evidence(), 'unnamed'))).toEqual(['e1']);
  now += 29 * 24 * 3_600_000;
  await sweep();
  expect(readdirSync(join(evidence(), 'unnamed'))).toEqual(['e1']);
  now += 2 * 24 * 3_600_000;
  await sweep();
  expect(readdirSync(join(evidence(), 'unnamed'))).toEqual([]);
  expect(said()).toEqual(['set-evidence-aside e1', 'remove-unnamed-evidence e1']);
});

const keep = (name: string) =>
  storage.db
    .insertInto('itemKeys')
    .values({ keyId: `key ${name}`, owner: name, wrapped: new Uint8Array(1) })
    .execute();
const keysLeft = async (): Promise<string[]> =>
  (await storage.db.selectFrom('itemKeys').select('owner').orderBy('owner').execute()).map(
    ({ owner }) => owner,
  );

test('a key without a file or a record goes; those of records, of files set aside and of other things stay', async () => {
  await nameInRecord('e1');
  write('e1');
  write('e2');
  for (const owner of ['evidence e1', 'evidence e2', 'evidence e3', 'incident i1']) await keep(owner);
  await sweep();
  expect(await keysLeft()).toEqual(['evidence e1', 'evidence e2', 'incident i1']);
  now += 31 * 24 * 3_600_000;
  await sweep();
  expect(await keysLeft()).toEqual(['evidence e1', 'incident i1']);
  expect(said()).toEqual([
    'set-evidence-aside e2',
    'remove-unnamed-key evidence e3',
    'remove-unnamed-evidence e2',
    'remove-unnamed-key evidence e2',
  ]);
});

test('a folder that cannot be read costs no key', async () => {
  rmSync(evidence(), { recursive: true });
  writeFileSync(evidence(), 'no folder');
  await keep('evidence e1');
  await expect(sweep()).rejects.toThrow('ENOTDIR');
  expect(await keysLeft()).toEqual(['evidence e1']);
});

test('a school without evidence has nothing to sweep', async () => {
  rmSync(evidence(), { recursive: true });
  await sweep();
  expect(said()).toEqual([]);
});
