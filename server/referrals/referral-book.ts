import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Referral, ReferralSummary } from '#shared/api/referrals.ts';
import { audiencesOf, type Audience } from '#shared/incidents/audience.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';
import type { Actor } from '../people/actor.ts';
import { nextRecordNumber } from '../storage/next-record-number.ts';
import type { Storage } from '../storage/storage.ts';
import type { ReferralSeconds } from './referral-seconds.ts';
import type { SealedIncidents } from './sealed-incidents.ts';

export interface ReferralBookParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Vault;
  readonly sealedIncidents: SealedIncidents;
  readonly referralSeconds: ReferralSeconds;
}

export type ReferralRow = Selectable<Schema['referrals']>;
type NewReferral = Omit<Insertable<Schema['referrals']>, 'serial' | 'number'>;

/** Of what a press is, as far as it is known. */
interface Meant {
  readonly deviceId: string | null;
  readonly incidentId: string | null;
  readonly pageHash: string | null;
}

/** What one person wrote down of what the police say. */
type AdviceRow = Pick<Schema['policeAdvice'], 'accountId' | 'says' | 'audience'>;
type Lift = Pick<Schema['stopLifts'], 'accountId'>;

export const notePlace = (entryId: string): string => `referral step ${entryId}`;
export const advicePlace = (adviceId: string): string => `police advice ${adviceId}`;

/** Two people's word is asked for. */
const peopleNeeded = 2;

/**
 * Those whose last word it is that the police release it; nobody where somebody's last word is that it stays. Who said so
 * before it was for fewer eyes may be the one whom it is about, and does not count.
 */
export const releasersOf = (advice: readonly AdviceRow[], audience: Audience): string[] => {
  const last = [...new Map(advice.map((each) => [each.accountId, each])).values()];
  if (last.some(({ says }) => says === 'keep')) return [];
  return last.filter((each) => each.audience === audience).map(({ accountId }) => accountId);
};

/** Until then nothing of it is deleted, used again or given away: two different people have recorded the release. */
export const isHeld = (advice: readonly AdviceRow[], audience: Audience): boolean =>
  releasersOf(advice, audience).length < peopleNeeded;

/** Which of these lifts are of people whose word releases it. */
export const liftsThatCount = <Each extends Lift>(
  lifts: readonly Each[],
  advice: readonly AdviceRow[],
  audience: Audience,
): Each[] => lifts.filter(({ accountId }) => releasersOf(advice, audience).includes(accountId));

/** Whether this person is one of those who may lift the stop now. */
export const mayLift = (
  referral: Pick<ReferralRow, 'liftedAt' | 'audience'>,
  advice: readonly AdviceRow[],
  lifts: readonly Lift[],
  accountId: string,
): boolean =>
  referral.liftedAt === null &&
  !isHeld(advice, referral.audience) &&
  releasersOf(advice, referral.audience).includes(accountId) &&
  !lifts.some((lift) => lift.accountId === accountId);

/** What opens nowhere at the school until it is lifted; null where no page was known. */
export const closesOf = ({
  closedMark,
  siteHash,
}: Pick<ReferralRow, 'closedMark' | 'siteHash'>): Referral['closes'] => {
  if (closedMark === null) return null;
  return siteHash === null ? 'page' : 'site';
};

/** What is kept of devices that were stopped and referred, and nothing of what was on them. */
export class ReferralBook {
  readonly #parts: ReferralBookParts;
  readonly #db: Kysely<Schema>;

