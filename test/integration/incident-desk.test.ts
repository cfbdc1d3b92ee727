import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EndpointRequest } from '#shared/api.ts';
import type { IncidentShelf } from '#shared/api/incidents.ts';
import type { IncidentChange } from '#shared/incidents/change.ts';
import { databaseFileIn } from '../../server/config.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';

const hour = 3_600_000;
let school: LiveSchool;

beforeEach(async () => {
  school = await LiveSchool.open(3, 'dsl', 'head', 'chair', 'otherTeacher');
  for (const key of ['dsl', 'head', 'chair'] as const) await confirm(key);
});
afterEach(() => school.close());

const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
type Concern = EndpointRequest<'recordConcern'>;
const tell = (concern: Partial<Concern> = {}, key: StaffKey = 'teacher') =>
  school.as(key).do('recordConcern', {
    kind: 'saw-something',
    people: [{ kind: 'pupil', pupilId: pupil(0), involvement: 'affected' }],
    words: 'She was upset about a picture',
    happenedAt: null,
    place: 'home',
    toldBy: null,
    ...concern,
  });
const pupil = (index: number): string => school.pupilIds[index] ?? '';
const list = (key: StaffKey, shelf: IncidentShelf = 'open', search = '') =>
  school.as(key).do('incidents', { shelf, search });
const numbers = async (key: StaffKey, shelf: IncidentShelf = 'open', search = ''): Promise<number[]> =>
  (await list(key, shelf, search)).incidents.map(({ number }) => number);
const change = (incidentIds: string[], what: IncidentChange, key: StaffKey = 'dsl') =>
  school.as(key).do('changeIncidents', { incidentIds, change: what });
const staffId = async (name: string): Promise<string> => {
  const { staff } = await school.as('teacher').do('concernPeople', {});
  return staff.find((each) => each.name === name)?.accountId ?? '';
};

describe('a concern that was told', () => {
  test('is an incident with who, when, where and from whom', async () => {
    const happenedAt = Date.now() - 5 * hour;
    const { incidentId, hasReader } = await tell({
      happenedAt,
      people: [
        { kind: 'pupil', pupilId: pupil(0), involvement: 'affected' },
        { kind: 'pupil', pupilId: pupil(1), involvement: 'did' },
        { kind: 'other', name: 'Her cousin', involvement: 'saw' },
      ],
      toldBy: { name: 'Her grandmother', position: 'Grandparent' },
    });
    expect(hasReader).toBe(true);
    expect(await school.as('dsl').do('incident', { incidentId })).toMatchObject({
      source: 'told',
      reporter: 'Miss Clarke',
      reporterPosition: 'Grandparent, typed in by Miss Clarke (Teacher)',
      people: [
        { name: 'Amara Quill', involvement: 'affected' },
        { kind: 'pupil', involvement: 'did' },
        { kind: 'other', name: 'Her cousin', involvement: 'saw' },
      ],
      record: { happenedAt, place: 'home', revision: 1 },
      steps: ['headteacher', 'parents', 'advice'],
    });
  });

  test.each([
    ['somebody unknown', { people: [{ kind: 'pupil', pupilId: 'nobody', involvement: 'did' }] }, 'not-found'],
    ['the future', { happenedAt: Date.now() + hour }, 'bad-message'],
    ['nobody', { people: [] }, 'bad-message'],
  ] as [string, Partial<Concern>, string][])('about %s is refused', async (_what, concern, reason) => {
    const whole: Concern = {
      kind: 'other',
      people: [{ kind: 'other', name: 'X', involvement: 'saw' }],
      words: 'x',
      happenedAt: null,
      place: 'unknown',
      toldBy: null,
      ...concern,
    };
    expect(await school.as('teacher').call('recordConcern', whole)).toMatchObject({ reason });
  });
});

