import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportPath, type ExportRequest } from '#shared/api/exports.ts';
import type { Incident } from '#shared/api/incidents.ts';
import type { CapturePart } from '#shared/incidents/capture.ts';
import { usualRetentionDays } from '#shared/retention.ts';
import { maxEarlierLetters } from '#shared/screen/earlier-pictures.ts';
import { noteKeyText } from '../../server/evidence/signed-note.ts';
import { sha256Of } from '../../server/evidence/vault.ts';
import { filesWith } from '../support/files-with.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { onePixel } from '../support/one-pixel.ts';
import { parents } from '../support/parents-not-told.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { readPdf } from '../support/read-pdf.ts';
import { Verifier } from '../support/verifier.ts';
import { waitUntil } from '../support/wait-until.ts';

/** A picture whose bytes are like no other's. */
const jpeg = (name: string): Buffer => Buffer.concat([onePixel, Buffer.from(`made-up pixels of ${name}`)]);
const pageOf = (name: string) => ({ url: `https://${name}.example/`, title: `All about ${name}` });
const before = (name: string, agoMs: number) => ({
  page: pageOf(name),
  base64: jpeg(name).toString('base64'),
  agoMs,
});
const names = ['newts', 'frogs', 'toads'];

let school: LiveSchool;
let device: RawDevice;
let lessonId: string;
let asked: number;

const enter = async (index: number): Promise<RawDevice> => {
  const arrived = school.device(index);
  await arrived.arrive();
  arrived.picture = { ok: true, value: { page: pageOf('toads'), type: 'image/jpeg', bytes: jpeg('toads') } };
  return arrived;
};
const isInLesson = (one: RawDevice) => () => one.states.at(-1)?.lesson?.lessonId === lessonId;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'dsl', 'head');
  device = await enter(0);
  lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', isInLesson(device));
  device.earlier = { ok: true, value: [before('newts', 20_400), before('frogs', 9_600)] };
  asked = 0;
  device.socket.on('earlier-pictures', () => (asked += 1));
});
afterEach(() => school.close());

const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
const record = async (of = device): Promise<string> => {
  const told = { lessonId, deviceId: of.deviceId, kind: 'hurtful-message', words: 'Unkind words' } as const;
  return (await school.as('teacher').do('recordIncident', told)).incidentId;
};
const read = async (incidentId: string): Promise<Incident> => {
  await confirm('dsl');
  return school.as('dsl').do('incident', { incidentId });
};
const evidence = (evidenceId: string): Promise<Response> =>
  fetch(`${school.url}/api/evidence/${evidenceId}`, { headers: { cookie: school.as('dsl').cookie() } });
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

const wanted = (incidentId: string, request: Partial<ExportRequest> = {}): ExportRequest => ({
  incidentIds: [incidentId],
  form: 'pack',
  recipient: 'own-records',
  pupilIds: [],
  leaveOut: [],
  leaveIn: [],
  pictureIds: [],
  review: { people: [], computer: '', judgement: null },
  reading: '',
  ...request,
});
const exported = async (request: ExportRequest): Promise<Uint8Array> => {
  const { reading } = await school.as('dsl').do('previewExport', request);
  const response = await fetch(school.url + exportPath, {
    method: 'POST',
    headers: {
      cookie: school.as('dsl').cookie(),
      'content-type': 'application/json',
      origin: school.url,
    },
    body: JSON.stringify({ ...request, reading }),
  });
  expect(response.status).toBe(200);
  return bytesOf(response);
};
const evidenceIn = (zip: Uint8Array) =>
  Object.entries(unzipSync(zip)).flatMap(([name, bytes]) =>
    name.startsWith('evidence-') ? [[name, Buffer.from(bytes)] as const] : [],
  );

