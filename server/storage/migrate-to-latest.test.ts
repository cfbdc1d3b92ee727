import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { audiences } from '#shared/incidents/audience.ts';
import { migrateToLatest, migrateUpTo } from './migrate-to-latest.ts';
import { nextRecordNumber } from './next-record-number.ts';
import type { Schema } from './schema.ts';
import { SqliteDialect } from './sqlite-dialect.ts';
import { SqliteThread } from './sqlite-thread.ts';
import { Turns } from './turns.ts';

let folder: string;
let thread: SqliteThread;
let db: Kysely<Schema>;
let databases = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'thinkclick-migrations-'));
});
beforeEach(async () => {
  thread = await SqliteThread.open(join(folder, `${++databases}.sqlite`));
  db = new Kysely<Schema>({ dialect: new SqliteDialect({ thread, turns: new Turns() }) });
});
afterEach(() => thread.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A row as a version from before had it. */
const insert = (table: string, row: Readonly<Record<string, string | number | null>>) =>
  sql`insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
    values (${sql.join(Object.values(row))})`.execute(db);

const addPeople = async () => {
  const account = { name: 'Mrs Haddad', email: 'haddad@oak.example', roles: '["dsl"]' };
  await insert('accounts', { accountId: 'dsl', ...account, isActive: 1, createdAt: 0 });
  await insert('classes', { classId: 'c', name: 'Hedgehogs', yearGroup: 4 });
  await insert('pupils', { pupilId: 'p', classId: 'c', name: 'Amara Quill', isActive: 1 });
};
const addReferral = (number: number, audience: string) =>
  insert('referrals', { number, referralId: `r${number}`, stoppedBy: 'dsl', stoppedAt: 0, audience });
const addCertificate = (number: number, name: string) =>
  insert('deletionCertificates', {
    number,
    certificateId: `d${number}`,
    at: 0,
    kind: 'incident',
    note: `Certificate of deletion ${number}\nid d${number}\ndeleted record of incident ${name}\nat 2026\n`,
  });
const addRequest = (number: number, audience: string) => {
  const request = { requestId: `s${number}`, pupilId: 'p', askedBy: 'dsl', askedAt: 0, audience };
  return insert('subjectRequests', { number, ...request, sealedWithheld: 'sealed' });
};

const numbered = async (table: 'referrals' | 'deletionCertificates' | 'subjectRequests') =>
  (await db.selectFrom(table).select(['audience', 'number']).orderBy('serial').execute()).map(
    ({ audience, number }) => `${audience} ${number}`,
  );
const nextOf = async (kind: Parameters<typeof nextRecordNumber>[1]) => {
  const next: number[] = [];
  for (const audience of audiences) next.push(await nextRecordNumber(db, kind, audience));
  return next;
};

test('what was numbered through for all keeps its number, and each audience goes on from its own last', async () => {
  await migrateUpTo(db, '0068-undo-ids');
  await addPeople();
  for (const [number, audience] of [
    [1, 'safeguarding'],
    [2, 'head'],
    [3, 'safeguarding'],
  ] as const) {
    await addReferral(number, audience);
    await addRequest(number, audience);
  }
  await addCertificate(1, '12');
  await addCertificate(2, 'H1');
  await addCertificate(3, 'C1');
  await addCertificate(4, '13');
  await migrateToLatest(db);
  const kept = ['safeguarding 1', 'head 2', 'safeguarding 3'];
  expect(await numbered('referrals')).toEqual(kept);
  expect(await numbered('subjectRequests')).toEqual(kept);
  expect(await numbered('deletionCertificates')).toEqual([
    'safeguarding 1',
    'head 2',
    'chair 3',
    'safeguarding 4',
  ]);
  expect(await nextOf('referral')).toEqual([4, 3, 1]);
  expect(await nextOf('subject-request')).toEqual([4, 3, 1]);
  expect(await nextOf('certificate')).toEqual([5, 3, 4]);
});
