import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesWith } from '../support/files-with.ts';
import { IncidentSchool } from './incident-school.ts';

let desk: IncidentSchool;
beforeEach(async () => {
  desk = await IncidentSchool.open();
});
afterEach(() => desk.live.close());

const measures = { escalation: ['Class teacher'], sanctions: ['Parents told', 'Mends Ada’s model'] };

test('what follows is decided by a person, with who and when, and each decision stays in the record', async () => {
  const { incidentId } = await desk.tell({ kind: 'hurtful-message' });
  const read = () => desk.live.as('dsl').do('incident', { incidentId });
  expect((await read()).measures).toBeNull();
  await desk.change([incidentId], { kind: 'measures', ...measures });
  const decided = await read();
  expect(decided.measures).toEqual({ ...measures, at: expect.any(Number), by: 'Mrs Haddad' });
  expect(decided.measures?.at).toBeGreaterThanOrEqual(decided.reportedAt);
  await desk.change([incidentId], { kind: 'measures', escalation: [], sanctions: [] }, 'head');
  const { actions, measures: now } = await read();
  expect(now).toMatchObject({ escalation: [], sanctions: [], by: 'Dr Penrose' });
  expect(actions.map(({ text }) => text)).toEqual([
    'Goes to: Class teacher. Sanctions: Parents told; Mends Ada’s model.',
    'Goes to: nobody. Sanctions: none.',
  ]);
});

test('they are sealed on the disk, and nobody else decides them', async () => {
  const { incidentId } = await desk.tell({ kind: 'hurtful-message' });
  await desk.change([incidentId], { kind: 'measures', ...measures });
  expect(await filesWith(desk.live.dataFolder, 'Mends Ada')).toEqual([]);
  const change = { kind: 'measures' as const, escalation: [], sanctions: [] };
  expect(
    await desk.live.as('chair').call('changeIncidents', { incidentIds: [incidentId], change }),
  ).toMatchObject({ ok: false });
});
