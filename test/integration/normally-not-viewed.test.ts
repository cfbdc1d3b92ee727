import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noteKeyText } from '../../server/evidence/signed-note.ts';
import type { Incident } from '#shared/api/incidents.ts';
import { criteria, viewingOpensMs } from '#shared/referrals/initial-review.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { Verifier } from '../support/verifier.ts';
import { waitUntil } from '../support/wait-until.ts';

const pixels = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('made-up pixels')]);
const page = { url: 'https://newts.example/', title: 'Newts' };

let school: LiveSchool;
let incident: Incident;

beforeEach(async () => {
  school = await LiveSchool.open(1, 'dsl', 'head');
  const device = school.device(0);
  await device.arrive();
  device.picture = { ok: true, value: { page, type: 'image/jpeg', bytes: pixels } };
  const lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  const told = { lessonId, deviceId: device.deviceId, kind: 'nude-imagery', words: 'A picture' } as const;
  const { incidentId } = await school.as('teacher').do('recordIncident', told);
  for (const key of ['dsl', 'head'] as const) await confirm(key);
  incident = await school.as('dsl').do('incident', { incidentId });
});
afterEach(() => school.close());

const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
const get = (key: StaffKey, path: string): Promise<Response> =>
  fetch(school.url + path, { headers: { cookie: school.as(key).cookie() } });
const look = (key: StaffKey) => get(key, `/api/evidence/${incident.pictures[0]?.evidenceId}`);
const about = () => ({ kind: 'incident' as const, id: incident.incidentId });

test('a picture of it opens only to whoever wrote down why it has to be viewed, and not for long', async () => {
  const refused = await look('dsl');
  expect(refused.status).toBe(409);
  expect((await refused.json()).detail).toContain('normally not viewed');
  const { reviewId } = await school.as('dsl').do('startInitialReview', about());
  await school.as('dsl').do('recordViewing', { reviewId, reason: 'Asked by the police. With Dr Penrose.' });
  expect(Buffer.from(await (await look('dsl')).arrayBuffer())).toEqual(pixels);
  expect((await look('head')).status).toBe(409);
  school.turnClock(viewingOpensMs);
  await confirm('dsl');
  expect((await look('dsl')).status).toBe(409);
});

test('it stays so where it is for the head alone, whose incidents say nothing of their kind', async () => {
  const change = { kind: 'narrow', audience: 'head', reason: 'An adult' } as const;
  await school.as('dsl').do('changeIncidents', { incidentIds: [incident.incidentId], change });
  expect((await look('head')).status).toBe(409);
  const { reviewId } = await school.as('head').do('startInitialReview', about());
  await school.as('head').do('recordViewing', { reviewId, reason: 'Asked by the LADO.' });
  expect((await look('head')).status).toBe(200);
});

test('it does not become something else, whose pictures open, before a first review is finished', async () => {
  const reclassify = () =>
    school.as('dsl').call('changeIncidents', {
      incidentIds: [incident.incidentId],
      change: { kind: 'reclassify', incidentKind: 'hurtful-message', reason: 'A drawing' },
    });
  expect(await reclassify()).toMatchObject({ ok: false, reason: 'conflict' });
  const { reviewId } = await school.as('dsl').do('startInitialReview', about());
  for (const criterion of criteria)
    await school.as('dsl').do('answerCriterion', { reviewId, criterion, answer: 'no' });
  expect(await reclassify()).toMatchObject({ reason: 'conflict' });
  await school.as('dsl').do('finishInitialReview', { reviewId, outcome: 'in-school', reason: '' });
  expect(await reclassify()).toMatchObject({ ok: true });
  expect((await look('dsl')).status).toBe(200);
});

test('no copy of it leaves by an export, and the copy says so', async () => {
  const response = await get('dsl', `/api/incidents/${incident.incidentId}/export`);
  const zip = new Uint8Array(await response.arrayBuffer());
  const files = unzipSync(zip);
  expect(Object.values(files).some((bytes) => Buffer.from(bytes).includes('made-up pixels'))).toBe(false);
  const said = Buffer.from(files['READ-ME.txt'] ?? []).toString();
  expect(said).toContain('Imagery of this kind is never copied');
  const key = noteKeyText(school.keys.ledger.key);
  const verified = await new Verifier(school.dataFolder).verify(zip, '--key', key);
  expect(verified.said).toContain('Left out: evidence-1.jpg');
});
