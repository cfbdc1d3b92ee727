import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FewEyes } from '#shared/incidents/audience.ts';
import { ItemKeys } from '../../server/evidence/item-keys.ts';
import { Vault } from '../../server/evidence/vault.ts';
import { DeleteRecords } from '../../server/retention/delete-records.ts';
import type { StaffKey } from '../support/made-up-people.ts';
import { IncidentSchool } from './incident-school.ts';
import { parents } from '../support/parents-not-told.ts';

let desk: IncidentSchool;

beforeEach(async () => {
  desk = await IncidentSchool.open();
});
afterEach(() => desk.live.close());

const give = (incidentId: string, audience: FewEyes, key: StaffKey = 'dsl') =>
  desk.live.as(key).call('changeIncidents', {
    incidentIds: [incidentId],
    change: { kind: 'narrow', audience, reason: 'It was Dr Penrose' },
  });
const aboutStaff = async () =>
  desk.tell({ people: [{ kind: 'adult-here', name: 'Rudolf Kestrel', involvement: 'did' }] });

/** Everything that somebody can ask for in which an incident could show. */
const seenBy = async (key: StaffKey): Promise<string> => {
  const client = desk.live.as(key);
  const shelves = ['open', 'mine', 'review', 'closed'] as const;
  return JSON.stringify([
    await Promise.all(shelves.map((shelf) => desk.list(key, shelf))),
    await desk.list(key, 'open', 'Amara'),
    await client.call('desk', { shelf: 'open', search: '', kind: 'all' }),
    await client.call('chronology', { pupilId: desk.pupil(0) }),
    await client.call('keptRecords', {}),
    await client.call('approvals', {}),
    await client.call('referrals', {}),
    await client.call('ledger', {}),
    await client.call('notifySettings', {}),
  ]);
};

/** As at the end of its time, which comes for it by hand alone. */
const eraseForChair = async (incidentId: string): Promise<void> => {
  const { storage, ledger, keys, dataFolder } = desk.live;
  const { evidenceKey } = keys;
  const itemKeys = new ItemKeys({ db: storage.db, schoolKey: evidenceKey });
  await itemKeys.load();
  const vault = new Vault({ folder: join(dataFolder, 'evidence'), evidenceKey, keys: itemKeys });
  const deletes = new DeleteRecords({ storage, vault, ledger, keys, clock: Date.now });
  await deletes.incident({ incidentId, number: 1, audience: 'chair' }, { rule: 'a test', by: ['server'] });
};

