import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { toldInIncidentsOnly } from './migrations/0034-told-in-incidents-only.ts';
import { type Storage, openStorage, type ReportRow } from './storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'thinkclick-storage-'));
const open: Storage[] = [];
let databases = 0;

const newFile = (): string => join(folder, `${++databases}.sqlite`);
const openAt = async (file: string): Promise<Storage> => {
  const storage = await openStorage(file);
  open.push(storage);
  return storage;
};

afterEach(async () => {
  await Promise.all(open.splice(0).map((storage) => storage.close()));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const row = (deviceId: string, seq: number, text = ''): ReportRow => ({
  deviceId,
  seq,
  kind: 'visit',
  at: 1_800_000_000_000 + seq,
  receivedAt: 1_800_000_000_000,
  pupilId: null,
  url: 'https://rivers.example/',
  text,
  body: '{}',
});

const countReports = async (storage: Storage): Promise<number> => {
  const { count } = await storage.db
    .selectFrom('reports')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
};

test('what was stored is there after closing and opening again', async () => {
  const file = newFile();
  const first = await openAt(file);
  await first.ingest([row('a', 1), row('a', 2)]);
  await first.close();
  open.length = 0;
  expect(await countReports(await openAt(file))).toBe(2);
});

test('a report sent twice is kept once, as it came first', async () => {
  const storage = await openAt(newFile());
  await storage.ingest([row('a', 1, 'first'), row('a', 1, 'second'), row('b', 1, 'other device')]);
  await storage.ingest([row('a', 1, 'third')]);
  const rows = await storage.db.selectFrom('reports').select('text').orderBy('deviceId').execute();
  expect(rows.map(({ text }) => text)).toEqual(['first', 'other device']);
});

test('a transaction of somebody else does not take in what is ingested meanwhile', async () => {
  const storage = await openAt(newFile());
  let ingested: Promise<void> = Promise.resolve();
  const failing = storage.db.transaction().execute(async (transaction) => {
    await transaction.insertInto('settings').values({ key: 'x', value: '1' }).execute();
    ingested = storage.ingest([row('a', 1)]);
    await transaction.selectFrom('settings').selectAll().execute();
    throw new Error('taken back');
  });
  await expect(failing).rejects.toThrow('taken back');
  await ingested;
  expect(await countReports(storage)).toBe(1);
  expect(await storage.db.selectFrom('settings').selectAll().execute()).toEqual([]);
});

test('a row that cannot be stored is refused without costing the others theirs', async () => {
  const storage = await openAt(newFile());
  const bad = { ...row('bad', 1), text: null as unknown as string };
  const answers = await Promise.allSettled([
    storage.ingest([row('a', 1)]),
    storage.ingest([bad]),
    storage.ingest([row('b', 1)]),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await countReports(storage)).toBe(2);
});

test('what hangs together must exist: foreign keys hold', async () => {
  const storage = await openAt(newFile());
  const orphan = { pupilId: 'p', classId: 'no-such-class', name: 'Ada Example', email: null, isActive: 1 };
  await expect(storage.db.insertInto('pupils').values(orphan).execute()).rejects.toThrow('FOREIGN KEY');
});

test('commits are on the disk before they are answered, and readers do not wait for writers', async () => {
  const { db } = await openAt(newFile());
  const read = async (sql: string): Promise<unknown> =>
    (await db.executeQuery({ ...db.selectFrom('settings').selectAll().compile(), sql })).rows[0];
  expect(await read('pragma synchronous')).toEqual({ synchronous: 2 });
  expect(await read('pragma journal_mode')).toEqual({ journal_mode: 'wal' });
});

test('a damaged database is refused in one sentence', async () => {
  const file = newFile();
  writeFileSync(file, 'not a database at all, '.repeat(400));
  await expect(openStorage(file)).rejects.toThrow(/^The database .* cannot be opened: .*not a database.*\.$/);
});

test('a second server on the same database is refused', async () => {
  const file = newFile();
  await openAt(file);
  await expect(openStorage(file)).rejects.toThrow('in use by another ThinkClick server');
});

test('what pupils told before it was kept in incidents only is taken out of the reports', async () => {
  const storage = await openAt(newFile());
  const visit = row('a', 1, 'Rivers');
  const concern = { ...row('a', 2, 'asked-me: my name'), kind: 'concern', body: '{"words":"my name"}' };
  await storage.ingest([visit, concern]);
  await toldInIncidentsOnly.up(storage.db);
  const rows = await storage.db.selectFrom('reports').selectAll().orderBy('seq').execute();
  expect(rows).toEqual([visit, { ...concern, url: null, text: '', body: '{}' }]);
});
