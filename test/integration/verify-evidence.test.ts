import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LedgerProof, ProvenEntry } from '../../server/evidence/ledger-proof.ts';
import { canonicalJson } from '../../server/evidence/canonical-json.ts';
import { noteKeyText } from '../../server/evidence/signed-note.ts';
import { commitmentOf } from '../../server/evidence/ledger-hash.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { packageRoot } from '../support/package-root.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

type Files = Record<string, Uint8Array>;
type Proof = { -readonly [Part in keyof LedgerProof]: LedgerProof[Part] };

const page = { url: 'https://newts.example/', title: 'Newts' };
const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('made-up pixels')]);

let school: LiveSchool;
let device: RawDevice;
let [lessonId, incidentId, key] = ['', '', ''];
/** The first export, the second, and one of another incident. */
let first: Files;
let second: Files;
let other: Files;

const record = async (words: string): Promise<string> => {
  const request = { lessonId, deviceId: device.deviceId, kind: 'hurtful-message', words } as const;
  return (await school.as('teacher').do('recordIncident', request)).incidentId;
};
const fetchExport = (id: string): Promise<Response> =>
  fetch(`${school.url}/api/incidents/${id}/export`, { headers: { cookie: school.as('dsl').cookie() } });
const exported = async (id: string): Promise<Files> => {
  const response = await fetchExport(id);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="?incident-\d+\.zip"?$/);
  return unzipSync(new Uint8Array(await response.arrayBuffer()));
};

beforeAll(async () => {
  school = await LiveSchool.open(1, 'dsl');
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
    change: { kind: 'decide', decision: 'handled-in-school', reason: 'Both sorry' },
  });
  second = await exported(incidentId);
});
afterAll(() => school.close());

let files = 0;
const put = async (name: string, content: Uint8Array | string): Promise<string> => {
  const path = join(school.dataFolder, `${(files += 1)}-${name}`);
  await writeFile(path, content);
  return path;
};

/** What the verifier prints, and how it ends, run as anybody would who was given the file. */
const verify = async (
  given: Files | Uint8Array,
  ...words: string[]
): Promise<{ code: number; said: string }> => {
  const zip = given instanceof Uint8Array ? given : zipSync(given, { level: 0 });
  const program = await put('verify.mjs', await readFile(join(packageRoot, 'scripts/verify-evidence.mjs')));
  const args = [program, await put('export.zip', zip), ...words];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
};

const proofIn = (of: Files): Proof => JSON.parse(Buffer.from(of['ledger.json'] ?? '').toString()) as Proof;
const withProof = (of: Files, change: (proof: Proof) => void): Files => {
  const proof = proofIn(of);
  change(proof);
  return { ...of, 'ledger.json': Buffer.from(JSON.stringify(proof)) };
};
const changeEntry = (of: Files, action: string, change: (entry: ProvenEntry) => object): Files =>
  withProof(of, (proof) => {
    proof.entries = proof.entries.map((entry) =>
      entry.action === action ? { ...entry, ...change(entry) } : entry,
    );
  });
const without = (of: Files, name: string): Files =>
  Object.fromEntries(Object.entries(of).filter(([each]) => each !== name));
const flipped = (bytes: Uint8Array | undefined): Uint8Array => {
  const copy = Buffer.from(bytes ?? []);
  copy.writeUInt8(copy.readUInt8(copy.length - 1) ^ 1, copy.length - 1);
  return copy;
};

describe('an export as it was made', () => {
  test('holds the incident, what was recorded, the picture byte for byte, the proof and the program', () => {
    expect(Object.keys(second).sort().join(' ')).toBe(
      'READ-ME.txt evidence-1.jpg incident-1.pdf incident-1.pdf.sig incident.json ledger.json recorded.json verify-evidence.mjs',
    );
    expect(Buffer.from(second['evidence-1.jpg'] ?? [])).toEqual(picture);
    expect(JSON.parse(Buffer.from(second['incident.json'] ?? []).toString())).toMatchObject({
      decisionReason: 'Both sorry',
      actions: [{ text: 'Spoke to both families' }, { text: 'Handled in school: Both sorry' }],
    });
  });

  test('is found whole, by whoever has the school’s key and by whoever has not', async () => {
    expect(await verify(second, '--key', key)).toEqual({
      code: 0,
      said: expect.stringMatching(
        /^Incident 1, exported .*: all is as it was recorded\.\n1 pieces of evidence and /,
      ),
    });
    expect((await verify(second)).said).toContain(`whether this is its key: ${key}`);
  });

  test('agrees with the checkpoint of an older one', async () => {
    const earlier = await put('older.txt', proofIn(first).checkpoint);
    expect(await verify(second, '--key', key, '--earlier', earlier)).toMatchObject({ code: 0 });
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
    const { code, said } = await verify(change(), '--key', key);
    expect(said).toMatch(words);
    expect(code).toBe(1);
  });

  test('an older export shown as the newest', async () => {
    const later = await put('later.txt', proofIn(second).checkpoint);
    const { code, said } = await verify(first, '--key', key, '--earlier', later);
    expect(said).toMatch(/the export is older than it/);
    expect(code).toBe(1);
  });

  test('a key that is not the school’s', async () => {
    const { code, said } = await verify(second, '--key', `${key.slice(0, -4)}AAA=`);
    expect(said).toContain('another key');
    expect(code).toBe(1);
  });

  test.each([
    ['half a file', () => zipSync(second, { level: 0 }).subarray(0, 2_000), /no ZIP file/],
    ['a compressed file', () => zipSync(second), /is compressed/],
    ['no file at all', () => new Uint8Array(), /no ZIP file/],
  ])('%s, without a guess', async (_what, make, words) => {
    const { code, said } = await verify(make());
    expect(said).toMatch(words);
    expect(code).toBe(2);
  });
});
