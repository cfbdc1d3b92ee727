import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileDueAt, latestBirthday, usualRetentionDays } from '#shared/retention.ts';
import { parents } from '../support/parents-not-told.ts';
import type { StaffKey } from '../support/made-up-people.ts';
import { IncidentSchool } from './incident-school.ts';

const dayMs = 24 * 3_600_000;
const dueAt = fileDueAt(latestBirthday(4, Date.now()));

let desk: IncidentSchool;

beforeEach(async () => {
  desk = await IncidentSchool.open();
});
afterEach(() => desk.live.close());

/** What was about a pupil and given to the head, or what a teacher did to one; decided by the head. */
const decided = async (by: 'pupil' | 'teacher' = 'pupil'): Promise<string> => {
  const affected = { kind: 'pupil', pupilId: desk.pupil(0), involvement: 'affected' } as const;
  const did = { kind: 'staff', accountId: await desk.staffId('Mr Bell'), involvement: 'did' } as const;
  const { incidentId } = await desk.tell({ people: by === 'pupil' ? [affected] : [did, affected] });
  if (by === 'pupil')
    await desk.change([incidentId], { kind: 'narrow', audience: 'head', reason: 'A colleague’s child' });
  const decision = 'handled-in-school';
  await desk.change([incidentId], { kind: 'decide', decision, reason: 'Spoken to', parents }, 'head');
  return incidentId;
};
const run = (key: StaffKey) => desk.live.as(key).do('runRetention', {});
const later = async (byMs: number) => {
  desk.live.turnClock(byMs);
  await desk.live.signInAgain('dsl', 'head', 'chair');
  for (const key of ['dsl', 'head', 'chair'] as const) await desk.confirm(key);
};
const lastOf = async (key: StaffKey) => (await desk.live.as(key).do('retention', {})).last?.deleted;
const dueOf = async (key: StaffKey) => (await desk.live.as(key).do('keptRecords', {})).due;

test('what only the head may know goes with the pupil’s file, and nobody else learns that it was there', async () => {
  await desk.tell();
  const incidentId = await decided();
  await run('dsl');
  expect((await dueOf('head')).find((each) => each.incidentId === incidentId)).toMatchObject({
    name: 'H1',
    dueAt,
  });
  expect((await dueOf('dsl')).map(({ name }) => name)).toEqual(['1']);
  await later(dueAt - Date.now() + dayMs);
  expect((await run('dsl')).deleted).toMatchObject({ records: 0 });
  expect(await lastOf('dsl')).toMatchObject({ records: 0 });
  expect(await lastOf('head')).toMatchObject({ records: 1 });
  const rows = await desk.live.storage.db.selectFrom('incidents').select('incidentId').execute();
  expect(rows.map((row) => row.incidentId)).not.toContain(incidentId);
});

test('what names a member of staff does not go with a pupil’s file: a person decides', async () => {
  const incidentId = await decided('teacher');
  await run('dsl');
  await later(dueAt - Date.now() + dayMs);
  await run('head');
  const rows = await desk.live.storage.db.selectFrom('incidents').select('incidentId').execute();
  expect(rows).toEqual([{ incidentId }]);
});

test('no birthday that is written down tells about whom there is a record', async () => {
  await decided();
  await run('dsl');
  const births = await desk.live.storage.db.selectFrom('pupilBirths').select('pupilId').execute();
  expect(births.map(({ pupilId }) => pupilId).toSorted()).toEqual([...desk.live.pupilIds].toSorted());
});

test('a deletion that was cut short is gone on with', async () => {
  const incidentId = await decided();
  await run('dsl');
  await desk.live.storage.db.deleteFrom('itemKeys').where('owner', '=', `incident ${incidentId}`).execute();
  await desk.live.restart();
  await run('dsl');
  expect(await desk.live.storage.db.selectFrom('incidents').selectAll().execute()).toEqual([]);
});

