import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IncidentChange } from '#shared/incidents/change.ts';
import { fileDueAt, latestBirthday, usualRetentionDays } from '#shared/retention.ts';
import { ItemKeys } from '../../server/evidence/item-keys.ts';
import { readNote } from '../../server/evidence/signed-note.ts';
import { Vault } from '../../server/evidence/vault.ts';
import { incidentTables } from '../../server/retention/whose-incident.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';
import { parents } from '../support/parents-not-told.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const words = 'Unkind words in a shared document';
const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('made-up pixels')]);
const page = { url: 'https://newts.example/', title: 'Newts' };

let school: LiveSchool;
let device: RawDevice;
let lessonId: string;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'dsl', 'head');
  device = school.device(0);
  await device.arrive();
  device.picture = { ok: true, value: { page, type: 'image/jpeg', bytes } };
  lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
});
afterEach(() => school.close());

const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
const record = async (): Promise<string> => {
  const request = { lessonId, deviceId: device.deviceId, kind: 'hurtful-message', words } as const;
  const { incidentId } = await school.as('teacher').do('recordIncident', request);
  // As in the night after: what the year group says of the pupil's age is written down.
  await school.as('dsl').do('runRetention', {});
  return incidentId;
};
const change = async (key: StaffKey, incidentId: string, to: IncidentChange) => {
  await confirm(key);
  await school.as(key).do('changeIncidents', { incidentIds: [incidentId], change: to });
};
const decide = (id: string, decision: 'handled-in-school' | 'no-further-action', key: StaffKey = 'dsl') =>
  change(key, id, { kind: 'decide', decision, reason: 'Both sorry', parents });
/** Turns the clock and signs in again; what is due is taken away at once instead of at night. */
const later = async (byMs: number) => {
  school.turnClock(byMs);
  await school.signInAgain('dsl', 'head');
  return school.as('head').do('runRetention', {});
};
const records = () => school.as('dsl').do('keptRecords', {});
const read = async (incidentId: string) => {
  await confirm('dsl');
  return school.as('dsl').call('incident', { incidentId });
};
const askBoth = async (kind: 'delete-early' | 'override-retention' | 'open-sealed', object: string) => {
  const request = { kind, objects: [object], reason: 'Recorded by mistake' };
  const { approvalId } = await school.as('dsl').do('askApproval', request);
  await confirm('head');
  await school.as('head').do('answerApproval', { approvalId, isAllowed: true, words: 'Agreed' });
};
const allBytes = async (folder: string): Promise<Buffer> => {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const still = files.filter((file) => file.isFile() && !file.name.endsWith('.part'));
  return Buffer.concat(await Promise.all(still.map((file) => readFile(join(file.parentPath, file.name)))));
};

