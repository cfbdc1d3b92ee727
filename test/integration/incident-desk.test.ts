import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { IncidentSchool, type Concern } from './incident-school.ts';
import { parents } from '../support/parents-not-told.ts';

const hour = 3_600_000;
let desk: IncidentSchool;

beforeEach(async () => {
  desk = await IncidentSchool.open();
});
afterEach(() => desk.live.close());

describe('a concern that was told', () => {
  test('is an incident with who, when, where and from whom', async () => {
    const happenedAt = Date.now() - 5 * hour;
    const { incidentId, hasReader } = await desk.tell({
      happenedAt,
      people: [
        { kind: 'pupil', pupilId: desk.pupil(0), involvement: 'affected' },
        { kind: 'pupil', pupilId: desk.pupil(1), involvement: 'did' },
        { kind: 'other', name: 'Her cousin', involvement: 'saw' },
      ],
      toldBy: { name: 'Her grandmother', position: 'Grandparent' },
    });
    expect(hasReader).toBe(true);
    expect(await desk.live.as('dsl').do('incident', { incidentId })).toMatchObject({
      source: 'told',
      reporter: 'Her grandmother',
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
    expect(await desk.live.as('teacher').call('recordConcern', whole)).toMatchObject({ reason });
  });
});

describe('what a pupil tells someone', () => {
  test('is an incident in their own words with what came before, once, and waits for the safeguarding lead', async () => {
    const device = desk.live.device(0);
    await device.arrive();
    const at = Date.now();
    const page = { url: 'https://newts.example/', title: 'Newts' };
    const batch = [
      { seq: 1, at: at - 60_000, kind: 'visit', ...page },
      {
        seq: 2,
        at,
        kind: 'concern',
        url: page.url,
        choice: 'asked-me',
        words: 'he wants my photo',
        requestId: 'told-1',
      },
    ] as const;
    await device.report([...batch]);
    await device.report([...batch]);
    const { incidents } = await desk.list('dsl');
    expect(incidents).toMatchObject([
      {
        kind: 'contact-from-stranger',
        source: 'pupil',
        people: [{ name: 'Amara Quill' }],
        firstLookAt: null,
      },
    ]);
    const [incident] = incidents;
    expect(
      await desk.live.as('dsl').do('incident', { incidentId: incident?.incidentId ?? '' }),
    ).toMatchObject({
      saidToPupil: { words: expect.stringContaining('Thank you for telling us.') },
      facts: { words: 'he wants my photo', choice: 'asked-me', visits: [{ url: page.url }] },
      record: { devices: expect.stringContaining(device.deviceId) },
    });
    expect((await desk.list('dsl')).incidents[0]?.firstLookAt).not.toBeNull();
  });
});

describe('the desk', () => {
  test('lists the most urgent first, and what was looked at after what was not', async () => {
    const later = await desk.tell({ kind: 'off-task-sites' });
    const seen = await desk.tell({ kind: 'contact-from-stranger' });
    await desk.tell({ kind: 'radicalisation' });
    await desk.live.as('dsl').do('incident', { incidentId: seen.incidentId });
    expect(await desk.numbers('dsl')).toEqual([3, later.number, seen.number]);
  });

  test('finds by a pupil’s name and by an incident’s number', async () => {
    await desk.tell();
    await desk.tell({ people: [{ kind: 'pupil', pupilId: desk.pupil(1), involvement: 'did' }] });
    expect(await desk.numbers('dsl', 'open', 'amara')).toEqual([1]);
    expect(await desk.numbers('dsl', 'open', '2')).toEqual([2]);
    expect(await desk.numbers('dsl', 'open', 'nobody of that name')).toEqual([]);
  });

  test('hands over, to a colleague who may read it only', async () => {
    const { incidentId } = await desk.tell();
    const head = await desk.staffId('Dr Penrose');
    await desk.change([incidentId], { kind: 'assign', accountId: head, note: 'I am away' });
    expect(await desk.numbers('head', 'mine')).toEqual([1]);
    expect(await desk.numbers('dsl', 'mine')).toEqual([]);
    const teacher = await desk.staffId('Miss Clarke');
    expect(
      await desk.live.as('dsl').call('changeIncidents', {
        incidentIds: [incidentId],
        change: { kind: 'assign', accountId: teacher, note: '' },
      }),
    ).toMatchObject({ reason: 'not-allowed' });
    const { actions } = await desk.live.as('head').do('incident', { incidentId });
    expect(actions.map(({ text }) => text)).toEqual(['Handed to Dr Penrose: I am away']);
  });

  test('closes like ones together with one reason, and keeps every reason when one is opened again', async () => {
    const ids = [
      (await desk.tell()).incidentId,
      (await desk.tell()).incidentId,
      (await desk.tell()).incidentId,
    ];
    await desk.change(ids.slice(0, 2), { kind: 'triage', triage: 'not-a-concern' });
    await desk.change(ids.slice(0, 2), {
      kind: 'decide',
      decision: 'no-further-action',
      reason: 'A school project',
      parents,
    });
    expect([await desk.numbers('dsl'), (await desk.numbers('dsl', 'closed')).toSorted()]).toEqual([
      [3],
      [1, 2],
    ]);
    await desk.change(ids.slice(0, 1), { kind: 'decide', decision: 'open', reason: 'Her mother rang' });
    const { actions, triage } = await desk.live.as('dsl').do('incident', { incidentId: ids[0] ?? '' });
    expect(triage).toBe('not-a-concern');
    expect(actions.map(({ text }) => text)).toEqual([
      'No further action: A school project',
      `Parents not told: ${parents.why}`,
      'Open: Her mother rang',
    ]);
  });

  test('a judgement is taken back', async () => {
    const { incidentId } = await desk.tell();
    for (const triage of ['true', null] as const) {
      await desk.change([incidentId], { kind: 'triage', triage });
      expect((await desk.list('dsl')).incidents[0]?.triage).toBe(triage);
    }
  });

  test('changes all or none', async () => {
    const { incidentId } = await desk.tell();
    const request = {
      incidentIds: [incidentId, 'no such thing'],
      change: { kind: 'triage', triage: 'true' },
    } as const;
    expect(
      await desk.live
        .as('dsl')
        .call('changeIncidents', { ...request, incidentIds: [...request.incidentIds] }),
    ).toMatchObject({ reason: 'not-found' });
    expect((await desk.list('dsl')).incidents[0]?.triage).toBeNull();
  });

  test('merges duplicates into one that goes on, and links what belongs together', async () => {
    const [first, second, third] = [await desk.tell(), await desk.tell(), await desk.tell()];
    await desk.change([second.incidentId], { kind: 'merge', into: first.incidentId, reason: 'The same' });
    await desk.change([first.incidentId], { kind: 'link', to: third.incidentId });
    await desk.change([third.incidentId], { kind: 'link', to: first.incidentId });
    const dsl = desk.live.as('dsl');
    expect(await dsl.do('incident', { incidentId: first.incidentId })).toMatchObject({
      merged: [{ number: 2 }],
      linked: [{ number: 3 }],
    });
    expect(await dsl.do('incident', { incidentId: second.incidentId })).toMatchObject({
      mergedInto: { number: 1 },
    });
    expect((await desk.numbers('dsl')).toSorted()).toEqual([1, 3]);
    const loop = { kind: 'merge', into: second.incidentId, reason: 'x' } as const;
    expect(
      await dsl.call('changeIncidents', { incidentIds: [first.incidentId], change: loop }),
    ).toMatchObject({ reason: 'conflict' });
    await desk.change([first.incidentId], { kind: 'unlink', to: third.incidentId });
    expect(await dsl.do('incident', { incidentId: third.incidentId })).toMatchObject({ linked: [] });
  });

  test('reminds of a review on its day', async () => {
    const { incidentId } = await desk.tell();
    await desk.change([incidentId], { kind: 'review-on', on: '2099-01-01' });
    expect(await desk.numbers('dsl', 'review')).toEqual([]);
    await desk.change([incidentId], { kind: 'review-on', on: '2026-01-01' });
    expect(await desk.numbers('dsl', 'review')).toEqual([1]);
  });

  test('keeps every revision of the record and never writes over another’s', async () => {
    const { incidentId } = await desk.tell();
    const record = {
      happenedAt: null,
      place: 'school',
      account: 'We know more',
      devices: '',
      outcome: '',
    } as const;
    const dsl = desk.live.as('dsl');
    expect(await dsl.do('saveIncidentRecord', { incidentId, basedOn: 1, record })).toEqual({ revision: 2 });
    expect(
      await desk.live.as('head').call('saveIncidentRecord', { incidentId, basedOn: 1, record }),
    ).toMatchObject({ reason: 'conflict' });
    expect(await dsl.do('incident', { incidentId })).toMatchObject({
      record: { account: 'We know more', revision: 2, by: 'Mrs Haddad' },
    });
    const kept = await desk.live.storage.db.selectFrom('incidentRevisions').select('revision').execute();
    expect(kept.map(({ revision }) => revision)).toEqual([1, 2]);
  });

  test('shows one pupil’s chronology with what came of each', async () => {
    const first = await desk.tell();
    await desk.tell({ people: [{ kind: 'pupil', pupilId: desk.pupil(1), involvement: 'did' }] });
    await desk.tell({
      words: 'Again',
      people: [{ kind: 'pupil', pupilId: desk.pupil(0), involvement: 'saw' }],
    });
    await desk.change([first.incidentId], {
      kind: 'decide',
      decision: 'handled-in-school',
      reason: 'Talked',
      parents,
    });
    expect(await desk.live.as('dsl').do('chronology', { pupilId: desk.pupil(0) })).toMatchObject({
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
    expect(await desk.live.as('chair').do('chronology', { pupilId: desk.pupil(0) })).toMatchObject({
      incidents: [],
    });
    expect(await desk.live.as('teacher').call('chronology', { pupilId: desk.pupil(0) })).toMatchObject({
      reason: 'not-allowed',
    });
  });
});