test('what was decided about it stays hidden when it is long over, and is not counted for others', async () => {
  const incidentId = await decided();
  const { live } = desk;
  const ask = async (key: StaffKey, object: string) => {
    const request = { objects: [object], reason: 'Written down twice' };
    return (await live.as(key).do('askApproval', { kind: 'delete-early', ...request })).approvalId;
  };
  const hidden = await ask('head', incidentId);
  const plain = await ask('dsl', (await desk.tell()).incidentId);
  await later((usualRetentionDays.approvals + 4) * dayMs);
  expect((await run('dsl')).deleted).toMatchObject({ approvals: 1 });
  expect(await lastOf('head')).toMatchObject({ approvals: 2 });
  expect(await live.storage.db.selectFrom('approvals').selectAll().execute()).toEqual([]);
  const read = JSON.stringify(await live.as('dsl').do('ledger', {}));
  expect(read).toContain(plain);
  expect(read).not.toContain(hidden);
});

test('what was decided about what is under a hold stays, and so do the letters about it', async () => {
  const { live } = desk;
  const held = await desk.tell();
  await desk.tell();
  for (const each of [held, ...(await desk.list('dsl')).incidents.filter(({ number }) => number === 2)]) {
    const request = { objects: [each.incidentId], reason: 'Written down twice' };
    await live.as('dsl').do('askApproval', { kind: 'delete-early', ...request });
  }
  await live.as('dsl').do('setHold', { scope: 'incident', object: '1', reason: 'The police ask' });
  await live.storage.db
    .insertInto('notificationSends')
    .columns(['sendId', 'notificationId', 'channel', 'state', 'attempts', 'nextAt', 'settledAt', 'problem'])
    .expression((row) =>
      row
        .selectFrom('notifications')
        .select((each) => [
          'notificationId as sendId',
          'notificationId',
          each.val('mail').as('channel'),
          each.val('sent').as('state'),
          each.val(1).as('attempts'),
          each.val(0).as('nextAt'),
          each.val(Date.now()).as('settledAt'),
          each.val('').as('problem'),
        ]),
    )
    .execute();
  await later((usualRetentionDays.approvals + usualRetentionDays.letters + 4) * dayMs);
  await run('dsl');
  const approvals = await live.storage.db.selectFrom('approvals').select('objects').execute();
  expect(approvals).toEqual([{ objects: JSON.stringify([held.incidentId]) }]);
  const letters = await live.storage.db
    .selectFrom('notificationSends')
    .innerJoin('notifications', 'notifications.notificationId', 'notificationSends.notificationId')
    .select('incidentId')
    .where('settledAt', 'is not', null)
    .distinct()
    .execute();
  expect(letters).toEqual([{ incidentId: held.incidentId }]);
});

test('no row of the ledger says who holds what may be for few eyes', async () => {
  const { live } = desk;
  const incidentId = await decided();
  const head = await desk.staffId('Dr Penrose');
  const request = { scope: 'incident', object: 'H1', reason: 'The police ask' } as const;
  const { holdId } = await live.as('head').do('setHold', request);
  const ask = { kind: 'override-retention', objects: [holdId], reason: 'It is over' } as const;
  const { approvalId } = await live.as('head').do('askApproval', { ...ask, objects: [holdId] });
  await live.as('chair').do('answerApproval', { approvalId, isAllowed: true, words: 'Agreed' });
  await live.as('head').do('endHold', { holdId });
  await live.ledger.settled();
  const rows = await live.storage.db
    .selectFrom('ledger')
    .select(['action', 'actor', 'facts'])
    .where('object', 'in', [incidentId, holdId])
    .where('action', 'in', ['set-legal-hold', 'end-legal-hold'])
    .orderBy('seq')
    .execute();
  expect(rows.map(({ action }) => action)).toEqual(['set-legal-hold', 'end-legal-hold']);
  expect(JSON.stringify(rows)).not.toContain(head);
  const lines = await live.as('head').do('ledger', {});
  expect(lines.filter(({ action }) => action.endsWith('legal-hold')).map(({ actor }) => actor)).toEqual([
    'Dr Penrose',
    'Dr Penrose',
  ]);
});

test('what is not there is answered with the same work as what is hidden, and the ledger tells them apart to nobody', async () => {
  const { live } = desk;
  const incidentId = await decided();
  const refusals = async () => (await live.ledgerLines()).filter(({ outcome }) => outcome === 'refused');
  expect(await refusals()).toEqual([]);
  for (const id of [incidentId, 'no-such-incident-1'])
    expect(await live.as('dsl').call('incident', { incidentId: id })).toMatchObject({ reason: 'not-found' });
  expect(await refusals()).toHaveLength(2);
  const read = await live.as('dsl').do('ledger', {});
  expect(read.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
});
