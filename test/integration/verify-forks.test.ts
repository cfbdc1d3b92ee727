import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCheckpoint, signCheckpoint, type Checkpoint } from '../../server/evidence/checkpoint.ts';
import { noteKeyText } from '../../server/evidence/signed-note.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { Verifier } from '../support/verifier.ts';
import { waitUntil } from '../support/wait-until.ts';
import { proofIn, withProof, type Files } from './tampered-export.ts';

const hourMs = 3_600_000;

let school: LiveSchool;
let verifier: Verifier;
let key = '';
let incidentId = '';
/** The second export, which holds the checkpoint of the first. */
let exported: Files;

const exportNow = async (): Promise<Files> => {
  const headers = { cookie: school.as('dsl').cookie() };
  const response = await fetch(`${school.url}/api/incidents/${incidentId}/export`, { headers });
  return unzipSync(new Uint8Array(await response.arrayBuffer()));
};

/** A checkpoint that says something else, signed anew with the school's own key. */
const signedAnew = (note: string, change: (checkpoint: Checkpoint) => Partial<Checkpoint>): string => {
  const { key: noteKey, privateKey } = school.keys.ledger;
  const checkpoint = readCheckpoint(note, noteKey);
  if (checkpoint === null) throw new Error('This is no checkpoint of the school.');
  return signCheckpoint({ ...checkpoint, ...change(checkpoint) }, noteKey, privateKey);
};

beforeAll(async () => {
  school = await LiveSchool.open(1, 'dsl');
  verifier = new Verifier(school.dataFolder);
  key = noteKeyText(school.keys.ledger.key);
  const device = school.device(0);
  await device.arrive();
  const lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  const request = { lessonId, deviceId: device.deviceId, kind: 'hurtful-message', words: 'Unkind' } as const;
  ({ incidentId } = await school.as('teacher').do('recordIncident', request));
  await school.as('dsl').do('confirmPassword', { password: madeUpStaff.dsl.password });
  await exportNow();
  exported = await exportNow();
});
afterAll(() => school.close());

describe('whoever has the school’s key and rewrites its ledger', () => {
  test('is found by a second ledger under the same key', async () => {
    const root = 'ab'.repeat(32);
    const fork = await verifier.put(
      'fork.txt',
      signedAnew(proofIn(exported).checkpoint, () => ({ root })),
    );
    const { code, said } = await verifier.verify(exported, '--key', key, '--earlier', fork);
    expect(said).toMatch(/fork\.txt" .* is of another ledger with as many entries: there are two\./);
    expect(code).toBe(1);
  });

  test('is found by when an entry was first signed, without a stamp', async () => {
    const later = ({ at }: Checkpoint) => ({ at: at + 2 * hourMs });
    const moved = withProof(exported, (proof) => {
      proof.earlier = proof.earlier.map((each) => ({ ...each, note: signedAnew(each.note, later) }));
    });
    const { code, said } = await verifier.verify(moved, '--key', key);
    expect(said).toMatch(/Entry \d+ says .*, but was first signed at /);
    expect(code).toBe(1);
  });

  test('is found where no earlier checkpoint is left to show it, by when the export was signed', async () => {
    const later = ({ at }: Checkpoint) => ({ at: at + 400 * 24 * hourMs });
    const backdated = withProof(exported, (proof) => {
      proof.earlier = [];
      proof.checkpoint = signedAnew(proof.checkpoint, later);
    });
    const { code, said } = await verifier.verify(backdated, '--key', key);
    expect(said).toMatch(/Entry \d+ says .*, but was first signed at /);
    expect(code).toBe(1);
  });

  test('is not cleared by a checkpoint that cannot be compared', async () => {
    const { checkpoint, earlier } = proofIn(exported);
    const sizes = earlier.map(({ note }) => readCheckpoint(note, school.keys.ledger.key)?.size);
    const unknown = signedAnew(checkpoint, ({ size }) => ({
      size:
        Array.from({ length: size - 1 }, (_, at) => at + 1).findLast((each) => !sizes.includes(each)) ?? 0,
    }));
    const file = await verifier.put('unknown.txt', unknown);
    const { code, said } = await verifier.verify(exported, '--key', key, '--earlier', file);
    expect(said).toMatch(/cannot be compared, .* it is not shown that the ledger was not forked\./);
    expect(code).toBe(1);
  });
});
