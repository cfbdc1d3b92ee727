import type { Kysely } from 'kysely';
import { pupilAudienceOf } from '#shared/agreements/audience.ts';
import type { DeviceAgreement } from '#shared/agreements/device-agreement.ts';
import type { TrustedAdult } from '#shared/agreements/signature.ts';
import type { AgreementStanding } from '#shared/api/agreements.ts';
import type { BoundPupil } from '#shared/people.ts';
import type { Clock } from '../clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import type { AgreementBook } from './agreement-book.ts';
import { schoolAdults, type SchoolAdult } from './school-adults.ts';
import { trustedAdultsOf, type SignatureRow, type Signatures } from './signatures.ts';
import {
  askIdOf,
  isSignedFor,
  requiredOf,
  type Required,
  type StandingParts,
  type Version,
} from './standing.ts';
import type { SignerRole } from '../storage/agreement-tables.ts';

export interface PupilAgreementsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly book: AgreementBook;
  readonly signatures: Signatures;
  readonly clock: Clock;
}

type Pupil = Pick<BoundPupil, 'pupilId' | 'keyStage'>;

export interface GivenAgreement {
  readonly agreement: DeviceAgreement | null;
  readonly trustedAdults: readonly TrustedAdult[];
}

/** How one pupil stands. */
export interface Standing {
  readonly pupil: AgreementStanding;
  readonly forPupil: AgreementStanding;
  readonly parent: AgreementStanding;
}

/** One pupil of whom a signature is missing. */
interface Ask {
  readonly pupilId: string;
  readonly askId: string;
  readonly audience: 'ks1' | 'ks2';
  readonly needs: DeviceAgreement['needs'];
  readonly version: Version;
}

const dayMs = 24 * 3_600_000;

/** What pupils have signed, and what their devices are told of it. */
export class PupilAgreements {
  readonly #parts: PupilAgreementsParts;
  readonly #db: Kysely<Schema>;

  constructor(parts: PupilAgreementsParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  /** By pupil: what is missing, and whom they named. A school without agreements asks the database nothing. */
  async forDevices(pupils: readonly Pupil[]): Promise<Map<string, GivenAgreement>> {
    const { book, signatures } = this.#parts;
    if (book.versions.length === 0 || pupils.length === 0) return new Map();
    const signed = await signatures.ofPupils(pupils.map(({ pupilId }) => pupilId));
    const adults = await schoolAdults(this.#db);
    const asks = this.#asks(pupils, signed);
    const since = await this.#askedSince(asks);
    return new Map(
      pupils.map(({ pupilId }) => {
        const own = signed.get(pupilId) ?? [];
        const ask = asks.find((each) => each.pupilId === pupilId);
        const agreement = ask ? this.#agreementOf(ask, since.get(pupilId) ?? 0, adults) : null;
        return [pupilId, { agreement, trustedAdults: trustedAdultsOf(own, adults) }];
      }),
    );
  }

  /** Whatever the devices are told: what a school that only collects signatures is missing too. */
  standing({ keyStage }: Pupil, signatures: readonly SignatureRow[]): Standing {
    const own = requiredOf(this.#parts.book.versions, pupilAudienceOf(keyStage));
    const parents = requiredOf(this.#parts.book.versions, 'parents');
    return {
      pupil: this.#is(own, 'pupil', signatures),
      forPupil: keyStage === 'KS1' ? this.#is(own, 'for-pupil', signatures) : 'not-asked',
      parent: this.#is(parents, 'parent', signatures),
    };
  }

  get now(): StandingParts {
    const { book, clock } = this.#parts;
    return { versions: book.versions, renewalMonth: book.settings.renewalMonth, now: clock() };
  }

  #is(required: Required | null, role: SignerRole, signatures: readonly SignatureRow[]): AgreementStanding {
    if (required === null) return 'not-asked';
    return isSignedFor(this.now, required, role, signatures) ? 'signed' : 'missing';
  }

  /** Of those who have not signed, or whose parent has not, where devices ask at all. */
  #asks(pupils: readonly Pupil[], signed: ReadonlyMap<string, readonly SignatureRow[]>): Ask[] {
    const { settings, versions } = this.#parts.book;
    if (settings.mode === 'off') return [];
    return pupils.flatMap((pupil) => {
      const own = signed.get(pupil.pupilId) ?? [];
      const audience = pupilAudienceOf(pupil.keyStage);
      const required = requiredOf(versions, audience);
      const standing = this.standing(pupil, own);
      const needs = standing.forPupil === 'missing' ? ('parent' as const) : ('pupil' as const);
      if (required === null || (standing.pupil === 'signed' && needs === 'pupil')) return [];
      const askId = askIdOf(this.now, required, own);
      return [{ pupilId: pupil.pupilId, askId, audience, needs, version: required.latest }];
    });
  }

  #agreementOf(
    { askId, audience, needs, version }: Ask,
    since: number,
    adults: readonly SchoolAdult[],
  ): DeviceAgreement {
    const { settings } = this.#parts.book;
    return {
      askId,
      versionId: version.versionId,
      audience,
      texts: version.texts,
      needs,
      heldFrom: settings.mode === 'hold' ? since + settings.graceDays * dayMs : null,
      openHosts: settings.openHosts,
      staff: adults
        .filter(({ isNearChildren }) => isNearChildren)
        .slice(0, mostChoices)
        .map(({ accountId: adultId, name }) => ({ adultId, name })),
    };
  }

  /** By pupil. The grace time begins when a device asks for the first time. */
  async #askedSince(asks: readonly Ask[]): Promise<Map<string, number>> {
    if (asks.length === 0) return new Map();
    const now = this.#parts.clock();
    const rows = await this.#db
      .selectFrom('agreementAsks')
      .selectAll()
      .where(
        'pupilId',
        'in',
        asks.map(({ pupilId }) => pupilId),
      )
      .execute();
    const known = new Map(rows.map(({ pupilId, askId, since }) => [`${pupilId} ${askId}`, since]));
    const fresh = asks.filter(({ pupilId, askId }) => !known.has(`${pupilId} ${askId}`));
    if (fresh.length > 0)
      await this.#db
        .insertInto('agreementAsks')
        .values(fresh.map(({ pupilId, askId }) => ({ pupilId, askId, since: now })))
        .onConflict((conflict) => conflict.columns(['pupilId', 'askId']).doNothing())
        .execute();
    return new Map(asks.map(({ pupilId, askId }) => [pupilId, known.get(`${pupilId} ${askId}`) ?? now]));
  }
}

const mostChoices = 300;
