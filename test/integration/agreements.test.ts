import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import type { AgreementSigned } from '#shared/reports.ts';
import {
  ledgerSays,
  publishAgreement,
  rightAnswers,
  setAgreements,
  signatureOn,
  untilAsked,
  untilNothingAsked,
} from '../support/agreement-school.ts';
import { LiveSchool } from '../support/live-school.ts';
import { readPdf } from '../support/read-pdf.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const dayMs = 24 * 3_600_000;
let school: LiveSchool;
let device: RawDevice;
let pupilId: string;
let seq: number;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'dsl', 'otherTeacher');
  device = school.device(0);
  await device.arrive();
  pupilId = school.pupilIds[0] ?? '';
  seq = 0;
});
afterEach(() => school.close());

const publish = (isSubstance = true) => publishAgreement(school, 'ks2', isSubstance);
const sign = async (change: Partial<AgreementSigned> = {}) => {
  seq += 1;
  const report = await signatureOn(device, pupilId, { seq, ...change });
  await device.report([report]);
  return report;
};
const refusedFor = (why: string) => ledgerSays(school, `refused: ${why}`, 'sign-agreement', 'refused', why);
const onFile = async () => (await school.as('dsl').do('pupilAgreements', { pupilId })).signatures;

describe('a pupil', () => {
  test('is asked nothing until the school turns it on', async () => {
    await publish();
    expect((await school.as('admin').do('agreements', {})).settings.mode).toBe('off');
    expect(device.states.at(-1)?.agreement ?? null).toBeNull();
    await setAgreements(school);
    expect(await untilAsked(device)).toMatchObject({ audience: 'ks2', needs: 'pupil' });
  });

  test('is held after the grace time, counted from when the device asked first', async () => {
    await publish();
    const before = Date.now();
    await setAgreements(school, { graceDays: 3, openHosts: ['lessons.example'] });
    const first = await untilAsked(device);
    expect(first.heldFrom).toBeGreaterThanOrEqual(before + 3 * dayMs);
    expect(first.openHosts).toEqual(['lessons.example']);
    school.turnClock(dayMs);
    const again = school.device(0);
    await again.arrive();
    expect((await untilAsked(again)).heldFrom).toBe(first.heldFrom);
    await school.signInAgain('admin');
    await setAgreements(school, { mode: 'ask' });
    await waitUntil('nobody is held', () => device.states.at(-1)?.agreement?.heldFrom === null);
  });

  test('signs on the device and is asked no more; the ledger says so without a name', async () => {
    await publish();
    await setAgreements(school);
    const staff = (await untilAsked(device)).staff.find(({ name }) => name === 'Miss Clarke');
    const report = await sign({ adults: { schoolIds: [staff?.adultId ?? '', 'nobody'], home: 'Nan' } });
    await untilNothingAsked(device);
    expect(device.states.at(-1)?.trustedAdults).toEqual([
      { adultId: staff?.adultId, name: 'Miss Clarke', place: 'school' },
      { adultId: 'home', name: 'Nan', place: 'home' },
    ]);
    const line = await ledgerSays(school, 'signed', 'sign-agreement', report.signatureId, 'done');
    expect(line).toContain('ks2');
    expect(line).not.toMatch(/Amara|Nan/);
    const stored = await school.storage.db
      .selectFrom('reports')
      .select('body')
      .where('kind', '=', 'agreement-signed')
      .executeTakeFirstOrThrow();
    expect(stored.body).not.toMatch(/Amara|Nan/);
  });

  test('signs once: the same report again is the same signature, another one is not needed', async () => {
    await publish();
    await setAgreements(school);
    const report = await sign();
    await untilNothingAsked(device);
    await device.report([report, { ...report, seq: 2 }]);
    await device.report([{ ...report, seq: 3, signatureId: randomUUID() }]);
    await refusedFor('signed already');
    expect(await onFile()).toHaveLength(1);
  });

  test('signs for nobody else, and no device takes another one’s number', async () => {
    await publish();
    await setAgreements(school);
    await sign({ pupilId: school.pupilIds[1] ?? '' });
    await refusedFor('of another pupil');
    const report = await sign();
    const other = school.device(1);
    await other.arrive();
    await other.report([{ ...report, seq: 1, pupilId: school.pupilIds[1] ?? '' }]);
    await refusedFor('of another device');
    expect(await untilAsked(other)).toMatchObject({ needs: 'pupil' });
  });

  test.each([
    ['no', () => []],
    ['a wrong', () => rightAnswers('ks2').map((right, place) => (place === 0 ? right + 1 : right))],
  ])('has not signed with %s answer to the questions', async (_which, answers) => {
    await publish();
    await setAgreements(school);
    await sign({ answers: answers() });
    await refusedFor('questions not answered');
    expect(await onFile()).toEqual([]);
  });

  test('has not signed without naming two adults at school, and names nobody who is not near children', async () => {
    await publish();
    await setAgreements(school);
    const { staff } = await untilAsked(device);
    const [first = '', second = ''] = staff.map(({ adultId }) => adultId);
    for (const schoolIds of [[], [first], [first, first]]) {
      await sign({ adults: { schoolIds, home: 'Nan' } });
      await refusedFor('fewer than two adults are named');
    }
    const { accountId: office } = await school.storage.db
      .selectFrom('accounts')
      .select('accountId')
      .where('roles', '=', JSON.stringify(['admin']))
      .executeTakeFirstOrThrow();
    expect([first, second]).not.toContain(office);
    await sign({ adults: { schoolIds: [first, office], home: '' } });
    await untilNothingAsked(device);
    expect(device.states.at(-1)?.trustedAdults.map(({ adultId }) => adultId)).toEqual([first]);
  });

  test('who signed while the device was away is asked nothing once it has told', async () => {
    await publish();
    await setAgreements(school);
    const report = await signatureOn(device, pupilId);
    device.close();
    const back = school.device(0, { keys: device.keys });
    await back.arrive();
    expect(await untilAsked(back)).toMatchObject({ askId: report.askId });
    await back.report([report]);
    await untilNothingAsked(back);
    expect(await onFile()).toHaveLength(1);
  });
});

