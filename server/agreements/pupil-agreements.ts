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
import { askIdOf, isSignedFor, requiredOf, type Required, type StandingParts } from './standing.ts';
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
    const names = new Map(adults.map(({ accountId, name }) => [accountId, name]));
    const given = new Map<string, GivenAgreement>();
    for (const pupil of pupils) {
      const own = signed.get(pupil.pupilId) ?? [];
      const agreement = await this.#asked(pupil, own, adults);
      given.set(pupil.pupilId, { agreement, trustedAdults: trustedAdultsOf(own, names) });
    }
    return given;
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

  async #asked(
    pupil: Pupil,
    signatures: readonly SignatureRow[],
    adults: readonly SchoolAdult[],
  ): Promise<DeviceAgreement | null> {
    const { settings, versions } = this.#parts.book;
    const audience = pupilAudienceOf(pupil.keyStage);
    const required = requiredOf(versions, audience);
    const standing = this.standing(pupil, signatures);
    if (settings.mode === 'off' || required === null || standing.pupil === 'signed') return null;
    const askId = askIdOf(this.now, required, signatures);
    const since = await this.#askedSince(pupil.pupilId, askId);
    return {
      askId,
      versionId: required.latest.versionId,
      audience,
      texts: required.latest.texts,
      needs: standing.forPupil === 'missing' ? 'parent' : 'pupil',
      heldFrom: settings.mode === 'hold' ? since + settings.graceDays * dayMs : null,
      openHosts: settings.openHosts,
      staff: adults
        .filter(({ isNearChildren }) => isNearChildren)
        .slice(0, mostChoices)
        .map(({ accountId: adultId, name }) => ({ adultId, name })),
    };
  }

  /** The grace time begins when a device asks for the first time. */
  async #askedSince(pupilId: string, askId: string): Promise<number> {
    const since = this.#parts.clock();
    await this.#db
      .insertInto('agreementAsks')
      .values({ pupilId, askId, since })
      .onConflict((conflict) => conflict.columns(['pupilId', 'askId']).doNothing())
      .execute();
    const row = await this.#db
      .selectFrom('agreementAsks')
      .select('since')
      .where('pupilId', '=', pupilId)
      .where('askId', '=', askId)
      .executeTakeFirst();
    return row?.since ?? since;
  }
}

const mostChoices = 300;
