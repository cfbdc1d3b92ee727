import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportPath, type ExportRequest } from '#shared/api/exports.ts';
import type { ParentsAnswer } from '#shared/incidents/parents.ts';
import { filesWith } from '../support/files-with.ts';
import { readPdf } from '../support/read-pdf.ts';
import { IncidentSchool } from './incident-school.ts';

let desk: IncidentSchool;
beforeEach(async () => {
  desk = await IncidentSchool.open();
});
afterEach(() => desk.live.close());

const decision = 'handled-in-school';
const close = (incidentIds: string[], parents?: ParentsAnswer) =>
  desk.live.as('dsl').call('changeIncidents', {
    incidentIds,
    change: { kind: 'decide', decision, reason: 'Talked', ...(parents && { parents }) },
  });
const read = (incidentId: string) => desk.live.as('dsl').do('incident', { incidentId });
const told = (at: number): ParentsAnswer => ({ is: 'told', at, by: 'Mr Bell' });
const minuteMs = 60_000;

test('nothing is closed before somebody says whether parents were told, at a time that has been', async () => {
  const { incidentId } = await desk.tell();
  const now = Date.now();
  expect(await close([incidentId])).toMatchObject({ detail: expect.stringContaining('parents were told') });
  expect(await close([incidentId], told(now + 60 * minuteMs))).toMatchObject({
    detail: expect.stringContaining('still to come'),
  });
  expect(await close([incidentId], { is: 'no-need' })).toMatchObject({
    detail: expect.stringContaining('not a concern'),
  });
  expect(await read(incidentId)).toMatchObject({ decision: 'open', parents: null, actions: [] });
  expect(await close([incidentId], told(now - minuteMs))).toMatchObject({ ok: true });
  expect(await read(incidentId)).toMatchObject({ decision, parents: told(now - minuteMs) });
});

test('like ones are closed with one answer, and of what was no concern no parents need be told', async () => {
  const ids = [(await desk.tell()).incidentId, (await desk.tell()).incidentId];
  await desk.change(ids.slice(0, 1), { kind: 'triage', triage: 'not-a-concern' });
  expect(await close(ids, { is: 'no-need' })).toMatchObject({ ok: false });
  await desk.change(ids.slice(1), { kind: 'triage', triage: 'not-a-concern' });
  expect(await close(ids, { is: 'no-need' })).toMatchObject({ ok: true });
  const { incidents } = await desk.list('dsl', 'closed');
  expect(incidents.map(({ parents }) => parents)).toEqual([{ is: 'no-need' }, { is: 'no-need' }]);
});

test('another answer with the same reason is written down, and opening it again asks anew', async () => {
  const { incidentId } = await desk.tell();
  await close([incidentId], { is: 'not-told', why: 'Not reached' });
  await close([incidentId], told(Date.now() - minuteMs));
  await close([incidentId], told(Date.now() - minuteMs));
  const { actions, parents } = await read(incidentId);
  expect(parents).toMatchObject({ is: 'told', by: 'Mr Bell' });
  expect(actions.filter(({ step }) => step === 'parents').slice(0, 2)).toMatchObject([
    { isDone: false, text: 'Parents not told: Not reached' },
    { isDone: true, text: expect.stringMatching(/^Parents told on .+ by Mr Bell\.$/) },
  ]);
  await desk.change([incidentId], { kind: 'decide', decision: 'open', reason: 'More came' });
  expect((await read(incidentId)).parents).toBeNull();
});