describe('a record of a pupil', () => {
  test('is kept until the 25th birthday, and then cannot be read any more: not in a copy, not with the school’s key', async () => {
    const incidentId = await record();
    await decide(incidentId, 'handled-in-school');
    const dueAt = fileDueAt(latestBirthday(4, Date.now()));
    expect((await records()).due).toMatchObject([{ incidentId, what: 'incident', dueAt, isHeld: false }]);
    await school.restart();
    const [item] = await school.storage.db.selectFrom('evidenceItems').selectAll().execute();
    const { evidenceId = '', sha256 = '' } = item ?? {};
    const row = await school.storage.db.selectFrom('incidents').selectAll().executeTakeFirstOrThrow();
    const copy = join(school.dataFolder, 'copied-evidence');
    await cp(join(school.dataFolder, 'evidence'), copy, { recursive: true });
    const keys = await school.storage.db.selectFrom('itemKeys').selectAll().execute();
    const entries = (await school.ledgerLines()).length;

    await school.signInAgain('dsl', 'head');
    const early = await later(dueAt - Date.now() - hourMs);
    expect(early.deleted).toMatchObject({ records: 0 });
    expect((await read(incidentId)).ok).toBe(true);
    const run = await later(hourMs);
    expect(run.deleted).toMatchObject({ records: 1 });

    expect(await read(incidentId)).toMatchObject({ reason: 'not-found' });
    for (const table of incidentTables)
      expect(await school.storage.db.selectFrom(table).selectAll().execute()).toEqual([]);
    expect(await readdir(join(school.dataFolder, 'evidence'))).toEqual([]);
    const itemKeys = new ItemKeys({ db: school.storage.db, schoolKey: school.keys.evidenceKey });
    await itemKeys.load();
    const { evidenceKey } = school.keys;
    const finder = new Vault({ folder: copy, evidenceKey, keys: itemKeys });
    await expect(finder.read(evidenceId, sha256)).rejects.toThrow('was destroyed');
    expect(() => finder.open(`incident ${incidentId} facts`, row.sealedFacts)).toThrow('was destroyed');
    const disk = await allBytes(school.dataFolder);
    const ours = keys.filter(({ owner }) => owner.endsWith(incidentId) || owner.endsWith(evidenceId));
    expect(ours).toHaveLength(2);
    for (const { wrapped } of ours) expect(disk.includes(Buffer.from(wrapped))).toBe(false);
    for (const text of [words, 'made-up pixels']) expect(disk.includes(text)).toBe(false);
    expect((await school.ledgerLines()).length).toBeGreaterThan(entries);
    expect(await school.ledger.verify()).toMatchObject({ ok: true });
  });

  test('leaves a certificate that the school signed and that names nobody', async () => {
    const incidentId = await record();
    await decide(incidentId, 'handled-in-school');
    const before = await school.ledger.commitmentsAbout([incidentId]);
    await later(fileDueAt(latestBirthday(4, Date.now())) - Date.now() + hourMs);
    const [certificate] = (await records()).certificates;
    expect(certificate).toMatchObject({ number: 1, kind: 'incident' });
    const text = readNote(certificate?.note ?? '', school.keys.ledger.key) ?? '';
    expect(text).toContain('deleted record of incident 1');
    expect(text).toContain('rule kept until the 25th birthday');
    expect(text).toContain('pieces of evidence 1');
    expect(text).toContain('keys destroyed 2');
    for (const { seq, commitment } of before) expect(text).toContain(`entry ${seq} sha256 ${commitment}`);
    expect(before.length).toBeGreaterThan(1);
    expect(text).not.toMatch(/Amara|Quill|Haddad|Hedgehogs/);
    expect(readNote(`${certificate?.note}`.replace('incident 1', 'incident 2'), school.keys.ledger.key)).toBe(
      null,
    );
    await school.recorded('the deletion', ({ action }) => action === 'delete-record');
  });

  test('goes with its facts in the ledger, which still verifies, and facts that go otherwise are found', async () => {
    const incidentId = await record();
    await decide(incidentId, 'handled-in-school');
    await later(fileDueAt(latestBirthday(4, Date.now())) - Date.now() + hourMs);
    const { db } = school.storage;
    const about = await db.selectFrom('ledger').selectAll().where('object', '=', incidentId).execute();
    expect(about.length).toBeGreaterThan(1);
    for (const { facts, salt } of about) expect([facts, salt]).toEqual(['', '']);
    expect(await school.ledger.verify()).toMatchObject({ ok: true });
    await db.updateTable('ledger').set({ facts: '', salt: '' }).where('seq', '=', 1).execute();
    expect(await school.ledger.verify()).toMatchObject({ ok: false, seq: 1 });
  });

  test('stays while it is open: a person decides first', async () => {
    const incidentId = await record();
    expect((await records()).due).toMatchObject([{ incidentId, dueAt: null }]);
    await later(30 * 365 * dayMs);
    expect((await read(incidentId)).ok).toBe(true);
  });

  test('goes by the birthday that was entered, and by the latest possible when that is taken back', async () => {
    const incidentId = await record();
    await decide(incidentId, 'handled-in-school');
    const [file] = (await records()).files;
    expect(file).toMatchObject({ name: 'Amara Quill', isEntered: false });
    const pupilId = file?.pupilId ?? '';
    const year = Number(file?.bornOn.slice(0, 4));
    const bornOn = `${year}-03-04`;
    await school.as('dsl').do('setBirth', { pupilId, bornOn });
    expect(await records()).toMatchObject({
      files: [{ bornOn, isEntered: true, keptUntil: `${year + 25}-03-04` }],
      due: [{ dueAt: Date.UTC(year + 25, 2, 5) }],
    });
    await school.as('dsl').do('setBirth', { pupilId, bornOn: null });
    expect((await records()).files).toEqual([file]);
  });
});

