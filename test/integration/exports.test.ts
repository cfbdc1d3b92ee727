import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportPath, type ExportRequest } from '#shared/api/exports.ts';
import { columnNames } from '../../server/exports/incident-table.ts';
import { sha256Of } from '../../server/evidence/vault.ts';
import { noteKeyText, readNote } from '../../server/evidence/signed-note.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import { packageRoot } from '../support/package-root.ts';
import { readPdf } from '../support/read-pdf.ts';
import { onePixel, onePixelWithPlace as picture } from '../support/one-pixel.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { Verifier } from '../support/verifier.ts';
import { waitUntil } from '../support/wait-until.ts';

const page = { url: 'https://chat.example/u/ben-thistle', title: 'Ben’s page' };
let school: LiveSchool;
let device: RawDevice;
let incidentId: string;
let evidenceId: string;
let about: string;

const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });

beforeAll(async () => {
  school = await LiveSchool.open(3, 'dsl', 'head');
  device = school.device(0);
  await device.arrive();
  device.picture = { ok: true, value: { page, type: 'image/jpeg', bytes: picture } };
  const lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  const words = 'Ben Thistle and chloe sent Amara this. BEN’s idea.';
  ({ incidentId } = await school
    .as('teacher')
    .do('recordIncident', { lessonId, deviceId: device.deviceId, kind: 'hurtful-message', words }));
  await confirm('dsl');
  await confirm('head');
  about = school.pupilIds[0] ?? '';
  const text = '=HYPERLINK("x") Rang Ben’s mother';
  await school.as('dsl').do('addIncidentAction', { incidentId, step: 'parents', isDone: true, text });
  const [item] = (await school.as('dsl').do('incident', { incidentId })).pictures;
  evidenceId = item?.evidenceId ?? '';
});
afterAll(() => school.close());

const wanted = (request: Partial<ExportRequest> = {}): ExportRequest => ({
  incidentIds: [incidentId],
  form: 'pack',
  recipient: 'own-records',
  pupilIds: [],
  leaveOut: [],
  leaveIn: [],
  pictureIds: [],
  review: {
    people: [{ name: 'Mrs Haddad', position: 'Safeguarding lead' }],
    computer: 'Office computer 3',
    judgement: 'local-authority',
  },
  reading: '',
  ...request,
});
const forParents = (request: Partial<ExportRequest> = {}) =>
  wanted({ recipient: 'parents', pupilIds: [about], ...request });

const ask = (request: ExportRequest, key: StaffKey = 'dsl', origin = school.url): Promise<Response> =>
  fetch(school.url + exportPath, {
    method: 'POST',
    headers: { cookie: school.as(key).cookie(), 'content-type': 'application/json', origin },
    body: JSON.stringify(request),
  });
const bytesOf = async (response: Response): Promise<Uint8Array> => {
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
};
/** Looked through first, where that is needed. */
const made = async (request: ExportRequest): Promise<Uint8Array> => {
  const { reading } = await school.as('dsl').do('previewExport', request);
  return bytesOf(await ask({ ...request, reading }));
};
const unpacked = async (request: ExportRequest) => unzipSync(await made(request));
const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();
const nameOf = (response: Response): string =>
  /filename="?([^"]+)"?$/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';

const verify = async (zip: Uint8Array): Promise<string> =>
  (await new Verifier(school.dataFolder).verify(zip, '--key', noteKeyText(school.keys.ledger.key))).said;