describe('pictures from before an incident', () => {
  test('are evidence of their own: in order, with when and of what, hashed, sealed and in the ledger', async () => {
    const { pictures, facts, reportedAt } = await read(await record());
    expect(pictures.map(({ takenAt }) => reportedAt - takenAt)).toEqual([20_400, 9_600, 0]);
    expect(pictures.map(({ sha256 }) => sha256)).toEqual(names.map((name) => sha256Of(jpeg(name))));
    expect(facts).toMatchObject({ pictureMissing: null, page: pageOf('toads') });
    expect(facts.earlier).toEqual([
      { ...pageOf('newts'), takenAt: reportedAt - 20_400, beforeMs: 20_400 },
      { ...pageOf('frogs'), takenAt: reportedAt - 9_600, beforeMs: 9_600 },
    ]);
    for (const [place, { evidenceId }] of pictures.entries())
      expect(await bytesOf(await evidence(evidenceId))).toEqual(jpeg(names[place] ?? ''));
    expect(await filesWith(school.dataFolder, 'made-up pixels')).toEqual([]);
    const keys = await school.storage.db.selectFrom('itemKeys').select('owner').execute();
    for (const { evidenceId } of pictures)
      expect(keys.filter(({ owner }) => owner.endsWith(evidenceId))).toHaveLength(1);
    await school.recorded('each look at one', ({ action }) => action === 'view-picture');
  });

  test('go out with the others, and stay with the others when they are left out', async () => {
    const incidentId = await record();
    const { pictures } = await read(incidentId);
    const zip = await exported(wanted(incidentId));
    expect(evidenceIn(zip)).toEqual(names.map((name, place) => [`evidence-${place + 1}.jpg`, jpeg(name)]));
    const key = noteKeyText(school.keys.ledger.key);
    const { said } = await new Verifier(school.dataFolder).verify(zip, '--key', key);
    expect(said).toContain('all is as it was recorded.\n3 pieces of evidence');
    const { text } = await readPdf(await exported(wanted(incidentId, { form: 'pdf' })));
    expect(text).toContain('20 seconds before it was recorded');
    expect(text).toContain('10 seconds before it was recorded');
    expect(text).toContain('All about newts');
    for (const name of names) expect(text).toContain(sha256Of(jpeg(name)));
    const chosen = { recipient: 'parents' as const, pupilIds: [school.pupilIds[0] ?? ''] };
    expect(evidenceIn(await exported(wanted(incidentId, chosen)))).toEqual([]);
    const pictureIds = pictures.slice(1, 2).map(({ evidenceId }) => evidenceId);
    const one = evidenceIn(await exported(wanted(incidentId, { ...chosen, pictureIds })));
    expect(one).toEqual([['evidence-2.jpg', jpeg('frogs')]]);
  });

  test('are held about the pupil, each by itself, and go when pictures go', async () => {
    const incidentId = await record();
    await read(incidentId);
    const pupilId = school.pupilIds[0] ?? '';
    const held = await school.as('dsl').do('subjectItems', { pupilId });
    expect(held.filter(({ label }) => label === 'Picture of incident 1')).toHaveLength(3);
    const change = { kind: 'decide', decision: 'no-further-action', reason: 'Both sorry', parents } as const;
    await school.as('dsl').do('changeIncidents', { incidentIds: [incidentId], change });
    school.turnClock((usualRetentionDays.evidence + 1) * 24 * 3_600_000);
    await school.signInAgain('dsl');
    await school.as('dsl').do('runRetention', {});
    expect(await readdir(join(school.dataFolder, 'evidence'))).toEqual([]);
    expect((await read(incidentId)).pictures).toEqual([]);
  });

  test('come also where the screen gives no picture any more', async () => {
    device.picture = { ok: false, reason: 'failed', detail: 'This page may not be pictured.' };
    const { pictures, facts } = await read(await record());
    expect([pictures.length, facts.pictureMissing]).toEqual([
      2,
      'There is no picture: This page may not be pictured.',
    ]);
  });

  test('are not asked for where the policy says none, and devices keep none then', async () => {
    expect(device.states.at(-1)?.earlierPictures).toBe('kept');
    const policy = await school.as('dsl').do('safeguardingPolicy', {});
    const save = (parts: CapturePart[]) => {
      const capture = { ...policy.capture, 'staff-records': { parts, minutes: 10 } };
      return school.as('head').do('saveSafeguardingPolicy', { ...policy, capture });
    };
    // Without the picture that they lead to they are not taken either.
    for (const parts of [
      ['picture', 'page'],
      ['earlier', 'page'],
    ] satisfies CapturePart[][]) {
      await save([...parts]);
      await waitUntil('devices are told', () => device.states.at(-1)?.earlierPictures === 'none');
      expect((await read(await record())).facts.earlier).toBeUndefined();
      await save(['picture', 'earlier']);
      await waitUntil('devices are told', () => device.states.at(-1)?.earlierPictures === 'kept');
    }
    expect(asked).toBe(0);
  });
});

