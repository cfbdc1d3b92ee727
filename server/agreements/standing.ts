import type { AgreementAudience } from '#shared/agreements/audience.ts';
import type { AgreementTexts } from '#shared/agreements/text.ts';
import type { SignerRole } from '../storage/agreement-tables.ts';
import { agreementYear } from './school-year.ts';

/** A published version. */
export interface Version {
  readonly versionId: string;
  readonly audience: AgreementAudience;
  readonly number: number;
  readonly isSubstance: boolean;
  readonly publishedAt: number;
  readonly sha256: string;
  readonly texts: AgreementTexts;
}

/** What is asked of an audience now. */
export interface Required {
  readonly latest: Version;
  /** The last change of substance: who signed this one or a later one need not sign again. */
  readonly least: Version;
}

export interface Signed {
  readonly versionId: string;
  readonly role: SignerRole;
  readonly signedAt: number;
  readonly withdrawnAt: number | null;
}

const dayMs = 24 * 3_600_000;
/** Signed so shortly before the year begins, it counts for that year. */
const earlyMs = 56 * dayMs;

/** Null where nothing is published for this audience. */
export const requiredOf = (versions: readonly Version[], audience: AgreementAudience): Required | null => {
  const own = versions.filter((each) => each.audience === audience).toSorted((a, b) => a.number - b.number);
  const latest = own.at(-1);
  const least = own.findLast(({ isSubstance }) => isSubstance) ?? own[0];
  return latest && least ? { latest, least } : null;
};

export interface StandingParts {
  readonly versions: readonly Version[];
  readonly renewalMonth: number;
  readonly now: number;
}

/** Whether one of these signatures holds now, for this role. */
export const isSignedFor = (
  { versions, renewalMonth, now }: StandingParts,
  required: Required,
  role: SignerRole,
  signatures: readonly Signed[],
): boolean => {
  const { startsAt } = agreementYear(now, renewalMonth);
  const numbers = new Map(
    versions
      .filter(({ audience }) => audience === required.least.audience)
      .map(({ versionId, number }) => [versionId, number]),
  );
  return signatures.some(
    (signed) =>
      signed.role === role &&
      signed.withdrawnAt === null &&
      (numbers.get(signed.versionId) ?? -1) >= required.least.number &&
      signed.signedAt >= startsAt - earlyMs,
  );
};

/** Another change of substance, another year, or a withdrawal is asked about anew. */
export const askIdOf = (
  { renewalMonth, now }: StandingParts,
  { least }: Required,
  signatures: readonly Signed[],
): string => {
  const withdrawn = signatures.filter(({ withdrawnAt }) => withdrawnAt !== null).length;
  return `${least.versionId}.${agreementYear(now, renewalMonth).year}.${withdrawn}`;
};
