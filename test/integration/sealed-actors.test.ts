import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBackup } from '../../server/backup/make-backup.ts';
import { restoreBackup } from '../../server/backup/restore-backup.ts';
import { checkpointFileIn, databaseFileIn } from '../../server/config.ts';
import { Ledger } from '../../server/evidence/ledger.ts';
import { openStorage } from '../../server/storage/storage.ts';
import { IncidentSchool } from './incident-school.ts';

let desk: IncidentSchool;
let outside: string;

beforeEach(async () => {
  desk = await IncidentSchool.open();
  outside = await mkdtemp(join(tmpdir(), 'thinkclick-outside-'));
});
afterEach(async () => {
  await desk.live.close();
  await rm(outside, { recursive: true });
});

const backUp = async (): Promise<string> => {
  await desk.live.ledger.settled();
  const { dataFolder } = desk.live;
  return (await makeBackup({ dataFolder, into: outside, withKeys: false, now: Date.now() })).folder;
};

/** Every row of every table that names this, as text and as the bytes it has. */
const rowsNaming = (folder: string, id: string): string[] => {
  const database = new DatabaseSync(databaseFileIn(folder), { readOnly: true });
  const tables = database.prepare(`select name from sqlite_master where type = 'table'`).all() as {
    name: string;
  }[];
  const rows = tables.flatMap(({ name }) => database.prepare(`select * from "${name}"`).all());
  database.close();
  return rows
    .map((row) =>
      Object.values(row as Record<string, unknown>)
        .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
        .join(' '),
    )
    .filter((text) => text.includes(id));
};

const workedOn = async (): Promise<{ incidentId: string; teller: string; reader: string }> => {
  const teller = await desk.staffId('Miss Clarke');
  const reader = await desk.staffId('Mr Oyelaran');
  const head = await desk.staffId('Dr Penrose');
  const { incidentId } = await desk.tell({
    people: [{ kind: 'staff', accountId: head, involvement: 'did' }],
  });
  await desk.live.as('chair').do('incident', { incidentId });
  await desk.change([incidentId], { kind: 'assign', accountId: reader, note: '' }, 'chair');
  return { incidentId, teller, reader };
};

test('no row of a backup tells who reported a concern about the head, or who works on it', async () => {
  const { incidentId, teller, reader } = await workedOn();
  const rows = rowsNaming(await backUp(), incidentId);
  expect(rows.length).toBeGreaterThan(5);
  const inLedger = rows.filter((row) => row.includes('sealed:'));
  expect(inLedger.length).toBeGreaterThanOrEqual(3);
  for (const row of inLedger) for (const id of [teller, reader]) expect(row).not.toContain(id);
  expect(rows.filter((row) => row.includes(teller))).toEqual([]);
});

test('nor of what turned out later to be about an adult: what was recorded before does not tell either', async () => {
  const teller = await desk.staffId('Miss Clarke');
  const { incidentId } = await desk.tell();
  await desk.change([incidentId], { kind: 'reclassify', incidentKind: 'about-an-adult', reason: 'A coach' });
  const rows = rowsNaming(await backUp(), incidentId);
  expect(rows.filter((row) => row.includes(teller))).toEqual([]);
});

test('what a pupil told stays in the incident alone: not with the teacher, nor among what is held about the child, nor in a backup', async () => {
  const { live } = desk;
  const device = live.device(0);
  await device.arrive();
  const lessonId = await live.startLesson();
  const words = 'Mr Bell shouts at me';
  const url = 'https://shouting.example/';
  const telling = { choice: 'need-a-grown-up', words, requestId: 'told-1' } as const;
  await device.report([{ seq: 1, at: Date.now(), kind: 'concern', url, ...telling }]);
  const { deviceId } = device;
  const told = await live.as('teacher').do('timeline', { lessonId, deviceId });
  expect(told).toMatchObject([{ kind: 'concern', url: null, text: '' }]);
  const lines = await live.as('teacher').do('lessonTimeline', { lessonId });
  expect(JSON.stringify(lines)).toContain('concern');
  const [incident] = (await desk.list('dsl')).incidents;
  const incidentId = incident?.incidentId ?? '';
  await desk.change([incidentId], { kind: 'reclassify', incidentKind: 'about-an-adult', reason: 'Staff' });
  const asked = { pupilId: desk.pupil(0), withheld: [], leaveOut: [], leaveIn: [] };
  const held = await live.as('dsl').do('previewSubjectAccess', asked);
  expect(await live.as('dsl').do('subjectItems', { pupilId: desk.pupil(0) })).toEqual([]);
  const rows = rowsNaming(await backUp(), deviceId);
  // That its device told something that day; not what kind of thing.
  expect(rows.filter((row) => row.includes('untold'))).toHaveLength(1);
  expect(rows.filter((row) => row.includes('concern'))).toEqual([]);
  for (const secret of [words, telling.choice, url])
    for (const place of [lines, held, rows]) expect(JSON.stringify(place)).not.toContain(secret);
  expect(await desk.live.as('head').do('incident', { incidentId })).toMatchObject({ facts: { words } });
});

test('whoever may know reads it, and with the keys a restored ledger says it too, and verifies', async () => {
  const { incidentId, teller } = await workedOn();
  const recorded = async (ledger: Ledger) =>
    (await ledger.list(500)).find((line) => line.object === incidentId && line.action === 'record-incident');
  expect((await recorded(desk.live.ledger))?.actor).toBe(teller);
  const into = join(outside, 'restored');
  await restoreBackup({ backup: await backUp(), into, now: Date.now() });
  const storage = await openStorage(databaseFileIn(into));
  const file = checkpointFileIn(into);
  const restored = new Ledger({ storage, clock: Date.now, signer: desk.live.keys.ledger, file });
  expect(await restored.verify()).toMatchObject({ ok: true });
  expect((await recorded(restored))?.actor).toBe(teller);
  await storage.close();
});
