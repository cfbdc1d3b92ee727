import { afterEach, beforeEach, expect, test } from 'vitest';
import { dueIncidents } from '../../server/notify/due-incidents.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { parents } from '../support/parents-not-told.ts';
import { IncidentSchool } from './incident-school.ts';

let school: IncidentSchool;
beforeEach(async () => {
  school = await IncidentSchool.open();
});
afterEach(() => school.live.close());

const affected = (index: number) =>
  ({ kind: 'pupil', pupilId: school.pupil(index), involvement: 'affected' }) as const;
const referralsIn = async (key: 'dsl' | 'head', pupil: number) =>
  (await school.live.as(key).do('chronology', { pupilId: school.pupil(pupil) })).referrals;

test('what was referred from an incident without a computer stands in the chronology of each child named in it', async () => {
  const people = [affected(0), affected(1)];
  const { incidentId } = await school.tell({ people });
  const { referralId } = await school.live.as('dsl').do('stopAndRefer', { incidentId });
  for (const pupil of [0, 1])
    expect(await referralsIn('dsl', pupil)).toMatchObject([{ referralId, isStopped: false }]);
  expect(await referralsIn('dsl', 2)).toEqual([]);
  const items = await school.live.as('dsl').do('subjectItems', { pupilId: school.pupil(1) });
  expect(items.map(({ kind }) => kind)).toContain('referral');
});

test('what was referred without a computer is released and lifted by two, and then held no longer', async () => {
  const { live } = school;
  const { incidentId } = await school.tell();
  const { referralId, closes } = await live.as('dsl').do('stopAndRefer', { incidentId });
  expect(closes).toBeNull();
  const both = ['dsl', 'head'] as const;
  for (const key of both) {
    await live.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
    await live.as(key).do('recordPoliceAdvice', { referralId, says: 'release', words: 'Nothing more' });
  }
  const standing = async () => {
    const { isHeld, isLifted } = await live.as('dsl').do('referral', { referralId });
    return { isHeld, isLifted };
  };
  expect(await standing()).toEqual({ isHeld: false, isLifted: false });
  for (const key of both) await live.as(key).do('liftStop', { referralId });
  expect(await standing()).toEqual({ isHeld: false, isLifted: true });
});

test('what was referred is under a hold like any other, from the press until two people have lifted it', async () => {
  const { live } = school;
  const { incidentId } = await school.tell();
  const decision = { kind: 'decide', decision: 'handled-in-school', reason: 'Spoken to', parents } as const;
  await school.change([incidentId], decision);
  const isHeld = async () => (await live.as('dsl').do('keptRecords', {})).due.map((each) => each.isHeld);
  expect(await isHeld()).toEqual([false]);
  const { referralId } = await live.as('dsl').do('stopAndRefer', { incidentId });
  for (const key of ['dsl', 'head'] as const) {
    await live.as(key).do('recordPoliceAdvice', { referralId, says: 'release', words: 'Nothing more' });
    expect(await isHeld()).toEqual([true]);
  }
  for (const key of ['dsl', 'head'] as const) await live.as(key).do('liftStop', { referralId });
  expect(await isHeld()).toEqual([false]);
});

test('where it is for the head alone, the head sees it there and the safeguarding lead does not', async () => {
  const { incidentId } = await school.tell();
  await school.change([incidentId], { kind: 'narrow', audience: 'head', reason: 'It was a colleague' });
  const { referralId } = await school.live.as('head').do('stopAndRefer', { incidentId });
  expect(await referralsIn('head', 0)).toMatchObject([{ referralId }]);
  expect(await referralsIn('dsl', 0)).toEqual([]);
});

test('what is sealed nobody judges, not even as one of several', async () => {
  const { live } = school;
  const { incidentId } = await school.tell();
  const beside = await school.tell();
  await live.as('dsl').do('stopAndRefer', { incidentId });
  const change = { kind: 'triage', triage: 'not-a-concern', reason: 'Play' } as const;
  const answer = await live
    .as('dsl')
    .call('changeIncidents', { incidentIds: [beside.incidentId, incidentId], change });
  expect(answer).toMatchObject({ ok: false, reason: 'not-allowed' });
  const { triage } = await live.as('dsl').do('incident', { incidentId: beside.incidentId });
  expect(triage).toBeNull();
});

