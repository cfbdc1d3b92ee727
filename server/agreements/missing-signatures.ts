import type { Kysely } from 'kysely';
import type { EndpointAnswer } from '#shared/api.ts';
import type { AgreementStanding, ClassStanding, HeldSignature } from '#shared/api/agreements.ts';
import { keyStageOf } from '#shared/people.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { DeviceBook } from '../devices/device-book.ts';
import type { Schema } from '../storage/schema.ts';
import type { AgreementBook } from './agreement-book.ts';
import type { AgreementLinks } from './agreement-links.ts';
import type { OwnClass } from './own-classes.ts';
import type { PupilAgreements } from './pupil-agreements.ts';
import { schoolAdults } from './school-adults.ts';
import { agreementYear } from './school-year.ts';
import type { SignatureRow, Signatures } from './signatures.ts';
import { isSignedFor, requiredOf } from './standing.ts';

export interface MissingSignaturesParts {
  readonly db: Kysely<Schema>;
  readonly agreementBook: AgreementBook;
  readonly signatures: Signatures;
  readonly pupilAgreements: PupilAgreements;
  readonly agreementLinks: AgreementLinks;
  readonly book: DeviceBook;
  readonly states: Pick<DesiredStates, 'of'>;
}

type Missing = EndpointAnswer<'missingAgreements'>;

/** Who has signed in each of these classes, and who has not. */
export const standingOfClasses = async (
  parts: MissingSignaturesParts,
  classes: readonly OwnClass[],
): Promise<ClassStanding[]> => {
  const { db, signatures, pupilAgreements } = parts;
  const pupils = await db
    .selectFrom('pupils')
    .select(['pupilId', 'classId', 'name'])
    .where('isActive', '=', 1)
    .orderBy('name')
    .execute();
  const shown = pupils.filter(({ classId }) => classes.some((each) => each.classId === classId));
  const signed = await signatures.ofPupils(shown.map(({ pupilId }) => pupilId));
  const talks = await talksOfYear(parts);
  return classes.map(({ classId, name: className, yearGroup }) => ({
    classId,
    className,
    talk: talks.get(classId) ?? null,
    pupils: shown
      .filter((pupil) => pupil.classId === classId)
      .map(({ pupilId, name }) => ({
        pupilId,
        name,
        ...pupilAgreements.standing({ pupilId, keyStage: keyStageOf(yearGroup) }, signed.get(pupilId) ?? []),
        heldFrom: heldFrom(parts, pupilId),
      })),
  }));
};

/** As their devices have it. */
const heldFrom = (
  { book, states, pupilAgreements }: MissingSignaturesParts,
  pupilId: string,
): number | null => {
  const { now } = pupilAgreements.now;
  const ends = book
    .ofPupil(pupilId)
    .flatMap(({ deviceId }) => states.of(deviceId).agreement?.heldFrom ?? [])
    .filter((from) => from <= now);
  return ends.length === 0 ? null : Math.min(...ends);
};

const talksOfYear = async ({ db, pupilAgreements }: MissingSignaturesParts) => {
  const { now, renewalMonth } = pupilAgreements.now;
  const rows = await db
    .selectFrom('agreementTalks')
    .innerJoin('accounts', 'accounts.accountId', 'agreementTalks.accountId')
    .select(['classId', 'at', 'accounts.name as by'])
    .where('at', '>=', agreementYear(now, renewalMonth).startsAt)
    .orderBy('at')
    .execute();
  return new Map(rows.map(({ classId, at, by }) => [classId, { at, by }]));
};

/** How a member of staff stands with the agreement for staff. */
export const standingOfStaff = (
  { agreementBook, pupilAgreements }: Pick<MissingSignaturesParts, 'agreementBook' | 'pupilAgreements'>,
  signatures: readonly SignatureRow[],
): AgreementStanding => {
  const required = requiredOf(agreementBook.versions, 'staff');
  if (required === null) return 'not-asked';
  return isSignedFor(pupilAgreements.now, required, 'staff', signatures) ? 'signed' : 'missing';
};

/** `seesSignatures` also tells which signature it is. */
export const standingOfAdults = async (
  parts: MissingSignaturesParts,
  seesSignatures: boolean,
): Promise<Pick<Missing, 'staff' | 'volunteers'>> => {
  const signed = await parts.signatures.ofStaff();
  const links = await parts.agreementLinks.ofVolunteers();
  const used = await parts.signatures.ofLinks(links.map(({ linkId }) => linkId));
  const adults = await schoolAdults(parts.db);
  const shown = (row: SignatureRow | undefined) => (seesSignatures ? heldOf(row) : null);
  return {
    staff: adults.map(({ accountId, name }) => {
      const own = signed.get(accountId) ?? [];
      const standing = standingOfStaff(parts, own);
      const newest = own.find(({ withdrawnAt }) => withdrawnAt === null);
      return { accountId, name, standing, held: standing === 'signed' ? shown(newest) : null };
    }),
    volunteers: links.map(({ linkId, volunteer }) => ({
      linkId,
      name: volunteer ?? '',
      isSigned: used.has(linkId),
      held: shown(used.get(linkId)),
    })),
  };
};

const heldOf = (row: SignatureRow | undefined): HeldSignature | null =>
  row === undefined ? null : { signatureId: row.signatureId, signedAt: row.signedAt };
