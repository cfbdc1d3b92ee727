import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Ledger } from '../evidence/ledger.ts';
import { ledgerSigner } from '../evidence/ledger-signer.ts';
import { openStorage, type Storage } from '../storage/storage.ts';
import { ClassRoster } from './class-roster.ts';
import { saveLesson } from './lesson-rows.ts';
import { wasThere, whoWasThere } from './lesson-stays.ts';
import { newLesson } from './running-lesson.ts';

let folder: string;
let storage: Storage;
let ledger: Ledger;
let now = 0;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thinkclick-stays-'));
  storage = await openStorage(join(folder, 'x.sqlite'));
  const signer = ledgerSigner(generateKeyPairSync('ed25519').privateKey);
  ledger = new Ledger({ storage, clock: () => now, signer, file: join(folder, 'checkpoint') });
  const account = { accountId: 'a', name: 'A', email: 'a@oak.example', roles: '[]', passwordHash: null };
  await storage.db
    .insertInto('accounts')
    .values({ ...account, isActive: 1, createdAt: 1, lastSeenAt: null })
    .execute();
  const classes = ['newts', 'toads'].map((classId) => ({ classId, name: classId, yearGroup: 4 }));
  await storage.db.insertInto('classes').values(classes).execute();
  const pupils = [
    { pupilId: 'ada', name: 'Ada', classId: 'newts', email: null, isActive: 1 },
    { pupilId: 'ben', name: 'Ben', classId: 'newts', email: null, isActive: 1 },
    { pupilId: 'ivo', name: 'Ivo', classId: 'toads', email: null, isActive: 1 },
  ];
  await storage.db.insertInto('pupils').values(pupils).execute();
  for (const classId of ['newts', 'toads']) {
    const about = { classId, className: classId, startedAt: 100, endsAt: 1_000 };
    await saveLesson(storage.db, { ...newLesson({ accountId: 'a', name: 'A' }, about), lessonId: classId });
  }
});
afterEach(async () => {
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

const move = (at: number, action: string, lessonId: string, ...pupilIds: string[]): Promise<void> => {
  now = at;
  return ledger.append({ actor: 'a', action, object: lessonId, outcome: 'done', facts: { pupilIds } });
};
const end = (lessonId: string, endedAt: number) =>
  storage.db.updateTable('lessons').set({ endedAt }).where('lessonId', '=', lessonId).execute();
/** Who was in the lesson at each of these moments. */
const there = async (lessonId: string, ...moments: number[]): Promise<string[]> => {
  const { endedAt, classId, startedAt } = await storage.db
    .selectFrom('lessons')
    .selectAll()
    .where('lessonId', '=', lessonId)
    .executeTakeFirstOrThrow();
  const lesson = { lessonId, classId, startedAt, endedAt };
  const { pupils, stays } = await whoWasThere({ storage, roster: new ClassRoster({ storage }) }, lesson);
  return moments.map((at) =>
    pupils.flatMap(({ pupilId, name }) => (wasThere(stays, pupilId, at) ? name : [])).join(),
  );
};

test('the class is there; a guest of another lesson is there meanwhile, and comes and goes again', async () => {
  await move(200, 'add-pupils', 'toads', 'ada');
  await move(300, 'release-pupils', 'toads', 'ada');
  await move(400, 'take-over-pupils', 'toads', 'ada', 'ben');
  await move(500, 'let-pupils-go', 'toads', 'ben');
  expect(await there('newts', 150, 200, 299, 300, 450, 500)).toEqual([
    'Ada,Ben',
    'Ben',
    'Ben',
    'Ada,Ben',
    '',
    'Ben',
  ]);
  expect(await there('toads', 150, 200, 300, 450, 500)).toEqual([
    'Ivo',
    'Ivo,Ada',
    'Ivo',
    'Ivo,Ada,Ben',
    'Ivo,Ada',
  ]);
});

test('guests are back in their class’s lesson when the other one ends', async () => {
  await move(200, 'give-pupils', 'toads', 'ada');
  await end('toads', 600);
  expect(await there('newts', 599, 600)).toEqual(['Ben', 'Ada,Ben']);
  expect(await there('toads', 599)).toEqual(['Ivo,Ada']);
});

test('a lesson that was over before has nobody', async () => {
  await move(50, 'add-pupils', 'toads', 'ada');
  await end('toads', 90);
  expect(await there('newts', 150)).toEqual(['Ada,Ben']);
});

test('who has left the class since was there; who has come to it since was not', async () => {
  const pupilIds = JSON.stringify(['ada', 'ben']);
  await storage.db.updateTable('lessons').set({ pupilIds }).where('lessonId', '=', 'newts').execute();
  await end('newts', 600);
  await move(200, 'add-pupils', 'newts', 'ivo');
  const left = storage.db.updateTable('pupils').set({ isActive: 0 });
  await left.where('pupilId', 'in', ['ada', 'ivo']).execute();
  const kit = { pupilId: 'kit', name: 'Kit', classId: 'newts', email: null, isActive: 1 };
  await storage.db.insertInto('pupils').values(kit).execute();
  expect(await there('newts', 300)).toEqual(['Ada,Ben,Ivo']);
});

test('who was refused did not come', async () => {
  now = 200;
  const asked = { actor: 'a', action: 'give-pupils', object: 'toads', outcome: 'refused' };
  await ledger.append({ ...asked, facts: { pupilIds: ['ada'] } });
  expect(await there('toads', 300)).toEqual(['Ivo']);
});