describe('what was merged', () => {
  const merge = (incidentIds: string[], into: string) =>
    desk.live
      .as('dsl')
      .call('changeIncidents', { incidentIds, change: { kind: 'merge', into, reason: 'The same' } });
  const merged = async () => {
    const goesOn = (await desk.tell()).incidentId;
    const person = { kind: 'pupil', pupilId: desk.pupil(1), involvement: 'affected' } as const;
    const other = (await desk.tell({ people: [person], kind: 'harm-at-home' })).incidentId;
    expect(await merge([other], goesOn)).toMatchObject({ ok: true });
    return { goesOn, other };
  };

  test('is asked about with the one that goes on, whose answer stands in both', async () => {
    const { goesOn, other } = await merged();
    expect(await read(goesOn)).toMatchObject({
      carried: [{ kind: 'harm-at-home', people: [{ pupilId: desk.pupil(1) }] }],
      actions: [{ text: expect.stringContaining('says for both whether parents were told') }],
    });
    await desk.change([goesOn], { kind: 'triage', triage: 'not-a-concern' });
    expect(await close([goesOn], { is: 'no-need' })).toMatchObject({ ok: false });
    await close([goesOn], { is: 'not-told', why: 'Social care asked us not to' });
    for (const incidentId of [goesOn, other])
      expect(await read(incidentId)).toMatchObject({ parents: { why: 'Social care asked us not to' } });
    expect((await read(other)).actions.at(-1)).toMatchObject({ step: 'parents', isDone: false });
    await desk.change([goesOn], { kind: 'decide', decision: 'open', reason: 'More came' });
    expect((await read(other)).parents).toBeNull();
  });

  test('keeps the answer that was given before it was merged', async () => {
    const goesOn = (await desk.tell()).incidentId;
    const other = (await desk.tell()).incidentId;
    await close([other], { is: 'not-told', why: 'Asked before' });
    expect(await merge([other], goesOn)).toMatchObject({ ok: true });
    expect((await read(goesOn)).carried).toEqual([]);
    await close([goesOn], told(Date.now() - minuteMs));
    expect((await read(other)).parents).toEqual({ is: 'not-told', why: 'Asked before' });
  });

  test('does not go into one that is closed, where nobody would be asked any more', async () => {
    const [first, second] = [(await desk.tell()).incidentId, (await desk.tell()).incidentId];
    await close([first], told(Date.now() - minuteMs));
    expect(await merge([second], first)).toMatchObject({
      reason: 'conflict',
      detail: expect.stringContaining('Open it again first'),
    });
    expect((await read(second)).mergedInto).toBeNull();
  });

  test('is not named in an export of the one that goes on', async () => {
    const { goesOn } = await merged();
    expect(await said('json', 'own-records', goesOn)).not.toContain(desk.pupil(1));
  });
});

const why = 'Her stepfather hurts her';
const ask = async (request: Partial<ExportRequest>, incidentId: string): Promise<Buffer> => {
  const dsl = desk.live.as('dsl');
  const whole: ExportRequest = {
    incidentIds: [incidentId],
    form: 'csv',
    recipient: 'own-records',
    pupilIds: [desk.pupil(0)],
    leaveOut: [],
    leaveIn: [],
    pictureIds: [],
    review: { people: [], computer: '', judgement: null },
    reading: '',
    ...request,
  };
  const { reading } = await dsl.do('previewExport', whole);
  const response = await fetch(desk.live.url + exportPath, {
    method: 'POST',
    headers: { cookie: dsl.cookie(), 'content-type': 'application/json', origin: desk.live.url },
    body: JSON.stringify({ ...whole, reading }),
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};
const said = async (
  form: 'csv' | 'json' | 'pdf',
  recipient: 'own-records' | 'parents',
  incidentId: string,
) => {
  const bytes = await ask({ form, recipient }, incidentId);
  return form === 'pdf' ? (await readPdf(bytes)).text : bytes.toString();
};

test('why not is in the table, the data, the form and the chronology, sealed on the disk, and not in what parents get', async () => {
  const { incidentId } = await desk.tell({ kind: 'harm-at-home' });
  await close([incidentId], { is: 'not-told', why });
  for (const form of ['csv', 'json', 'pdf'] as const) {
    expect(await said(form, 'own-records', incidentId)).toContain(why);
    const given = await said(form, 'parents', incidentId);
    expect(given).not.toContain(why);
    expect(given).toContain('Left out of this copy.');
  }
  expect(await said('csv', 'own-records', incidentId)).toContain('not told,,,Her stepfather hurts her');
  const { incidents } = await desk.live.as('dsl').do('chronology', { pupilId: desk.pupil(0) });
  expect(incidents[0]?.actions.map(({ text }) => text)).toContain(`Parents not told: ${why}`);
  expect(await filesWith(desk.live.dataFolder, why)).toEqual([]);
});
