import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../server/evidence/canonical-json.ts';
import { noteKeyText } from '../../server/evidence/signed-note.ts';
import { commitmentOf } from '../../server/evidence/ledger-hash.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { Verifier } from '../support/verifier.ts';
import { waitUntil } from '../support/wait-until.ts';
import { changeEntry, flipped, proofIn, without, withProof, type Files } from './tampered-export.ts';
import { parents } from '../support/parents-not-told.ts';

const page = { url: 'https://newts.example/', title: 'Newts' };
const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('made-up pixels')]);

let school: LiveSchool;
let verifier: Verifier;
let device: RawDevice;
let [lessonId, incidentId, key] = ['', '', ''];
/** The first export, the second, and one of another incident. */
let first: Files;
let second: Files;
let secondZip: Buffer;
let other: Files;

const record = async (words: string): Promise<string> => {
  const request = { lessonId, deviceId: device.deviceId, kind: 'hurtful-message', words } as const;
  return (await school.as('teacher').do('recordIncident', request)).incidentId;
};
const fetchExport = (id: string): Promise<Response> =>
  fetch(`${school.url}/api/incidents/${id}/export`, { headers: { cookie: school.as('dsl').cookie() } });
const exportedZip = async (id: string): Promise<Buffer> => {
  const response = await fetchExport(id);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="?incident-\d+\.zip"?$/);
  return Buffer.from(await response.arrayBuffer());
};
const exported = async (id: string): Promise<Files> => unzipSync(await exportedZip(id));

beforeAll(async () => {
  school = await LiveSchool.open(1, 'dsl');
  verifier = new Verifier(school.dataFolder);
  key = noteKeyText(school.keys.ledger.key);
  device = school.device(0);
  await device.arrive();
  device.picture = { ok: true, value: { page, type: 'image/jpeg', bytes: picture } };
  lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  incidentId = await record('Unkind words');
  const another = await record('More of them');
  const dsl = school.as('dsl');
  await dsl.do('confirmPassword', { password: madeUpStaff.dsl.password });
  const text = 'Spoke to both families';
  await dsl.do('addIncidentAction', { incidentId, step: null, isDone: true, text });
  first = await exported(incidentId);
  other = await exported(another);
  await dsl.do('changeIncidents', {
    incidentIds: [incidentId],
    change: { kind: 'decide', decision: 'handled-in-school', reason: 'Both sorry', parents },
  });
  secondZip = await exportedZip(incidentId);
  second = unzipSync(secondZip);
});
afterAll(() => school.close());

describe('an export as it was made', () => {
  test('holds the incident, what was recorded, the picture byte for byte, the proof and the program', () => {
    expect(Object.keys(second).sort().join(' ')).toBe(
      'READ-ME.txt evidence-1.jpg incident-1.pdf incident-1.pdf.sig incident.json ledger.json ledger.json.sig recorded.json verify-evidence.mjs',
    );
    expect(Buffer.from(second['evidence-1.jpg'] ?? [])).toEqual(picture);
    expect(JSON.parse(Buffer.from(second['incident.json'] ?? []).toString())).toMatchObject({
      decisionReason: 'Both sorry',
      actions: [
        { text: 'Spoke to both families' },
        { text: 'Handled in school: Both sorry' },
        { text: `Parents not told: ${parents.why}` },
      ],
    });
  });

  test('is found whole, by whoever has the school’s key and by whoever has not', async () => {
    expect(await verifier.verify(second, '--key', key)).toEqual({
      code: 0,
      said: expect.stringMatching(
        /^Incident 1, exported .*: all is as it was recorded\.\n1 pieces of evidence and /,
      ),
    });
    expect((await verifier.verify(second)).said).toContain(`whether this is its key: ${key}`);
  });

  test('agrees with the checkpoint of an older one', async () => {
    const earlier = await verifier.put('older.txt', proofIn(first).checkpoint);
    expect(await verifier.verify(second, '--key', key, '--earlier', earlier)).toMatchObject({ code: 0 });
  });

  test('is the DSL’s alone, after the password, and each is in the ledger', async () => {
    const teacher = await fetch(`${school.url}/api/incidents/${incidentId}/export`, {
      headers: { cookie: school.as('teacher').cookie() },
    });
    expect(teacher.status).toBe(403);
    expect((await fetchExport('none')).status).toBe(404);
    expect((await fetch(`${school.url}/api/incidents/${incidentId}/export`)).status).toBe(401);
    await school.recorded(
      'the export',
      ({ action, object }) => action === 'export-incident' && object === incidentId,
    );
  });
});