test('what was merged into another goes when that one is decided, and no later', async () => {
  const [incidentId, into] = [await record(), await record()];
  await change('dsl', incidentId, { kind: 'merge', into, reason: 'Told twice' });
  const dueAt = fileDueAt(latestBirthday(4, Date.now()));
  const dueOf = async (id: string) => (await records()).due.find((each) => each.incidentId === id)?.dueAt;
  expect(await dueOf(incidentId)).toBeNull();
  await decide(into, 'handled-in-school');
  expect(await dueOf(incidentId)).toBe(dueAt);
});

test('pictures of an incident without further action go after a year; what was written stays', async () => {
  const incidentId = await record();
  await decide(incidentId, 'no-further-action');
  expect((await later((usualRetentionDays.evidence - 1) * dayMs)).deleted).toMatchObject({ evidence: 0 });
  expect((await later(2 * dayMs)).deleted).toMatchObject({ evidence: 1, records: 0 });
  expect(await readdir(join(school.dataFolder, 'evidence'))).toEqual([]);
  expect(await read(incidentId)).toMatchObject({ ok: true, value: { pictures: [], facts: { words } } });
  expect((await records()).certificates).toMatchObject([{ kind: 'evidence' }]);
  expect(await school.ledger.verify()).toMatchObject({ ok: true });
});

describe('a legal hold', () => {
  const dueIn = (): number => fileDueAt(latestBirthday(4, Date.now())) - Date.now() + hourMs;

  test.each([
    ['the incident', 'incident', (): string => '1'],
    ['the pupil', 'pupil', (): string => school.pupilIds[0] ?? ''],
    ['everything', 'everything', (): string => ''],
  ] as const)('on %s keeps it, and only two people end it', async (_on, scope, object): Promise<void> => {
    const incidentId = await record();
    await decide(incidentId, 'handled-in-school');
    const hold = { scope, object: object(), reason: 'Asked for by the police' };
    const { holdId }: { holdId: string } = await school.as('dsl').do('setHold', hold);
    await later(dueIn());
    expect((await read(incidentId)).ok).toBe(true);
    expect(await records()).toMatchObject({
      holds: [{ holdId, reason: hold.reason }],
      due: [{ isHeld: true }],
    });
    expect(await school.as('dsl').call('endHold', { holdId })).toMatchObject({ reason: 'not-allowed' });
    await askBoth('override-retention', holdId);
    await school.as('dsl').do('endHold', { holdId });
    expect((await later(dayMs)).deleted).toMatchObject({ records: 1 });
  });

  test('on the pupil keeps what only the head may know of them, where no column says whom it is about', async () => {
    const incidentId = await record();
    await change('dsl', incidentId, { kind: 'narrow', audience: 'head', reason: 'An adult' });
    await decide(incidentId, 'no-further-action', 'head');
    const object = school.pupilIds[0] ?? '';
    const { holdId } = await school.as('dsl').do('setHold', { scope: 'pupil', object, reason: 'Asked' });
    expect((await later((usualRetentionDays.evidence + 1) * dayMs)).deleted).toMatchObject({ evidence: 0 });
    await askBoth('override-retention', holdId);
    await school.as('dsl').do('endHold', { holdId });
    expect((await later(dayMs)).deleted).toMatchObject({ evidence: 1 });
  });

  test('keeps a pupil’s visits, and no other’s', async () => {
    const other = school.device(1);
    await other.arrive();
    const visit = (seq: number) => ({ seq, at: Date.now(), kind: 'visit', ...page }) as const;
    for (const each of [device, other]) await each.report([visit(1), visit(2), visit(3)]);
    const object = school.pupilIds[0] ?? '';
    await school.as('dsl').do('setHold', { scope: 'pupil', object, reason: 'Asked for by the police' });
    await later(91 * dayMs);
    const left = await school.storage.db.selectFrom('reports').select(['deviceId', 'seq']).execute();
    const of = ({ deviceId }: RawDevice) =>
      left.filter((row) => row.deviceId === deviceId).map(({ seq }) => seq);
    expect([of(device), of(other)]).toEqual([[1, 2, 3], [3]]);
  });

  test('stops a deletion that two people agreed on', async () => {
    const incidentId = await record();
    await askBoth('delete-early', incidentId);
    await school.as('head').do('setHold', { scope: 'incident', object: '1', reason: 'Wait' });
    await confirm('dsl');
    expect(await school.as('dsl').call('deleteEarly', { incidentId })).toMatchObject({ reason: 'conflict' });
    expect((await read(incidentId)).ok).toBe(true);
  });
});

