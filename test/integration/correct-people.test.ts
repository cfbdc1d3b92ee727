import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NamedPerson } from '#shared/incidents/people.ts';
import { databaseFileIn } from '../../server/config.ts';
import type { StaffKey } from '../support/made-up-people.ts';
import { IncidentSchool } from './incident-school.ts';

let desk: IncidentSchool;
let incidentId: string;

beforeEach(async () => {
  desk = await IncidentSchool.open();
  ({ incidentId } = await desk.tell());
});
afterEach(() => desk.live.close());

const reason = 'The name was misheard';
const correct = (people: NamedPerson[], key: StaffKey = 'dsl', incidentIds = [incidentId]) =>
  desk.live.as(key).call('changeIncidents', { incidentIds, change: { kind: 'people', people, reason } });
const pupil = (index: number, involvement: NamedPerson['involvement'] = 'affected'): NamedPerson => ({
  kind: 'pupil',
  pupilId: desk.pupil(index),
  involvement,
});
const staff = async (name: string, involvement: NamedPerson['involvement']): Promise<NamedPerson> => ({
  kind: 'staff',
  accountId: await desk.staffId(name),
  involvement,
});
const read = (key: StaffKey = 'dsl') => desk.live.as(key).do('incident', { incidentId });
const linesOf = async (index: number) =>
  (await desk.live.as('dsl').do('chronology', { pupilId: desk.pupil(index) })).incidents;

describe('who is named in an incident', () => {
  test('is put right with a reason, everywhere, and who was named before is still read among the actions', async () => {
    expect(await desk.live.as('dsl').do('incidentPeople', { incidentId })).toEqual([
      { person: pupil(0), name: 'Amara Quill' },
    ]);
    const bell = await staff('Mr Bell', 'saw');
    expect(await correct([pupil(1, 'did'), pupil(2), bell])).toMatchObject({ ok: true });
    expect(await read()).toMatchObject({
      people: [
        { name: 'Ben Thistle', involvement: 'did' },
        { name: 'Chloe Marsh', involvement: 'affected' },
        { name: 'Mr Bell', involvement: 'saw' },
      ],
      actions: [
        {
          by: 'Mrs Haddad',
          text:
            'Who is named was put right. Before: Amara Quill (happened to them). Now: Ben Thistle (did it), ' +
            `Chloe Marsh (happened to them), Mr Bell (saw it). ${reason}`,
        },
      ],
      facts: { words: 'She was upset about a picture' },
    });
    const by = 'Mrs Haddad';
    expect(await linesOf(0)).toMatchObject([
      {
        incidentId,
        involvement: 'Named by mistake',
        words: '',
        actions: [],
        putRight: { by, isNamed: false },
      },
    ]);
    expect(await linesOf(1)).toMatchObject([
      { incidentId, involvement: 'Did it', putRight: { by, isNamed: true } },
    ]);
    expect(await desk.numbers('dsl', 'open', 'Amara')).toEqual([]);
    expect(await desk.numbers('dsl', 'open', 'Chloe')).toEqual([1]);
  });

  test('is in the ledger without a name or what could be tried against one, and sent again changes nothing', async () => {
    await correct([pupil(1)]);
    await correct([pupil(1)]);
    expect((await read()).actions).toHaveLength(1);
    const { db } = desk.live.storage;
    await desk.live.ledger.settled();
    const lines = await db
      .selectFrom('ledger')
      .select('facts')
      .where('object', '=', incidentId)
      .where('action', '=', 'change-incident')
      .execute();
    expect(lines.map(({ facts }) => facts.includes('"stoodAlready":true'))).toEqual([false, true]);
    for (const { facts } of lines) {
      expect(JSON.parse(facts)).toMatchObject({ kind: 'people', people: 1 });
      expect(Object.keys(JSON.parse(facts))).not.toContain('peopleSha256');
      expect(facts).not.toContain(desk.pupil(1));
    }
  });

  test('wants somebody who is known, one incident at a time, and whoever may work on it', async () => {
    const gone: NamedPerson = { kind: 'pupil', pupilId: 'no such pupil', involvement: 'saw' };
    expect(await correct([gone])).toMatchObject({ reason: 'not-found' });
    const { incidentId: other } = await desk.tell();
    expect(await correct([pupil(1)], 'dsl', [incidentId, other])).toMatchObject({ reason: 'bad-message' });
    expect(await correct([pupil(1)], 'chair')).toMatchObject({ reason: 'not-found' });
    expect(await desk.live.as('chair').call('incidentPeople', { incidentId })).toMatchObject({
      reason: 'not-found',
    });
    expect(await correct([pupil(1)], 'teacher')).toMatchObject({ ok: false });
    expect((await read()).people).toMatchObject([{ name: 'Amara Quill' }]);
  });
});

describe('where it turns out that an adult of the school did it', () => {
  test.each([
    ['a colleague', 'Mr Bell', 'head', ['dsl', 'chair']],
    ['the head', 'Dr Penrose', 'chair', ['dsl', 'head']],
  ] as const)('and it was %s, it goes to the one who may know, whole', async (_who, name, reader, others) => {
    const result = await correct([pupil(0), await staff(name, 'did')]);
    expect(result).toMatchObject({ ok: true, value: { hasReader: true } });
    for (const key of others) {
      expect(await desk.live.as(key).call('incident', { incidentId })).toMatchObject({ reason: 'not-found' });
      expect(await desk.numbers(key)).toEqual([]);
    }
    const incident = await read(reader);
    expect(incident).toMatchObject({
      number: 1,
      audience: reader,
      people: [{ name: 'Amara Quill' }, { name, involvement: 'did' }],
    });
    expect(incident.actions.map(({ text }) => text).join()).toContain(`${name} (did it)`);
    const rows = await desk.live.storage.db.selectFrom('incidentPeople').select('accountId').execute();
    expect(rows).toEqual([{ accountId: null }, { accountId: null }]);
  });

  test('it goes from the head to the chair where it was the head, and never back', async () => {
    await correct([await staff('Mr Bell', 'did')]);
    await correct([await staff('Dr Penrose', 'did')], 'head');
    expect(await desk.numbers('head')).toEqual([]);
    await correct([pupil(0)], 'chair');
    expect(await read('chair')).toMatchObject({ audience: 'chair', people: [{ name: 'Amara Quill' }] });
    expect(await desk.numbers('dsl')).toEqual([]);
  });
});

test('a colleague to whom it happened stays with the safeguarding lead', async () => {
  await correct([pupil(0, 'did'), await staff('Mr Bell', 'affected')]);
  expect(await desk.numbers('dsl')).toEqual([1]);
});

test('names of the correction are in no readable part of the database', async () => {
  await correct([{ kind: 'other', name: 'Rudolf Kestrel', involvement: 'did' }]);
  expect(await desk.numbers('dsl')).toEqual([1]);
  for (const end of ['', '-wal'])
    expect((await readFile(databaseFileIn(desk.live.dataFolder) + end)).includes('Kestrel')).toBe(false);
});