test('of what is sealed nothing is read, given away, written or put right, whichever way it is asked', async () => {
  const dsl = school.live.as('dsl');
  const { incidentId } = await school.tell();
  const {
    revision: basedOn,
    at: _at,
    by: _by,
    ...record
  } = (await dsl.do('incident', { incidentId })).record;
  const [named] = await dsl.do('incidentPeople', { incidentId });
  if (!named) throw new Error('Nobody is named');
  const reason = 'It was another pupil';
  const putRight = { kind: 'people' as const, people: [named.person], reason };
  const ways = {
    read: () => dsl.call('incident', { incidentId }),
    versions: () => dsl.call('incidentVersions', { incidentId }),
    people: () => dsl.call('incidentPeople', { incidentId }),
    putRight: () => dsl.call('changeIncidents', { incidentIds: [incidentId], change: putRight }),
    write: () => dsl.call('saveIncidentRecord', { incidentId, basedOn, record }),
  };
  await dsl.do('stopAndRefer', { incidentId });
  const sealed = { reason: 'not-allowed', detail: expect.stringContaining('is sealed') as string };
  for (const [way, ask] of Object.entries(ways))
    expect([way, await ask()]).toEqual([way, expect.objectContaining(sealed)]);
  const exported = await fetch(`${school.live.url}/api/incidents/${incidentId}/export`, {
    headers: { cookie: dsl.cookie() },
  });
  expect(exported.status).toBe(403);
});

test('nobody is reminded to look at what is sealed', async () => {
  const { live } = school;
  const { incidentId } = await school.tell();
  const due = async () =>
    (await dueIncidents(live.storage, Number.MAX_SAFE_INTEGER)).map((each) => each.incidentId);
  expect(await due()).toEqual([incidentId]);
  await live.as('dsl').do('stopAndRefer', { incidentId });
  expect(await due()).toEqual([]);
});

test('a sealed incident is there by its number, says nobody’s name, and no name finds it until it is unsealed', async () => {
  const { live } = school;
  const { incidentId, number } = await school.tell();
  const beside = await school.tell();
  const { referralId } = await live.as('dsl').do('stopAndRefer', { incidentId });
  const onDesk = async (search: string) =>
    (await live.as('dsl').do('desk', { shelf: 'open', kind: 'all', search })).items.flatMap((item) =>
      item.is === 'incident' ? [item.incident] : [],
    );
  const numbersOnDesk = async (search: string) => (await onDesk(search)).map((each) => each.number);
  const sealed = (await onDesk('')).find((each) => each.incidentId === incidentId);
  expect(sealed).toMatchObject({ isSealed: true, people: [], number });
  for (const found of [await school.numbers('dsl', 'open', 'amara'), await numbersOnDesk('amara')])
    expect(found).toEqual([beside.number]);
  for (const found of [
    await school.numbers('dsl', 'open', String(number)),
    await numbersOnDesk(String(number)),
  ])
    expect(found).toEqual([number]);
  for (const key of ['dsl', 'head'] as const)
    await live.as(key).do('recordPoliceAdvice', { referralId, says: 'release', words: 'Nothing more' });
  for (const key of ['dsl', 'head'] as const) await live.as(key).do('liftStop', { referralId });
  expect(await school.numbers('dsl', 'open', 'amara')).toEqual([beside.number]);
  const asked = { kind: 'open-sealed' as const, objects: [incidentId], reason: 'The police gave it back' };
  const { approvalId } = await live.as('dsl').do('askApproval', asked);
  await live.as('head').do('answerApproval', { approvalId, isAllowed: true, words: 'Agreed' });
  await live.as('dsl').do('unsealIncident', { referralId, incidentId });
  expect((await school.numbers('dsl', 'open', 'amara')).toSorted()).toEqual([number, beside.number]);
});

test('a pupil who told what was sealed is not named in the list either', async () => {
  const { incidentId } = await school.tell({ words: 'He saw it' });
  const { db } = school.live.storage;
  await db.updateTable('incidents').set({ source: 'pupil' }).where('incidentId', '=', incidentId).execute();
  await school.live.as('dsl').do('stopAndRefer', { incidentId });
  const [listed] = (await school.list('dsl')).incidents;
  expect([listed?.isSealed, listed?.reporter]).toEqual([true, 'A pupil']);
});

test.each([
  ['the one that goes on', 0],
  ['the one that was merged into it', 1],
])('where %s is sealed, the list does not name whom the merged one is about', async (_which, sealed) => {
  const both = [await school.tell(), await school.tell({ people: [affected(1)] })];
  const [into, other] = both.map(({ incidentId }) => incidentId);
  await school.change([other ?? ''], { kind: 'merge', into: into ?? '', reason: 'The same' });
  const carried = async () => (await school.list('dsl')).incidents.flatMap((each) => each.carried);
  expect(await carried()).toMatchObject([{ people: [{ pupilId: school.pupil(1) }] }]);
  await school.live.as('dsl').do('stopAndRefer', { incidentId: both[sealed]?.incidentId ?? '' });
  expect(await carried()).toMatchObject([{ people: [] }]);
});
