import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportPath, type ExportRequest } from '#shared/api/exports.ts';
import { longTime, sortableTime } from '../../server/exports/london-time.ts';
import { readPdf } from '../support/read-pdf.ts';
import { IncidentSchool } from './incident-school.ts';

const hour = 3_600_000;
const minute = 60_000;
let desk: IncidentSchool;
let heardAt: number;

beforeEach(async () => {
  desk = await IncidentSchool.open();
  heardAt = Date.now() - 50 * hour;
});
afterEach(() => desk.live.close());

const onPaper = (happenedAt: number | null = null) =>
  desk.tell({ kind: 'harm-at-home', happenedAt, heardAt });
const read = (incidentId: string) => desk.live.as('dsl').do('incident', { incidentId });
const exported = async (incidentId: string, form: ExportRequest['form']): Promise<Uint8Array> => {
  const response = await fetch(desk.live.url + exportPath, {
    method: 'POST',
    headers: {
      cookie: desk.live.as('dsl').cookie(),
      'content-type': 'application/json',
      origin: desk.live.url,
    },
    body: JSON.stringify({
      incidentIds: [incidentId],
      form,
      recipient: 'own-records',
      pupilIds: [],
      leaveOut: [],
      leaveIn: [],
      pictureIds: [],
      review: { people: [], computer: '', judgement: null },
      reading: '',
    } satisfies ExportRequest),
  });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
};

test('a concern from paper must be looked at by when the school heard of it, not by when it was typed in', async () => {
  const { incidentId } = await onPaper();
  const incident = await read(incidentId);
  expect(incident.record.heardAt).toBe(heardAt);
  expect(incident.firstLookDueAt).toBe(heardAt + 30 * minute);
  expect(incident.reportedAt).toBeGreaterThan(heardAt + 49 * hour);
  const { incidentId: now } = await desk.tell({ kind: 'harm-at-home' });
  const { firstLookDueAt, reportedAt } = await read(now);
  expect(firstLookDueAt).toBe(reportedAt + 30 * minute);
});

test.each([
  ['in the future', { heardAt: Date.now() + hour }],
  ['before it happened', { happenedAt: Date.now() - hour, heardAt: Date.now() - 2 * hour }],
])('nobody heard of it %s', async (_when, times) => {
  const concern = { kind: 'other', words: 'x', happenedAt: null, place: 'home', toldBy: null } as const;
  const people = [{ kind: 'pupil', pupilId: desk.pupil(0), involvement: 'affected' }] as const;
  const request = { ...concern, people: [...people], ...times };
  expect(await desk.live.as('teacher').call('recordConcern', request)).toMatchObject({
    reason: 'bad-message',
  });
});

test('the record keeps it, and what it was put right to', async () => {
  const { incidentId } = await onPaper();
  const { revision: basedOn, at: _at, by: _by, ...record } = (await read(incidentId)).record;
  const dsl = desk.live.as('dsl');
  const later = heardAt + hour;
  await dsl.do('saveIncidentRecord', { incidentId, basedOn, record: { ...record, heardAt: later } });
  expect((await read(incidentId)).record).toMatchObject({ heardAt: later, revision: 2 });
  expect((await read(incidentId)).firstLookDueAt).toBe(later + 30 * minute);
  const { reportedAt } = await read(incidentId);
  await dsl.do('saveIncidentRecord', { incidentId, basedOn: 2, record: { ...record, heardAt: null } });
  expect((await read(incidentId)).firstLookDueAt).toBe(reportedAt + 30 * minute);
});

test('the record takes no time that cannot be, and says which', async () => {
  const { incidentId } = await onPaper();
  const { revision: basedOn, at: _at, by: _by, ...record } = (await read(incidentId)).record;
  const save = (times: { happenedAt?: number; heardAt?: number }) =>
    desk.live.as('dsl').call('saveIncidentRecord', { incidentId, basedOn, record: { ...record, ...times } });
  const tomorrow = Date.now() + 24 * hour;
  expect(await save({ happenedAt: tomorrow })).toMatchObject({
    detail: expect.stringContaining('happened after'),
  });
  expect(await save({ heardAt: tomorrow })).toMatchObject({
    detail: expect.stringContaining('first have heard'),
  });
  expect(await save({ happenedAt: heardAt + hour })).toMatchObject({
    detail: expect.stringContaining('before it happened'),
  });
  expect((await read(incidentId)).record.revision).toBe(basedOn);
});

test('every version of the record is read with who and when, by those who may read it alone, on record', async () => {
  const { incidentId } = await onPaper();
  const { revision: basedOn, at: _at, by: _by, ...record } = (await read(incidentId)).record;
  const account = 'He said it again';
  await desk.live
    .as('head')
    .do('saveIncidentRecord', { incidentId, basedOn, record: { ...record, account } });
  const versions = await desk.live.as('dsl').do('incidentVersions', { incidentId });
  expect(versions).toMatchObject([
    { revision: 1, account: '', by: 'ThinkClick, from what was recorded' },
    { revision: 2, account, by: 'Dr Penrose' },
  ]);
  await desk.live.recorded('the look', ({ action }) => action === 'view-incident-versions');
  await desk.change([incidentId], { kind: 'narrow', audience: 'chair', reason: 'It was Dr Penrose' });
  for (const key of ['dsl', 'head'] as const)
    expect(await desk.live.as(key).call('incidentVersions', { incidentId })).toMatchObject({
      reason: 'not-found',
    });
  expect(await desk.live.as('chair').do('incidentVersions', { incidentId })).toHaveLength(2);
});

test('the form to print and the table say it', async () => {
  const { incidentId } = await onPaper();
  const { text } = await readPdf(await exported(incidentId, 'pdf'));
  expect(text).toContain(`The school first heard on ${longTime(heardAt)}`);
  const table = Buffer.from(await exported(incidentId, 'csv')).toString();
  expect(table).toContain('heard_at');
  expect(table).toContain(sortableTime(heardAt));
});