describe('the form to print', () => {
  test('says all of the incident, who exported it and when, on tagged and numbered pages', async () => {
    const response = await ask(wanted({ form: 'pdf' }));
    expect(nameOf(response)).toBe('incident-1.pdf');
    const { text, pages, isTagged, tags } = await readPdf(await bytesOf(response));
    for (const said of [
      'Unkind words, harassment or bullying',
      'Ben Thistle and chloe sent Amara this',
      'Miss Clarke, Teacher',
      'Amara Quill (pupil)',
      'Done by Mrs Haddad',
      'Referred to the local authority (ticked)',
      'Computer used Office computer 3',
      'Position: Safeguarding lead',
      `SHA-256 of the original: ${sha256Of(picture)}`,
      'not a qualified electronic signature',
    ])
      expect(text).toContain(said);
    expect(text.match(/Signature:/g)).toHaveLength(2);
    for (const [place, each] of pages.entries()) {
      expect(each).toContain(`Page ${place + 1} of ${pages.length}`);
      expect(each).toContain('Incident 1 · Hazel Wood Primary School');
      expect(each).toMatch(/Copy \d+ · exported by Mrs Haddad, \d+ \w+ \d{4} at \d\d:\d\d/);
    }
    expect(isTagged).toBe(true);
    expect([...tags]).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure']));
  });

  test('has the picture without the data inside it', async () => {
    const pdf = Buffer.from(await made(wanted({ form: 'pdf' })));
    expect(pdf.includes(onePixel)).toBe(true);
    expect(pdf.includes('GPS!')).toBe(false);
  });

  test('is signed inside with the school’s key, under its name, alone and in the whole export', async () => {
    const alone = await made(wanted({ form: 'pdf' }));
    const said = /Incident 1, copy \d+, signed .* by Hazel Wood Primary School: not changed since\./;
    expect(await verify(alone)).toMatch(said);
    expect(await verify((await unpacked(wanted()))['incident-1.pdf'] ?? alone)).toMatch(said);
    // A reader is told once whom to trust: the certificate is the same each time.
    const certificateIn = (pdf: Uint8Array) => /0603551d0f.{400}/.exec(textOf(pdf))?.[0];
    expect(certificateIn(alone)).toBeDefined();
    expect(certificateIn(await made(wanted({ form: 'pdf' })))).toBe(certificateIn(alone));
    expect(await verify(Buffer.concat([alone, Buffer.from(' ')]))).toContain('WRONG: Something was added');
  });

  test('counts its copies', async () => {
    const copyOf = async () =>
      Number(/Copy (\d+)/.exec((await readPdf(await made(wanted({ form: 'pdf' })))).text)?.[1]);
    const [one, other] = await Promise.all([copyOf(), copyOf()]);
    expect(Math.abs(one - other)).toBe(1);
  });
});