test('signed while the server is away, it arrives once, by the extension’s own outbox', async () => {
  await publish();
  await setAgreements(school);
  device.close();
  const pupils = school.fakeDevice(1);
  await pupils.enrol();
  const asked = await waitUntil('it is asked', () => pupils.state.agreement);
  const back = school.restart();
  const { askId, versionId, staff } = asked;
  const signed = { askId, versionId, pupilId: school.pupilIds[1] ?? '', signatureId: randomUUID() };
  const said = { language: 'en', signature: { kind: 'picture', picture: 'boat' } } as const;
  const adults = { schoolIds: staff.slice(0, 2).map(({ adultId }) => adultId), home: '' };
  const answers = rightAnswers('ks2');
  await pupils.tell({ kind: 'agreement-signed', url: null, ...signed, ...said, adults, answers });
  await back;
  await waitUntil('nothing is asked', () => pupils.state.agreement === null);
  await waitUntil('it is acknowledged', async () => (await pupils.waiting()) === 0);
  const kept = await school.as('dsl').do('pupilAgreements', { pupilId: signed.pupilId });
  expect(kept.signatures).toMatchObject([{ signature: { kind: 'picture', picture: 'boat' } }]);
});

describe('asked anew', () => {
  beforeEach(async () => {
    await publish();
    await setAgreements(school);
    await sign();
    await untilNothingAsked(device);
  });

  test('after a change of substance, and not after a correction', async () => {
    expect(await publish(false)).toEqual({ number: 2 });
    const quiet = school.device(0);
    await quiet.arrive();
    expect(quiet.states.at(-1)?.agreement).toBeNull();
    await publish(true);
    await untilAsked(device);
  });

  test('after a withdrawal, which stays on file with its reason', async () => {
    const [kept] = await onFile();
    const withdrawal = { signatureId: kept?.signatureId ?? '', reason: 'A parent asked for it' };
    await expect(school.as('teacher').do('withdrawAgreement', withdrawal)).rejects.toThrow('not-allowed');
    await school.as('dsl').do('withdrawAgreement', withdrawal);
    const asked = await untilAsked(device);
    expect(asked.askId).toMatch(/\.1$/);
    expect(device.states.at(-1)?.trustedAdults).toEqual([]);
    expect(await onFile()).toMatchObject([{ withdrawnReason: 'A parent asked for it' }]);
    await expect(school.as('dsl').do('withdrawAgreement', withdrawal)).rejects.toThrow('conflict');
    await ledgerSays(school, 'withdrawn', 'withdraw-agreement', withdrawal.signatureId);
    await sign();
    await untilNothingAsked(device);
  });

  test('when another year begins, by the clock, and connected devices are told', async () => {
    await school.restart();
    await device.arrive();
    expect(device.states.at(-1)?.agreement).toBeNull();
    school.turnClock(366 * dayMs);
    const asked = await waitUntil('asked again', () => device.states.at(-1)?.agreement ?? null);
    expect(asked.heldFrom).toBeGreaterThan(Date.now() + 366 * dayMs);
  });
});