describe('a device that is not what it should be', () => {
  const good = before('frogs', 9_600);
  const letters = (count: number) => jpeg('frogs').toString('base64') + 'A'.repeat(count);
  test.each<[string, unknown]>([
    ['too many', [50, 40, 30, 20, 10].map((seconds) => before('frogs', seconds * 1_000))],
    ['too large a one', [{ ...good, base64: letters(maxEarlierLetters) }]],
    ['one that is too old', [before('frogs', 180_001)]],
    ['one of a time to come', [before('frogs', -1)]],
    ['two of one moment', [good, good]],
    ['the newest first', [good, before('newts', 20_000)]],
    ['what is no picture', [{ ...good, base64: Buffer.from('<script>').toString('base64') }]],
    ['what is no base64', [{ ...good, base64: '../../etc' }]],
    ['one of no page', [{ ...good, page: null }]],
    ['something else', { length: 2 }],
  ])('that gives %s has none taken, and the incident is recorded all the same', async (_what, value) => {
    device.earlier = { ok: true, value };
    const { pictures, facts } = await read(await record());
    expect([pictures.map(({ sha256 }) => sha256), facts.earlier]).toEqual([
      [sha256Of(jpeg('toads'))],
      undefined,
    ]);
  });

  test('that is stopped and referred is not asked, and what it still gives in that moment is not kept', async () => {
    device.picture = null;
    device.earlier = null;
    device.socket.on('capture', (ack: (answer: unknown) => void) => {
      const value = { page: pageOf('toads'), type: 'image/jpeg', bytes: jpeg('toads') };
      void stop().then(() => ack({ ok: true, value }));
    });
    device.socket.on('earlier-pictures', (ack: (answer: unknown) => void) =>
      ack({ ok: true, value: [good] }),
    );
    const stop = () => school.as('teacher').do('stopAndRefer', { lessonId, deviceId: device.deviceId });
    await record();
    expect(asked).toBe(1);
    await record();
    expect(asked).toBe(1);
    expect(await school.storage.db.selectFrom('evidenceItems').selectAll().execute()).toEqual([]);
  });
});

test('a page that was stopped takes with it what was pictured of it before, on whichever computer', async () => {
  const other = await enter(1);
  await waitUntil('the other is in the lesson', isInLesson(other));
  other.earlier = { ok: true, value: [before('newts', 20_000), before('frogs', 10_000)] };
  const { pictures } = await read(await record(other));
  device.tell({ page: pageOf('newts'), tabs: [] });
  // Messages of one socket are taken in order: when this is answered, all before it has come.
  await device.report([{ seq: 1, at: Date.now(), kind: 'visit', ...pageOf('newts') }]);
  await school.as('teacher').do('stopAndRefer', { lessonId, deviceId: device.deviceId });
  for (const { evidenceId } of pictures) expect((await evidence(evidenceId)).status).toBe(403);
  const afterwards = await read(await record(other));
  expect(afterwards.facts.earlier?.map(({ url }) => url)).toEqual([pageOf('frogs').url]);
  expect(afterwards.pictures).toHaveLength(2);
});
