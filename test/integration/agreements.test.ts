import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AgreementAudience } from '#shared/agreements/audience.ts';
import { firstAgreementSettings, type AgreementSettings } from '#shared/agreements/settings.ts';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import type { AgreementSigned } from '#shared/reports.ts';
import { LiveSchool } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const dayMs = 24 * 3_600_000;
let school: LiveSchool;
let device: RawDevice;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'dsl');
  device = school.device(0);
  await device.arrive();
});
afterEach(() => school.close());

const admin = () => school.as('admin');
const publish = async (audience: AgreementAudience, isSubstance = true) => {
  const texts = [...standardTexts[audience]];
  const { revision } = await admin().do('saveAgreementDraft', { audience, revision: 0, texts });
  return admin().do('publishAgreement', { audience, revision, isSubstance });
};
const set = (change: Partial<AgreementSettings> = {}) =>
  admin().do('saveAgreementSettings', { ...firstAgreementSettings, mode: 'hold', ...change });
const asked = (of = device) => waitUntil('the agreement has come', () => of.states.at(-1)?.agreement ?? null);
const untilNothing = (of = device) =>
  waitUntil('nothing is asked', () => of.states.at(-1)?.agreement === null);

let seq = 0;
const signed = async (change: Partial<AgreementSigned> = {}): Promise<AgreementSigned> => {
  const { askId, versionId } = await asked();
  seq += 1;
  return {
    seq,
    at: Date.now(),
    kind: 'agreement-signed',
    url: null,
    signatureId: randomUUID(),
    pupilId: school.pupilIds[0] ?? '',
    askId,
    versionId,
    language: 'en',
    signature: { kind: 'name', name: 'Amara' },
    adults: { schoolIds: [], home: 'Nan' },
    ...change,
  };
};
const sign = async (change: Partial<AgreementSigned> = {}) => {
  const report = await signed(change);
  await device.report([report]);
  return report;
};
/** With its facts, which nobody is shown. */
const ledgerSays = (what: string, ...words: string[]) =>
  waitUntil(`the ledger says: ${what}`, async () => {
    const rows = await school.storage.db.selectFrom('ledger').selectAll().execute();
    return rows.map((row) => JSON.stringify(row)).find((row) => words.every((word) => row.includes(word)));
  });
const refusedFor = (why: string) => ledgerSays(`refused: ${why}`, 'sign-agreement', 'refused', why);
beforeEach(() => (seq = 0));

describe('a pupil', () => {
  test('is asked nothing until the school turns it on', async () => {
    await publish('ks2');
    expect((await admin().do('agreements', {})).settings.mode).toBe('off');
    expect(device.states.at(-1)?.agreement ?? null).toBeNull();
    await set();
    expect(await asked()).toMatchObject({ audience: 'ks2', needs: 'pupil' });
  });

  test('is held after the grace time, counted from when the device asked first', async () => {
    await publish('ks2');
    const before = Date.now();
    await set({ graceDays: 3, openHosts: ['lessons.example'] });
    const first = await asked();
    expect(first.heldFrom).toBeGreaterThanOrEqual(before + 3 * dayMs);
    expect(first.openHosts).toEqual(['lessons.example']);
    school.turnClock(dayMs);
    const again = school.device(0);
    await again.arrive();
    expect((await asked(again)).heldFrom).toBe(first.heldFrom);
    await school.signInAgain('admin');
    await set({ mode: 'ask' });
    await waitUntil('nobody is held', () => device.states.at(-1)?.agreement?.heldFrom === null);
  });

  test('signs on the device, once, and is asked no more; the ledger says so without a name', async () => {
    await publish('ks2');
    await set();
    const report = await sign({
      adults: { schoolIds: [(await asked()).staff[0]?.adultId ?? ''], home: 'Nan' },
    });
    await untilNothing();
    expect(device.states.at(-1)?.trustedAdults.map(({ name, place }) => `${name} ${place}`)).toEqual([
      'Miss Clarke school',
      'Nan home',
    ]);
    const line = await ledgerSays('signed', 'sign-agreement', report.signatureId, 'done');
    expect(line).toContain('ks2');
    expect(line).not.toMatch(/Amara|Nan/);
  });

  test('the same report again is the same signature, and another one is not needed', async () => {
    await publish('ks2');
    await set();
    const report = await sign();
    await untilNothing();
    await device.report([report, { ...report, seq: 2 }]);
    await device.report([{ ...report, seq: 3, signatureId: randomUUID() }]);
    await refusedFor('signed already');
    const kept = await school.as('dsl').do('pupilAgreements', { pupilId: report.pupilId });
    expect(kept.signatures).toHaveLength(1);
  });

  test('signs for nobody else, and no device takes another one’s number', async () => {
    await publish('ks2');
    await set();
    await sign({ pupilId: school.pupilIds[1] ?? '' });
    await refusedFor('of another pupil');
    const report = await sign();
    const other = school.device(1);
    await other.arrive();
    await other.report([{ ...report, seq: 1, pupilId: school.pupilIds[1] ?? '' }]);
    await refusedFor('of another device');
    expect(await asked(other)).toMatchObject({ needs: 'pupil' });
  });
});
