import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Storage } from '../storage/storage.ts';
import { openStorage } from '../storage/storage.ts';
import { withNames } from './ledger-names.ts';

let folder: string;
let storage: Storage;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thinkclick-names-'));
  storage = await openStorage(join(folder, 'x.sqlite'));
});
afterEach(async () => {
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

const line = (actor: string, object: string) => ({
  at: 1,
  actor,
  action: 'start-lesson',
  object,
  outcome: 'done',
});

const addLesson = async (): Promise<void> => {
  const account = { accountId: 'a1', name: 'Ms Grey', email: 'grey@school.example', roles: '["teacher"]' };
  await storage.db
    .insertInto('accounts')
    .values({ ...account, passwordHash: null, isActive: 1, createdAt: 1, lastSeenAt: null })
    .execute();
  await storage.db.insertInto('classes').values({ classId: 'c1', name: '4 Oak', yearGroup: 4 }).execute();
  await storage.db
    .insertInto('lessons')
    .values({ lessonId: 'l1', classId: 'c1', ownerId: 'a1', startedAt: 1, endsAt: 2, endedAt: null })
    .execute();
};

test('who reads the ledger sees names for the ids that still stand for something', async () => {
  await addLesson();
  expect(await withNames(storage.db, [line('a1', 'l1'), line('server', 'gone')])).toEqual([
    line('Ms Grey', 'Lesson of 4 Oak'),
    line('server', 'gone'),
  ]);
});

test('an empty ledger needs no names', async () => {
  expect(await withNames(storage.db, [])).toEqual([]);
});