test('before its time a record goes only when two people agree, once', async () => {
  const incidentId = await record();
  await confirm('dsl');
  expect(await school.as('dsl').call('deleteEarly', { incidentId })).toMatchObject({ reason: 'not-allowed' });
  await askBoth('delete-early', incidentId);
  expect(await school.as('dsl').do('deleteEarly', { incidentId })).toEqual({ certificate: '1' });
  expect(await read(incidentId)).toMatchObject({ reason: 'not-found' });
  expect((await school.as('dsl').do('approvals', {})).map(({ state }) => state)).toEqual(['used']);
  const [certificate] = (await records()).certificates;
  expect(certificate?.note).toMatch(/^by [\w-]+, allowed by [\w-]+$/m);
});

test('what lessons leave goes by its rule, its words in the ledger too, and the ledger verifies', async () => {
  const about = { kind: 'hand-up', requestId: 'hand-one', lessonId, about: 'question', url: null } as const;
  await device.report([{ seq: 1, at: Date.now(), ...about, words: 'Help me with question seven' }]);
  const answer = { requestIds: ['hand-one'], is: 'told' as const, words: 'Look at the board' };
  expect(await school.as('teacher').do('answerHands', answer)).toEqual({ answered: 1 });
  await school.as('teacher').do('endLesson', { lessonId });
  await later(400 * dayMs);
  for (const table of ['hands', 'lessons'] as const)
    expect(await school.storage.db.selectFrom(table).selectAll().execute()).toEqual([]);
  const facts = await school.storage.db.selectFrom('ledger').select('facts').execute();
  expect(facts.some((row) => /Look at the board|question seven/.test(row.facts))).toBe(false);
  expect(await school.ledger.verify()).toMatchObject({ ok: true });
});

test('what two people decided goes long after it, the keys of its reasons too', async () => {
  await askBoth('open-sealed', 'item-x');
  await later(hourMs);
  const owners = async () =>
    (await school.storage.db.selectFrom('itemKeys').select('owner').execute()).map(({ owner }) => owner);
  expect((await owners()).filter((owner) => owner.startsWith('approval '))).toHaveLength(1);
  expect((await later((usualRetentionDays.approvals - 1) * dayMs)).deleted).toMatchObject({ approvals: 0 });
  expect((await later(3 * dayMs)).deleted).toMatchObject({ approvals: 1 });
  expect(await school.storage.db.selectFrom('approvals').selectAll().execute()).toEqual([]);
  expect(await owners()).toEqual([]);
});

test('the words of an incident get the key of its record by themselves', async () => {
  const incidentId = await record();
  const [row] = await school.storage.db.selectFrom('incidents').select('sealedFacts').execute();
  expect(row?.sealedFacts[0]).toBe(2);
  expect(await read(incidentId)).toMatchObject({ value: { facts: { words } } });
});