describe('what a pupil tells someone', () => {
  test('is an incident in their own words with what came before, once, and waits for the safeguarding lead', async () => {
    const device = school.device(0);
    await device.arrive();
    const at = Date.now();
    const page = { url: 'https://newts.example/', title: 'Newts' };
    const batch = [
      { seq: 1, at: at - 60_000, kind: 'visit', ...page },
      { seq: 2, at, kind: 'concern', url: page.url, choice: 'asked-me', words: 'he wants my photo' },
    ] as const;
    await device.report([...batch]);
    await device.report([...batch]);
    const { incidents } = await list('dsl');
    expect(incidents).toMatchObject([
      {
        kind: 'contact-from-stranger',
        source: 'pupil',
        people: [{ name: 'Amara Quill' }],
        firstLookAt: null,
      },
    ]);
    const [incident] = incidents;
    expect(await school.as('dsl').do('incident', { incidentId: incident?.incidentId ?? '' })).toMatchObject({
      facts: { words: 'he wants my photo', choice: 'asked-me', visits: [{ url: page.url }] },
      record: { devices: expect.stringContaining(device.deviceId) },
    });
    expect((await list('dsl')).incidents[0]?.firstLookAt).not.toBeNull();
  });
});

describe('a concern about staff', () => {
  const aboutTeacher = async () =>
    tell({ people: [{ kind: 'staff', accountId: await staffId('Mr Bell'), involvement: 'did' }] });
  const aboutHead = async () =>
    tell({ people: [{ kind: 'staff', accountId: await staffId('Dr Penrose'), involvement: 'did' }] }, 'dsl');

  test.each([
    ['a teacher is the head’s alone', aboutTeacher, 'head', ['dsl', 'chair']],
    ['the head is the chair’s alone', aboutHead, 'chair', ['dsl', 'head']],
  ] as const)('about %s', async (_whom, record, reader, others) => {
    await tell();
    const { incidentId } = await record();
    expect((await list(reader)).incidents.map((each) => each.incidentId)).toContain(incidentId);
    expect(await school.as(reader).do('incident', { incidentId })).toMatchObject({ incidentId });
    for (const other of others) {
      const { incidents, counts } = await list(other, 'open', 'a');
      expect(incidents.map((each) => each.incidentId)).not.toContain(incidentId);
      expect(counts.open).toBe(other === 'chair' ? 0 : 1);
      const client = school.as(other);
      expect(await client.call('incident', { incidentId })).toMatchObject({ reason: 'not-found' });
      expect(await client.call('incident', { incidentId: 'no such thing' })).toMatchObject({
        reason: 'not-found',
      });
      const cookie = client.cookie();
      const exported = await fetch(`${school.url}/api/incidents/${incidentId}/export`, {
        headers: { cookie },
      });
      expect(exported.status).toBe(404);
      const incidentIds = [incidentId];
      expect(
        await client.call('changeIncidents', { incidentIds, change: { kind: 'triage', triage: 'true' } }),
      ).toMatchObject({ reason: 'not-found' });
      if (other === 'chair') continue;
      expect(JSON.stringify(await client.do('ledger', {}))).not.toContain(incidentId);
    }
  });

  test('has a number of its own, so that no gap tells of it', async () => {
    expect((await tell()).number).toBe(1);
    expect(await aboutTeacher()).toMatchObject({ number: 1, audience: 'head' });
    expect(await aboutHead()).toMatchObject({ number: 1, audience: 'chair' });
    expect((await tell()).number).toBe(2);
  });

  test('is not told by the tables: neither whom it is about nor what it is', async () => {
    await aboutTeacher();
    const rows = await school.storage.db.selectFrom('incidents').selectAll().execute();
    expect(rows).toMatchObject([{ kind: '', reporterId: null }]);
    const people = await school.storage.db.selectFrom('incidentPeople').selectAll().execute();
    expect(people).toMatchObject([{ kind: 'sealed', accountId: null, pupilId: null }]);
    const file = await readFile(databaseFileIn(school.dataFolder));
    expect(file.includes('about-an-adult')).toBe(false);
  });

  test('that turns out to be one later leaves the desk for the head’s, with all that names anybody sealed', async () => {
    const first = await tell();
    const { incidentId } = await tell();
    await change([incidentId], { kind: 'link', to: first.incidentId });
    await change([incidentId], { kind: 'reclassify', incidentKind: 'about-an-adult', reason: 'A coach' });
    expect(await numbers('dsl')).toEqual([first.number]);
    const dsl = school.as('dsl');
    expect(await dsl.call('incident', { incidentId })).toMatchObject({ reason: 'not-found' });
    expect(await dsl.do('incident', { incidentId: first.incidentId })).toMatchObject({ linked: [] });
    expect(await school.as('head').do('incident', { incidentId })).toMatchObject({
      audience: 'head',
      number: 1,
      kind: 'about-an-adult',
      reporter: 'Miss Clarke',
      people: [{ name: 'Amara Quill' }],
    });
    const rows = await school.storage.db
      .selectFrom('incidentPeople')
      .select('pupilId')
      .where('incidentId', '=', incidentId)
      .execute();
    expect(rows).toEqual([{ pupilId: null }]);
  });

  test('says so when nobody may read it yet', async () => {
    await school.storage.db
      .updateTable('accounts')
      .set({ isActive: 0 })
      .where('name', '=', 'Mr Oyelaran')
      .execute();
    expect(await aboutHead()).toMatchObject({ audience: 'chair', hasReader: false });
  });
});