describe('what turns out to be about the head', () => {
  test('leaves the desk for the chair’s, who reads it as a new one, whole and open', async () => {
    const { incidentId } = await desk.tell();
    await desk.change([incidentId], {
      kind: 'decide',
      decision: 'no-further-action',
      reason: 'A quarrel',
      parents,
    });
    expect(await give(incidentId, 'chair')).toMatchObject({ ok: true, value: { hasReader: true } });
    expect(await desk.live.as('chair').do('incident', { incidentId })).toMatchObject({
      audience: 'chair',
      number: 1,
      kind: 'saw-something',
      reporter: 'Miss Clarke',
      decision: 'open',
      closedAt: null,
      parents: null,
      people: [{ name: 'Amara Quill' }],
      facts: { words: 'She was upset about a picture' },
      actions: [
        { text: 'No further action: A quarrel' },
        { text: `Parents not told: ${parents.why}` },
        { by: 'Mrs Haddad', text: 'Given to the chair of governors alone: It was Dr Penrose' },
      ],
    });
    const { incidents } = await desk.list('chair');
    expect(incidents.map(({ firstLookDueAt, reportedAt }) => firstLookDueAt > reportedAt)).toEqual([true]);
  });

  test('is nowhere any more for those who had it: not in lists, sums, searches, chronologies, holds, approvals or the ledger', async () => {
    const { incidentId } = await desk.tell();
    await desk.tell();
    const dsl = desk.live.as('dsl');
    const reason = 'The police ask';
    const { holdId } = await dsl.do('setHold', { scope: 'incident', object: '1', reason });
    const asked = { kind: 'delete-early' as const, objects: [incidentId], reason };
    const { approvalId } = await dsl.do('askApproval', asked);
    const ids = [incidentId, holdId, approvalId];
    const before = await seenBy('dsl');
    expect(ids.filter((id) => before.includes(id))).toEqual(ids);
    await give(incidentId, 'chair');
    for (const key of ['dsl', 'head'] as const) {
      const seen = await seenBy(key);
      expect(ids.filter((id) => seen.includes(id))).toEqual([]);
      expect(seen).not.toContain('C1');
      expect((await desk.list(key)).counts.open).toBe(1);
      const client = desk.live.as(key);
      for (const answer of [
        await client.call('incident', { incidentId }),
        await client.call('addIncidentAction', { incidentId, step: null, isDone: true, text: 'x' }),
        await client.call('answerApproval', { approvalId, isAllowed: true, words: 'Agreed' }),
        await give(incidentId, 'chair', key),
      ])
        expect(answer).toMatchObject({ reason: 'not-found' });
      const headers = { cookie: client.cookie() };
      const exported = await fetch(`${desk.live.url}/api/incidents/${incidentId}/export`, { headers });
      expect(exported.status).toBe(404);
    }
    const known = await seenBy('chair');
    expect([incidentId, approvalId].filter((id) => known.includes(id))).toEqual([incidentId, approvalId]);
  });

  test('is nowhere in the ledger either after it is deleted, nor is what was held of it', async () => {
    const { incidentId } = await desk.tell();
    const reason = 'The police ask';
    const { holdId } = await desk.live.as('dsl').do('setHold', { scope: 'incident', object: '1', reason });
    await give(incidentId, 'chair');
    await desk.live.storage.db.updateTable('legalHolds').set({ endedAt: Date.now() }).execute();
    await eraseForChair(incidentId);
    expect((await desk.live.ledgerLines()).map(({ object }) => object)).toContain(holdId);
    for (const key of ['dsl', 'head'] as const) {
      const seen = await seenBy(key);
      expect([incidentId, holdId].filter((id) => seen.includes(id))).toEqual([]);
    }
  });

  test('takes along what was merged into it, and comes apart from what it was linked to or merged into', async () => {
    const [first, second, third, linked] = [
      await desk.tell(),
      await desk.tell(),
      await desk.tell(),
      await desk.tell(),
    ];
    const reason = 'The same';
    await desk.change([first.incidentId], { kind: 'merge', into: second.incidentId, reason });
    await desk.change([second.incidentId], { kind: 'merge', into: third.incidentId, reason });
    await desk.change([second.incidentId], { kind: 'link', to: linked.incidentId });
    await give(second.incidentId, 'chair');
    expect(await desk.live.as('chair').do('incident', { incidentId: second.incidentId })).toMatchObject({
      mergedInto: null,
      closedAt: null,
      linked: [],
      merged: [{ incidentId: first.incidentId, audience: 'chair' }],
    });
    const dsl = desk.live.as('dsl');
    expect(await dsl.call('incident', { incidentId: first.incidentId })).toMatchObject({
      reason: 'not-found',
    });
    expect(await dsl.do('incident', { incidentId: third.incidentId })).toMatchObject({ merged: [] });
    expect(await dsl.do('incident', { incidentId: linked.incidentId })).toMatchObject({ linked: [] });
    expect(await desk.numbers('dsl', 'closed')).toEqual([]);
    expect(await desk.numbers('chair')).toEqual([1]);
  });

  test('names nobody in the tables, nor what it was', async () => {
    const { incidentId } = await desk.tell();
    await give(incidentId, 'chair');
    const { db } = desk.live.storage;
    expect(await db.selectFrom('incidents').select(['kind', 'reporterId', 'assigneeId']).execute()).toEqual([
      { kind: '', reporterId: null, assigneeId: null },
    ]);
    expect(await db.selectFrom('incidentPeople').select(['kind', 'pupilId']).execute()).toEqual([
      { kind: 'sealed', pupilId: null },
    ]);
    await desk.live.recorded(
      'the change',
      (line) => line.action === 'change-incident' && line.object === incidentId,
    );
  });

  test('goes from the head to the chair too, once it is known', async () => {
    const { incidentId, audience } = await aboutStaff();
    expect(audience).toBe('head');
    expect(await give(incidentId, 'chair', 'dsl')).toMatchObject({ reason: 'not-found' });
    expect(await give(incidentId, 'chair', 'head')).toMatchObject({ ok: true });
    expect(await desk.live.as('head').call('incident', { incidentId })).toMatchObject({
      reason: 'not-found',
    });
    expect(await desk.live.as('chair').do('incident', { incidentId })).toMatchObject({
      number: 1,
      people: [{ name: 'Rudolf Kestrel', involvement: 'did' }],
    });
  });

  test('never goes back to more eyes', async () => {
    const { incidentId } = await aboutStaff();
    expect(await give(incidentId, 'head', 'head')).toMatchObject({ reason: 'conflict' });
    await give(incidentId, 'chair', 'head');
    for (const audience of ['head', 'chair'] as const)
      expect(await give(incidentId, audience, 'chair')).toMatchObject({ reason: 'conflict' });
    expect(await desk.numbers('chair')).toEqual([1]);
  });

  test('is given all the same where the chair has no account yet, and whoever gives it is told so', async () => {
    const { db } = desk.live.storage;
    await db.updateTable('accounts').set({ isActive: 0 }).where('name', '=', 'Mr Oyelaran').execute();
    const { incidentId } = await desk.tell();
    expect(await give(incidentId, 'chair')).toMatchObject({ ok: true, value: { hasReader: false } });
  });
});

test('what a stop was pressed for is the chair’s with it', async () => {
  const { incidentId } = await desk.tell();
  const { referralId } = await desk.live.as('dsl').do('stopAndRefer', { incidentId });
  await give(incidentId, 'chair');
  for (const key of ['dsl', 'head'] as const)
    expect(await desk.live.as(key).call('referral', { referralId })).toMatchObject({ ok: false });
  expect(await desk.live.as('chair').do('referral', { referralId })).toMatchObject({ referralId });
});