describe('a table for another system', () => {
  test('names the pupil inside and never outside, and is no formula', async () => {
    const response = await ask(wanted({ form: 'csv' }));
    expect(nameOf(response)).toBe('incident-1.csv');
    const csv = textOf(await bytesOf(response));
    expect(csv.startsWith(`\ufeff${columnNames.join(',')}\r\n1,Amara Quill,Did it,Hedgehogs,`)).toBe(true);
    expect(csv).toContain('Ben Thistle and chloe sent Amara this');
  });

  test('says the same as data', async () => {
    const data: unknown = JSON.parse(textOf(await made(wanted({ form: 'json' }))));
    expect(data).toMatchObject({
      format: 'thinkclick-incidents',
      rows: [{ incident: '1', pupil_name: 'Amara Quill', steps_done: 'Tell the parents' }],
    });
  });

  test('has each of its columns explained', async () => {
    const guide = await readFile(join(packageRoot, 'docs/incident-export.md'), 'utf8');
    expect(columnNames.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('an export about one pupil alone', () => {
  test('is shown before it is made, with what was replaced and what is unclear', async () => {
    const preview = await school.as('dsl').do('previewExport', forParents());
    expect(preview.replaced).toEqual([
      {
        label: 'Pupil B',
        forms: ['Ben Thistle', 'BEN', 'ben-thistle', 'Ben'],
        times: expect.any(Number),
      },
      { label: 'Pupil C', forms: ['chloe'], times: 1 },
    ]);
    expect(preview.pictures).toMatchObject([{ evidenceId, isIncluded: false }]);
  });

  test.each(['pack', 'pdf', 'csv', 'json'] as const)('as %s names no other pupil', async (form) => {
    const bytes = await made(forParents({ form }));
    const inside = form === 'pack' ? Object.values(unzipSync(bytes)) : [bytes];
    for (const each of inside) {
      const isPdf = Buffer.from(each).subarray(0, 5).toString() === '%PDF-';
      const said = isPdf ? (await readPdf(each)).text : textOf(each);
      expect(said).not.toMatch(/\b(ben|thistle|chloe|marsh)\b/i);
      if (isPdf) expect(said).toMatch(/2 other pupils are named by a letter.*1 picture is left out/);
    }
  });

  test('still proves what it was made from, and says what is not in it', async () => {
    const zip = await made(forParents());
    expect(Object.keys(unzipSync(zip))).not.toContain('evidence-1.jpg');
    const said = await verify(zip);
    expect(said).toContain('all is as it was recorded');
    expect(said).toContain('Names are replaced in incident.json and incident-1.pdf');
    expect(said).toContain(
      `Left out: evidence-1.jpg, whose SHA-256 as it was recorded is ${sha256Of(picture)}`,
    );
    expect(said).toContain('Left out: recorded.json');
  });

  test('has a picture only where it is chosen', async () => {
    const chosen = await unpacked(forParents({ pictureIds: [evidenceId] }));
    expect(Buffer.from(chosen['evidence-1.jpg'] ?? [])).toEqual(picture);
  });

  test('leaves out what a person marks, and in what they say is no name', async () => {
    const marked = forParents({ leaveOut: ['sent Amara'], leaveIn: ['chloe'], form: 'json' });
    expect(textOf(await made(marked))).toContain('Pupil B and chloe [left out] this. Pupil B’s idea');
  });

  test('is about somebody who was involved', async () => {
    const another = forParents({ pupilIds: [school.pupilIds[1] ?? ''] });
    expect((await ask(another)).status).toBe(400);
    expect((await ask(forParents({ pupilIds: [] }))).status).toBe(400);
  });

  test('is made of what somebody has read, and of nothing that was written since', async () => {
    expect((await ask(forParents())).status).toBe(409);
    const { reading } = await school.as('dsl').do('previewExport', forParents());
    expect((await ask(forParents({ reading, leaveIn: ['chloe'] }))).status).toBe(409);
    await school.as('dsl').do('addIncidentAction', { incidentId, step: null, isDone: true, text: 'More' });
    expect((await ask(forParents({ reading }))).status).toBe(409);
  });

  test('is recorded with its kind, for whom it was, and how much was left out', async () => {
    await made(forParents());
    const rows = await school.storage.db
      .selectFrom('ledger')
      .select('facts')
      .where('action', '=', 'export-incident')
      .orderBy('seq', 'desc')
      .limit(1)
      .execute();
    expect(JSON.parse(rows[0]?.facts ?? '')).toMatchObject({
      form: 'pack',
      recipient: 'parents',
      redaction: { pupils: 2, pictures: 1 },
      files: { 'incident-1.pdf': expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });
});

describe('the signature beside the form', () => {
  test('is that of the school’s ledger, and another file’s is found out', async () => {
    const inside = await unpacked(wanted());
    const signature = textOf(inside['incident-1.pdf.sig']);
    expect(readNote(signature, school.keys.ledger.key)).toContain(
      `incident-1.pdf\nsha256 ${sha256Of(inside['incident-1.pdf'] ?? Buffer.of())}\n`,
    );
    const other = (await unpacked(wanted()))['incident-1.pdf.sig'] ?? Buffer.of();
    const said = await verify(zipSync({ ...inside, 'incident-1.pdf.sig': other }, { level: 0 }));
    expect(said).toContain('"incident-1.pdf.sig" is the signature of another file');
  });
});

describe('nobody exports', () => {
  test('several incidents alone', async () => {
    const second = await school.as('teacher').do('recordConcern', {
      kind: 'saw-something',
      people: [{ kind: 'pupil', pupilId: about, involvement: 'saw' }],
      words: '@SUM(A1) she said',
      happenedAt: null,
      place: 'home',
      toldBy: null,
    });
    const incidentIds = [incidentId, second.incidentId];
    const both = wanted({ incidentIds, form: 'csv' });
    expect((await ask(both)).status).toBe(403);
    const { approvalId } = await school
      .as('dsl')
      .do('askApproval', { kind: 'export-incidents', objects: incidentIds, reason: 'Moving to CPOMS' });
    expect((await ask(both)).status).toBe(403);
    await school.as('head').do('answerApproval', { approvalId, isAllowed: true, words: 'Agreed' });
    const response = await ask(both);
    expect(nameOf(response)).toBe('incidents-1-2.csv');
    expect(textOf(await bytesOf(response))).toContain(`,'@SUM(A1) she said,`);
    expect((await ask(both)).status).toBe(403);
  });

  test('what is not for their eyes, without their password, or from another site', async () => {
    const { incidentId: hidden } = await school.as('teacher').do('recordConcern', {
      kind: 'about-an-adult',
      people: [{ kind: 'adult-here', name: 'A volunteer', involvement: 'did' }],
      words: 'Something they did',
      happenedAt: null,
      place: 'school',
      toldBy: null,
    });
    expect((await ask(wanted({ incidentIds: [hidden] }))).status).toBe(404);
    expect((await ask(wanted({ incidentIds: [incidentId, hidden] }))).status).toBe(404);
    expect(nameOf(await ask(wanted({ incidentIds: [hidden], form: 'pdf' }), 'head'))).toBe('incident-H1.pdf');
    expect((await ask(wanted(), 'teacher')).status).toBe(403);
    expect((await ask(wanted(), 'dsl', 'https://elsewhere.example')).status).toBe(403);
  });
});