describe('the desk', () => {
  test('lists the most urgent first, and what was looked at after what was not', async () => {
    const later = await tell({ kind: 'off-task-sites' });
    const seen = await tell({ kind: 'contact-from-stranger' });
    await tell({ kind: 'radicalisation' });
    await school.as('dsl').do('incident', { incidentId: seen.incidentId });
    expect(await numbers('dsl')).toEqual([3, later.number, seen.number]);
  });

  test('finds by a pupil’s name and by an incident’s number', async () => {
    await tell();
    await tell({ people: [{ kind: 'pupil', pupilId: pupil(1), involvement: 'did' }] });
    expect(await numbers('dsl', 'open', 'amara')).toEqual([1]);
    expect(await numbers('dsl', 'open', '2')).toEqual([2]);
    expect(await numbers('dsl', 'open', 'nobody of that name')).toEqual([]);
  });

  test('hands over, to a colleague who may read it only', async () => {
    const { incidentId } = await tell();
    const head = await staffId('Dr Penrose');
    await change([incidentId], { kind: 'assign', accountId: head, note: 'I am away' });
    expect(await numbers('head', 'mine')).toEqual([1]);
    expect(await numbers('dsl', 'mine')).toEqual([]);
    const teacher = await staffId('Miss Clarke');
    expect(
      await school.as('dsl').call('changeIncidents', {
        incidentIds: [incidentId],
        change: { kind: 'assign', accountId: teacher, note: '' },
      }),
    ).toMatchObject({ reason: 'not-allowed' });
    const { actions } = await school.as('head').do('incident', { incidentId });
    expect(actions.map(({ text }) => text)).toEqual(['Handed to Dr Penrose: I am away']);
  });

  test('closes like ones together with one reason, and keeps every reason when one is opened again', async () => {
    const ids = [(await tell()).incidentId, (await tell()).incidentId, (await tell()).incidentId];
    await change(ids.slice(0, 2), { kind: 'triage', triage: 'not-a-concern' });
    await change(ids.slice(0, 2), {
      kind: 'decide',
      decision: 'no-further-action',
      reason: 'A school project',
    });
    expect([await numbers('dsl'), (await numbers('dsl', 'closed')).toSorted()]).toEqual([[3], [1, 2]]);
    await change(ids.slice(0, 1), { kind: 'decide', decision: 'open', reason: 'Her mother rang' });
    const { actions, triage } = await school.as('dsl').do('incident', { incidentId: ids[0] ?? '' });
    expect(triage).toBe('not-a-concern');
    expect(actions.map(({ text }) => text)).toEqual([
      'No further action: A school project',
      'Open: Her mother rang',
    ]);
  });

  test('changes all or none', async () => {
    const { incidentId } = await tell();
    const request = {
      incidentIds: [incidentId, 'no such thing'],
      change: { kind: 'triage', triage: 'true' },
    } as const;
    expect(
      await school.as('dsl').call('changeIncidents', { ...request, incidentIds: [...request.incidentIds] }),
    ).toMatchObject({ reason: 'not-found' });
    expect((await list('dsl')).incidents[0]?.triage).toBeNull();
  });

  test('merges duplicates into one that goes on, and links what belongs together', async () => {
    const [first, second, third] = [await tell(), await tell(), await tell()];
    await change([second.incidentId], { kind: 'merge', into: first.incidentId, reason: 'The same' });
    await change([first.incidentId], { kind: 'link', to: third.incidentId });
    await change([third.incidentId], { kind: 'link', to: first.incidentId });
    const dsl = school.as('dsl');
    expect(await dsl.do('incident', { incidentId: first.incidentId })).toMatchObject({
      merged: [{ number: 2 }],
      linked: [{ number: 3 }],
    });
    expect(await dsl.do('incident', { incidentId: second.incidentId })).toMatchObject({
      mergedInto: { number: 1 },
    });
    expect((await numbers('dsl')).toSorted()).toEqual([1, 3]);
    const loop = { kind: 'merge', into: second.incidentId, reason: 'x' } as const;
    expect(
      await dsl.call('changeIncidents', { incidentIds: [first.incidentId], change: loop }),
    ).toMatchObject({ reason: 'conflict' });
    await change([first.incidentId], { kind: 'unlink', to: third.incidentId });
    expect(await dsl.do('incident', { incidentId: third.incidentId })).toMatchObject({ linked: [] });
  });

  test('reminds of a review on its day', async () => {
    const { incidentId } = await tell();
    await change([incidentId], { kind: 'review-on', on: '2099-01-01' });
    expect(await numbers('dsl', 'review')).toEqual([]);
    await change([incidentId], { kind: 'review-on', on: '2026-01-01' });
    expect(await numbers('dsl', 'review')).toEqual([1]);
  });

  test('keeps every revision of the record and never writes over another’s', async () => {
    const { incidentId } = await tell();
    const record = {
      happenedAt: null,
      place: 'school',
      account: 'We know more',
      devices: '',
      outcome: '',
    } as const;
    const dsl = school.as('dsl');
    expect(await dsl.do('saveIncidentRecord', { incidentId, basedOn: 1, record })).toEqual({ revision: 2 });
    expect(
      await school.as('head').call('saveIncidentRecord', { incidentId, basedOn: 1, record }),
    ).toMatchObject({ reason: 'conflict' });
    expect(await dsl.do('incident', { incidentId })).toMatchObject({
      record: { account: 'We know more', revision: 2, by: 'Mrs Haddad' },
    });
    const kept = await school.storage.db.selectFrom('incidentRevisions').select('revision').execute();
    expect(kept.map(({ revision }) => revision)).toEqual([1, 2]);
  });

  test('shows one pupil’s chronology with what came of each', async () => {
    const first = await tell();
    await tell({ people: [{ kind: 'pupil', pupilId: pupil(1), involvement: 'did' }] });
    await tell({ words: 'Again', people: [{ kind: 'pupil', pupilId: pupil(0), involvement: 'saw' }] });
    await change([first.incidentId], { kind: 'decide', decision: 'handled-in-school', reason: 'Talked' });
    expect(await school.as('dsl').do('chronology', { pupilId: pupil(0) })).toMatchObject({
      pupilName: 'Amara Quill',
      incidents: [
        {
          number: 1,
          words: 'She was upset about a picture',
          decisionReason: 'Talked',
          involvement: 'Happened to them',
        },
        { number: 3, words: 'Again', involvement: 'Saw it' },
      ],
    });
    expect(await school.as('chair').do('chronology', { pupilId: pupil(0) })).toMatchObject({ incidents: [] });
    expect(await school.as('teacher').call('chronology', { pupilId: pupil(0) })).toMatchObject({
      reason: 'not-allowed',
    });
  });
});

describe('the school’s policy', () => {
  test('fills the checklist of the kinds it names, once it is changed', async () => {
    const { incidentId } = await tell({ kind: 'downloads' });
    const dsl = school.as('dsl');
    const policy = await dsl.do('safeguardingPolicy', {});
    const matrix = { ...policy.matrix, downloads: ['parents' as const] };
    await dsl.do('saveSafeguardingPolicy', { ...policy, matrix });
    expect(await dsl.do('incident', { incidentId })).toMatchObject({ steps: ['parents'] });
    expect(await dsl.call('saveSafeguardingPolicy', { ...policy, matrix: { nonsense: [] } })).toMatchObject({
      reason: 'bad-message',
    });
    expect(await school.as('teacher').call('saveSafeguardingPolicy', policy)).toMatchObject({
      reason: 'not-allowed',
    });
  });
});