  constructor(parts: ReferralBookParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  async add(transaction: Kysely<Schema>, referral: NewReferral): Promise<ReferralRow> {
    const number = await nextRecordNumber(transaction, 'referral', referral.audience);
    const numbered = transaction.insertInto('referrals').values({ ...referral, number });
    return numbered.returningAll().executeTakeFirstOrThrow();
  }

  find(referralId: string): Promise<ReferralRow | undefined> {
    return this.#db
      .selectFrom('referrals')
      .selectAll()
      .where('referralId', '=', referralId)
      .executeTakeFirst();
  }

  /**
   * The one that holds this device for the same page, or was made of this incident, and is not lifted: the button does
   * nothing twice. Where no page is known, that is the one that stands.
   */
  standingFor({ deviceId, incidentId, pageHash }: Meant): Promise<ReferralRow | undefined> {
    const standing = this.#db.selectFrom('referrals').selectAll().where('liftedAt', 'is', null);
    return standing
      .where((row) =>
        row.or([row('deviceId', '=', deviceId ?? ''), row('incidentId', '=', incidentId ?? '')]),
      )
      .$if(pageHash !== null, (some) => some.where('pageHash', '=', pageHash))
      .orderBy('stoppedAt', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  /** Whether one that is not lifted holds this device. */
  async holdsDevice(deviceId: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom('referrals')
      .select('referralId')
      .where('deviceId', '=', deviceId)
      .where('liftedAt', 'is', null)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  async list(): Promise<ReferralSummary[]> {
    const rows = await this.#named().orderBy('referrals.serial', 'desc').execute();
    return Promise.all(rows.map((row) => this.#summaryOf(row)));
  }

  /** As this person sees it. */
  async read(referralId: string, { accountId, roles }: Actor): Promise<Referral | null> {
    const row = await this.#named().where('referrals.referralId', '=', referralId).executeTakeFirst();
    if (!row) return null;
    const advice = await this.adviceOf(referralId);
    const lifts = await this.liftsOf(referralId);
    return {
      ...(await this.#summaryOf(row)),
      deviceId: row.deviceId,
      className: row.className,
      addressHash: row.addressHash,
      closes: closesOf(row),
      isForgetting: await this.#isForgetting(referralId),
      sealedIncidents: await this.#parts.sealedIncidents.withReferral(referralId, audiencesOf(roles)),
      steps: await this.#stepsOf(referralId),
      advice: advice.map(({ at, by, says, words }) => ({ at, by, says, words })),
      lifts: liftsThatCount(lifts, advice, row.audience).map(({ at, by }) => ({ at, by })),
      mayLift: mayLift(row, advice, lifts, accountId),
      second: await this.#parts.referralSeconds.namedFor(row),
    };
  }

  async adviceOf(referralId: string) {
    const rows = await this.#db
      .selectFrom('policeAdvice')
      .innerJoin('accounts', 'accounts.accountId', 'policeAdvice.accountId')
      .selectAll('policeAdvice')
      .select('accounts.name as by')
      .where('referralId', '=', referralId)
      .orderBy('at')
      .execute();
    return rows.map(({ sealedWords, ...row }) => ({
      ...row,
      words: this.#parts.vault.open(advicePlace(row.adviceId), sealedWords),
    }));
  }

  liftsOf(referralId: string) {
    return this.#db
      .selectFrom('stopLifts')
      .innerJoin('accounts', 'accounts.accountId', 'stopLifts.accountId')
      .select(['at', 'accounts.name as by', 'stopLifts.accountId'])
      .where('referralId', '=', referralId)
      .orderBy('at')
      .execute();
  }

  async #isForgetting(referralId: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom('pageForgettings')
      .select('forgettingId')
      .where('referralId', '=', referralId)
      .executeTakeFirst();
    return row !== undefined;
  }

  async #stepsOf(referralId: string): Promise<Referral['steps']> {
    const rows = await this.#db
      .selectFrom('referralSteps')
      .innerJoin('accounts', 'accounts.accountId', 'referralSteps.accountId')
      .selectAll('referralSteps')
      .select('accounts.name as by')
      .where('referralId', '=', referralId)
      .orderBy('at')
      .execute();
    return rows.map(({ entryId, step, isDone, at, by, sealedNote }) => ({
      step,
      at,
      by,
      is: isDone === 1 ? 'done' : 'not-needed',
      note: sealedNote ? this.#parts.vault.open(notePlace(entryId), sealedNote) : '',
    }));
  }

  #named() {
    return this.#db
      .selectFrom('referrals')
      .innerJoin('accounts', 'accounts.accountId', 'referrals.stoppedBy')
      .leftJoin('pupils', 'pupils.pupilId', 'referrals.pupilId')
      .leftJoin('classes', 'classes.classId', 'referrals.classId')
      .selectAll('referrals')
      .select(['accounts.name as stopper', 'pupils.name as pupilName', 'classes.name as className']);
  }

  async #summaryOf(
    row: ReferralRow & { readonly stopper: string; readonly pupilName: string | null },
  ): Promise<ReferralSummary> {
    const { referralId, number, stoppedAt, audience, pupilName } = row;
    const advice = await this.#db
      .selectFrom('policeAdvice')
      .select(['accountId', 'says', 'audience'])
      .where('referralId', '=', referralId)
      .orderBy('at')
      .execute();
    const steps = await this.#db
      .selectFrom('referralSteps')
      .select('step')
      .distinct()
      .where('referralId', '=', referralId)
      .execute();
    return {
      referralId,
      number,
      stoppedAt,
      audience,
      pupilName,
      stoppedBy: row.stopper,
      isStopped: row.deviceId !== null && row.liftedAt === null,
      isLifted: row.liftedAt !== null,
      isHeld: isHeld(advice, audience),
      stepsDone: steps.length,
    };
  }
}