describe('a version', () => {
  test('is published once, from the draft as it stood, and never changed', async () => {
    const admin = school.as('admin');
    const draft = { audience: 'ks2', revision: 1 } as const;
    await publish();
    await expect(admin.do('publishAgreement', { ...draft, isSubstance: true })).rejects.toThrow('conflict');
    const [version] = (await admin.do('agreements', {})).versions;
    const texts = version?.texts ?? [];
    const saved = await admin.do('saveAgreementDraft', { audience: 'ks2', revision: 0, texts });
    await expect(admin.do('saveAgreementDraft', { audience: 'ks2', revision: 0, texts })).rejects.toThrow(
      'conflict',
    );
    await admin.do('discardAgreementDraft', { audience: 'ks2', ...saved });
    expect(await admin.do('agreements', {})).toMatchObject({ versions: [version], drafts: [] });
    expect(await school.as('teacher').do('agreements', {})).toMatchObject({ mayEdit: false, drafts: [] });
    await ledgerSays(school, 'published', 'publish-agreement', version?.sha256 ?? '');
  });

  test('is printed blank, in every language', async () => {
    await publish();
    const [version] = (await school.as('teacher').do('agreements', {})).versions;
    const headers = { cookie: school.as('teacher').cookie() };
    const answer = await fetch(`${school.url}/api/agreements/${version?.versionId}/pdf`, { headers });
    const { pages, isTagged } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(pages.join(' ')).toContain('I stop and think before I click.');
    expect(pages.join(' ')).toContain('Rydw i’n stopio');
    expect(isTagged).toBe(true);
  });

  test('is printed in letters of its own, and not in their numbers, where a school has it in Urdu', async () => {
    const admin = school.as('admin');
    const [english] = standardTexts.ks2;
    if (english === undefined) throw new Error('There is no standard text.');
    const title = 'ہم کمپیوٹر پر محفوظ رہتے ہیں';
    const texts = [english, { language: 'ur', text: { ...english.text, title } }];
    const { revision } = await admin.do('saveAgreementDraft', { audience: 'ks2', revision: 0, texts });
    await admin.do('publishAgreement', { audience: 'ks2', revision, isSubstance: true });
    const [version] = (await admin.do('agreements', {})).versions;
    const headers = { cookie: admin.cookie() };
    const answer = await fetch(`${school.url}/api/agreements/${version?.versionId}/pdf`, { headers });
    const { text } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(text).toContain('محفوظ');
    expect(text).not.toContain('U+');
  });
});
