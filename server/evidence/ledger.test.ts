import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Storage } from '../storage/storage.ts';
import { openStorage } from '../storage/storage.ts';
import { Ledger } from './ledger.ts';
import { beforeFirst, rowsAfter } from './ledger-rows.ts';
import { ledgerSigner } from './ledger-signer.ts';

let folder: string;
let storage: Storage;
let ledger: Ledger;
const signer = ledgerSigner(generateKeyPairSync('ed25519').privateKey);
let now = 1_800_000_000_000;
const clock = (): number => now++;
const openParts = () => ({ storage, clock, signer, file: join(folder, 'checkpoint') });
const openLedger = (): Ledger => new Ledger(openParts());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thinkclick-ledger-'));
  storage = await openStorage(join(folder, 'x.sqlite'));
  ledger = openLedger();
});
afterEach(async () => {
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

const entry = (object: string) => ({
  actor: 'a1',
  action: 'lock-device',
  object,
  outcome: 'done',
  facts: { z: 1, a: { words: 'Für Ada', list: [1, null, true] } },
});
const write = (from: number, to: number): Promise<unknown> =>
  Promise.all(Array.from({ length: to - from + 1 }, (_, index) => ledger.append(entry(`d${from + index}`))));

test('entries keep their order and are listed newest first', async () => {
  await write(1, 3);
  await ledger.append({ actor: 'server', action: 'start', object: 'server', outcome: 'done' });
  const lines = await ledger.list(3);
  expect(lines.map(({ seq, object }) => [seq, object])).toEqual([
    [4, 'server'],
    [3, 'd3'],
    [2, 'd2'],
  ]);
});

test('settled: what was handed in is written, and nothing touches the folder any more', async () => {
  const writing = write(1, 3);
  await ledger.settled();
  expect(readFileSync(openParts().file, 'utf8').split('\n')[1]).toBe('3');
  expect(await ledger.list(9)).toHaveLength(3);
  await writing;
});

test('a whole chain verifies, also one longer than a page and across a restart', async () => {
  await write(1, 700);
  ledger = openLedger();
  await write(701, 702);
  expect(await ledger.verify()).toEqual({ ok: true, entries: 702 });
});

test.each([
  ['actor', "'somebody else'"],
  ['action', "'unlock-device'"],
  ['object', "'d9'"],
  ['outcome', "'refused'"],
  ['at', '1'],
  ['commitment', "'00'"],
  ['salt', "'00'"],
  ['facts', "'{}'"],
  ['hash', "'00'"],
])('a changed %s is found', async (column, value) => {
  await write(1, 5);
  await sql`update "ledger" set ${sql.ref(column)} = ${sql.raw(value)} where "seq" = 3`.execute(storage.db);
  expect(await ledger.verify()).toMatchObject({ ok: false, seq: 3 });
});

test('an entry rewritten with a hash that fits it is found by the one after it', async () => {
  await write(1, 5);
  const other = openLedger();
  await storage.db.deleteFrom('ledger').where('seq', '>', 2).execute();
  const kept = await storage.db
    .selectFrom('ledger')
    .selectAll()
    .where('seq', '=', 2)
    .executeTakeFirstOrThrow();
  await other.append({ ...entry('forged'), action: 'nothing-happened' });
  await storage.db
    .insertInto('ledger')
    .values({ ...kept, seq: 4 })
    .execute();
  expect(await other.verify()).toMatchObject({ ok: false, seq: 4 });
});

test.each([1, 3])('entry %i missing is found', async (seq) => {
  await write(1, 5);
  await storage.db.deleteFrom('ledger').where('seq', '=', seq).execute();
  expect(await ledger.verify()).toMatchObject({ ok: false, seq });
});

test('an end cut off under a running server is found', async () => {
  await write(1, 5);
  await storage.db.deleteFrom('ledger').where('seq', '>=', 4).execute();
  expect(await ledger.verify()).toEqual({ ok: false, seq: 4, why: 'entries at the end are missing' });
});

test('two entries changed over are found', async () => {
  await write(1, 5);
  const set = (from: number, to: number) =>
    storage.db.updateTable('ledger').set({ seq: to }).where('seq', '=', from).execute();
  await set(2, 99);
  await set(3, 2);
  await set(99, 3);
  expect(await ledger.verify()).toMatchObject({ ok: false, seq: 2 });
});

test('a write that fails is told to the one who asked, and the chain goes on', async () => {
  await write(1, 2);
  const bad = { ...entry('d3'), outcome: null as unknown as string };
  await expect(ledger.append(bad)).rejects.toThrow('NOT NULL');
  await write(3, 4);
  expect(await ledger.verify()).toEqual({ ok: true, entries: 4 });
});

/** What somebody with the database alone can do: every entry anew, each bound to the one before. */
const rewriteAll = async (size: number): Promise<void> => {
  await storage.db.deleteFrom('ledger').execute();
  const rows = rowsAfter(
    beforeFirst,
    Array.from({ length: size }, (_, index) => ({ entry: entry(`forged${index}`), at: clock() })),
  );
  for (const row of rows) await storage.db.insertInto('ledger').values(row).execute();
};

test('a whole log written anew, without the key, is found by the checkpoints', async () => {
  await write(1, 5);
  await rewriteAll(5);
  ledger = openLedger();
  expect(await ledger.verify()).toMatchObject({ ok: false, seq: 5 });
});

test('a checkpoint signed with another key is found', async () => {
  await write(1, 3);
  await rewriteAll(3);
  const forger = { ...openParts(), signer: ledgerSigner(generateKeyPairSync('ed25519').privateKey) };
  await storage.db.deleteFrom('checkpoints').execute();
  await new Ledger(forger).append(entry('forged'));
  expect(await openLedger().verify()).toMatchObject({
    ok: false,
    why: 'a checkpoint is not signed by this school',
  });
});

test('an end cut off while the server was down is found, also when its checkpoint went with it', async () => {
  await write(1, 5);
  await ledger.settled();
  await storage.db.deleteFrom('ledger').where('seq', '>=', 4).execute();
  expect(await openLedger().verify()).toMatchObject({ ok: false, seq: 4 });
  await storage.db.deleteFrom('checkpoints').execute();
  expect(await openLedger().verify()).toMatchObject({ ok: false, seq: 4 });
});

test('an older database put in the place of this one is found when it has grown again', async () => {
  await write(1, 3);
  const older = await storage.db.selectFrom('checkpoints').selectAll().execute();
  await write(4, 6);
  await ledger.settled();
  await storage.db.deleteFrom('ledger').where('seq', '>', 3).execute();
  await storage.db.deleteFrom('checkpoints').execute();
  await storage.db.insertInto('checkpoints').values(older).execute();
  ledger = openLedger();
  await write(7, 10);
  await ledger.settled();
  expect(await ledger.verify()).toMatchObject({ ok: false, seq: 6 });
});

test('a clock that is set back makes no entry older than the one before it', async () => {
  await write(1, 2);
  now -= 3_600_000;
  await write(3, 4);
  now += 3_600_000;
  const times = (await ledger.list(4)).map(({ at }) => at);
  expect(times).toEqual(times.toSorted((one, other) => other - one));
  expect(await ledger.verify()).toEqual({ ok: true, entries: 4 });
});

test('one checkpoint an hour is kept, and the newest', async () => {
  for (let hour = 0; hour < 3; hour += 1) {
    await write(1, 2);
    await write(1, 2);
    now += 3_600_000;
  }
  const kept = await storage.db.selectFrom('checkpoints').select('size').orderBy('number').execute();
  expect(kept.map(({ size }) => size)).toEqual([4, 8, 12]);
  expect(await openLedger().verify()).toEqual({ ok: true, entries: 12 });
});