describe('the program finds and names', () => {
  const cases: [string, () => Files, RegExp][] = [
    [
      'a flipped bit of a picture',
      () => ({ ...second, 'evidence-1.jpg': flipped(second['evidence-1.jpg']) }),
      /"evidence-1\.jpg" was changed/,
    ],
    [
      'a changed word of the incident',
      () => ({ ...second, 'incident.json': flipped(second['incident.json']) }),
      /"incident\.json" was changed/,
    ],
    [
      'another program in its place',
      () => ({ ...second, 'verify-evidence.mjs': Buffer.from('ok') }),
      /"verify-evidence\.mjs" was changed/,
    ],
    ['a picture taken out', () => without(second, 'evidence-1.jpg'), /"evidence-1\.jpg" is missing/],
    ['a file put in', () => ({ ...second, 'more.jpg': picture }), /"more\.jpg" was put in afterwards/],
    [
      'a signature of the proof taken out',
      () => without(second, 'ledger.json.sig'),
      /"ledger\.json\.sig", the signature of the proof, is missing/,
    ],
    [
      'a line put beneath a signature',
      () => ({
        ...second,
        'ledger.json.sig': Buffer.concat([second['ledger.json.sig'] ?? picture, picture]),
      }),
      /"ledger\.json\.sig" was changed/,
    ],
    ['a proof taken out', () => without(second, 'ledger.json'), /"ledger\.json".* is missing/],
    [
      'another incident’s picture and words',
      () => ({ ...second, 'recorded.json': other['recorded.json'] ?? picture }),
      /"recorded\.json" was changed/,
    ],
    [
      'another incident’s proof',
      () => ({ ...second, 'ledger.json': other['ledger.json'] ?? picture }),
      /was changed/,
    ],
    [
      'an entry taken out',
      () =>
        withProof(second, (proof) => {
          proof.entries = proof.entries.filter(({ action }) => action !== 'change-incident');
        }),
      /Entry \d+ was left out/,
    ],
    [
      'two entries changed over',
      () =>
        withProof(second, (proof) => {
          proof.entries = proof.entries.toReversed();
        }),
      /is out of order/,
    ],
    [
      'an entry told twice',
      () =>
        withProof(second, (proof) => {
          proof.entries = proof.entries.flatMap((entry) => [entry, entry]);
        }),
      /there twice/,
    ],
    [
      'an end cut off',
      () =>
        withProof(second, (proof) => {
          proof.entries = proof.entries.slice(0, -1);
        }),
      /export itself is missing|was changed|left out/,
    ],
    [
      'facts that are not those recorded',
      () => changeEntry(second, 'change-incident', () => ({ facts: '{"decision":"referred"}' })),
      /change-incident\): its facts were changed/,
    ],
    [
      'facts with a commitment made to fit',
      () =>
        changeEntry(second, 'change-incident', ({ salt }) => {
          const facts = canonicalJson({ decision: 'referred' });
          return { facts, commitment: commitmentOf(salt, facts) };
        }),
      /change-incident\): it is not in the ledger/,
    ],
    [
      'a time moved back',
      () => changeEntry(second, 'change-incident', ({ at }) => ({ at: at - 86_400_000 })),
      /it is not in the ledger/,
    ],
    [
      'another person’s name on it',
      () => changeEntry(second, 'change-incident', () => ({ actor: 'somebody' })),
      /it is not in the ledger/,
    ],
    [
      'another person’s name where the entry commits to one',
      () => changeEntry(second, 'change-incident', () => ({ opened: { actor: 'x', salt: '' } })),
      /somebody else/,
    ],
    [
      'a checkpoint that nobody signed',
      () =>
        withProof(second, (proof) => {
          proof.checkpoint = proof.checkpoint.replace(/\n\d+\n/, '\n999\n');
        }),
      /is not signed with the school’s key/,
    ],
    [
      'an older checkpoint in the place of its own',
      () =>
        withProof(second, (proof) => {
          proof.checkpoint = proofIn(first).checkpoint;
        }),
      /it is not in the ledger/,
    ],
    [
      'a broken proof of an older checkpoint',
      () =>
        withProof(second, (proof) => {
          proof.earlier = proof.earlier.map((each) => ({ ...each, proof: each.proof.slice(1) }));
        }),
      /it was written anew/,
    ],
  ];
  test.each(cases)('%s', async (_what, change, words) => {
    const { code, said } = await verifier.verify(change(), '--key', key);
    expect(said).toMatch(words);
    expect(code).toBe(1);
  });

  test('a flipped bit anywhere: in every field of the ZIP around the files, and throughout each of them', async () => {
    const places = new Set<number>();
    let from = 0;
    for (const [name, { length }] of Object.entries(second)) {
      const start = from + 30 + name.length;
      for (let at = from; at < start; at += 1) places.add(at);
      const steps = name.endsWith('.sig') ? length : 40;
      for (let step = 0; step < steps; step += 1)
        places.add(start + Math.floor((step * (length - 1)) / (steps - 1)));
      from = start + length;
    }
    // What is left is the list of the files, and the end.
    for (let at = from; at < secondZip.length; at += 1) places.add(at);
    const bits = [...places].map((at) => {
      const copy = Buffer.from(secondZip);
      copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
      return copy;
    });
    const said = await verifier.verifyAll([...bits, secondZip], '--key', key);
    expect(said.at(-1)).toContain('all is as it was recorded');
    expect(said.slice(0, -1).filter((each) => each.includes('all is as it was recorded'))).toEqual([]);
  });

  test('several exports in one file, to be checked one by one', async () => {
    const { code, said } = await verifier.verify({ 'incident-1.zip': secondZip });
    expect(said).toContain('This holds several exports');
    expect(code).toBe(1);
  });

  test('an older export shown as the newest', async () => {
    const later = await verifier.put('later.txt', proofIn(second).checkpoint);
    const { code, said } = await verifier.verify(first, '--key', key, '--earlier', later);
    expect(said).toMatch(/the export is older than it/);
    expect(code).toBe(1);
  });

  test('a key that is not the school’s', async () => {
    const { code, said } = await verifier.verify(second, '--key', `${key.slice(0, -4)}AAA=`);
    expect(said).toContain('another key');
    expect(code).toBe(1);
  });

  test.each([
    ['half a file', () => zipSync(second, { level: 0 }).subarray(0, 2_000), /no ZIP file/],
    ['a compressed file', () => zipSync(second), /is compressed/],
    ['no file at all', () => new Uint8Array(), /no ZIP file/],
  ])('%s, without a guess', async (_what, make, words) => {
    const { code, said } = await verifier.verify(make());
    expect(said).toMatch(words);
    expect(code).toBe(2);
  });
});
