import { randomUUID } from 'node:crypto';
import type { AgreementAudience } from '#shared/agreements/audience.ts';
import { firstAgreementSettings, type AgreementSettings } from '#shared/agreements/settings.ts';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import type { AgreementSigned } from '#shared/reports.ts';
import type { LiveSchool } from './live-school.ts';
import type { RawDevice } from './raw-device.ts';
import { waitUntil } from './wait-until.ts';

/** Puts the standard text in force. */
export const publishAgreement = async (
  school: LiveSchool,
  audience: AgreementAudience,
  isSubstance = true,
) => {
  const texts = [...standardTexts[audience]];
  const admin = school.as('admin');
  const { revision } = await admin.do('saveAgreementDraft', { audience, revision: 0, texts });
  return admin.do('publishAgreement', { audience, revision, isSubstance });
};

export const setAgreements = (school: LiveSchool, change: Partial<AgreementSettings> = {}) =>
  school.as('admin').do('saveAgreementSettings', { ...firstAgreementSettings, mode: 'hold', ...change });

export const untilAsked = (device: RawDevice) =>
  waitUntil('the agreement has come', () => device.states.at(-1)?.agreement ?? null);

export const untilNothingAsked = (device: RawDevice) =>
  waitUntil('nothing is asked', () => device.states.at(-1)?.agreement === null);

/** With its facts, which nobody is shown. */
export const ledgerSays = (school: LiveSchool, what: string, ...words: string[]) =>
  waitUntil(`the ledger says: ${what}`, async () => {
    const rows = await school.storage.db.selectFrom('ledger').selectAll().execute();
    return rows.map((row) => JSON.stringify(row)).find((row) => words.every((word) => row.includes(word)));
  });

/** As its page sends them once every question is answered. */
export const rightAnswers = (audience: AgreementAudience): number[] =>
  (standardTexts[audience][0]?.text.checks ?? []).map(({ right }) => right);

/** What a device tells when this pupil signs what it is asked. */
export const signatureOn = async (
  device: RawDevice,
  pupilId: string,
  change: Partial<AgreementSigned> = {},
): Promise<AgreementSigned> => {
  const { askId, versionId, audience, staff } = await untilAsked(device);
  return {
    seq: 1,
    at: Date.now(),
    kind: 'agreement-signed',
    url: null,
    signatureId: randomUUID(),
    pupilId,
    askId,
    versionId,
    language: 'en',
    signature: { kind: 'name', name: 'Amara' },
    adults: { schoolIds: staff.slice(0, 2).map(({ adultId }) => adultId), home: 'Nan' },
    answers: rightAnswers(audience),
    ...change,
  };
};
