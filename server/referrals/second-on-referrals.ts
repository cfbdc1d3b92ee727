import type { SecondReferral } from '#shared/api/referrals.ts';
import { failure, success, type Failure } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { isSecondOn } from '../people/second-on-referral.ts';
import type { Storage } from '../storage/storage.ts';
import {
  liftsThatCount,
  mayLift,
  releasersOf,
  type ReferralBook,
  type ReferralRow,
} from './referral-book.ts';
import type { ReferralDecisions } from './referral-decisions.ts';
import type { ReferralSeconds } from './referral-seconds.ts';

export interface SecondOnReferralsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly referrals: ReferralBook;
  readonly referralSeconds: ReferralSeconds;
  readonly referralDecisions: ReferralDecisions;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type Found = { readonly ok: true; readonly row: ReferralRow } | Failure;

/** What the second person does beside the only one who may see a referral: nothing of the referral itself is shown to them. */
export class SecondOnReferrals {
  readonly #parts: SecondOnReferralsParts;

  constructor(parts: SecondOnReferralsParts) {
    this.#parts = parts;
  }

  readonly list: Handlers['secondReferrals'] = async (_request, { actor }) => {
    const rows = await this.#parts.storage.db
      .selectFrom('referrals')
      .selectAll()
      .where('audience', '!=', 'safeguarding')
      .orderBy('serial')
      .execute();
    const shown = await Promise.all(rows.map((row) => this.#shownTo(actor, row)));
    return success(shown.filter((each) => each !== null));
  };

  readonly advise: Handlers['adviseAsSecond'] = async ({ referralId, says, words }, { actor }) => {
    const found = await this.#find(actor, referralId);
    return found.ok ? this.#parts.referralDecisions.advise(actor, found.row, says, words) : found;
  };

  readonly lift: Handlers['liftAsSecond'] = async ({ referralId }, { actor }) => {
    const found = await this.#find(actor, referralId);
    return found.ok ? this.#parts.referralDecisions.lift(actor, found.row) : found;
  };

  /** Null where they are not the second person, or nobody has written down yet that it is released. */
  async #shownTo(actor: Actor, row: ReferralRow): Promise<SecondReferral | null> {
    const { referrals, referralSeconds } = this.#parts;
    const { referralId, number, audience } = row;
    const namedId = await referralSeconds.idFor(referralId);
    if (!isSecondOn(actor, { audience, namedId })) return null;
    const advice = await referrals.adviceOf(referralId);
    const others = advice.filter(({ accountId }) => accountId !== actor.accountId);
    const releasers = releasersOf(others, audience);
    if (row.liftedAt !== null || releasers.length === 0) return null;
    const lifts = await referrals.liftsOf(referralId);
    return {
      referralId,
      number,
      audience,
      advice: advice
        .filter(
          (each) =>
            each.accountId === actor.accountId ||
            (each.says === 'release' && releasers.includes(each.accountId)),
        )
        .map(({ at, by, says, words }) => ({ at, by, says, words })),
      mayLift: mayLift(row, advice, lifts, actor.accountId),
      opensSealed: audience === 'chair',
      hasLifted: liftsThatCount(lifts, advice, audience).some((lift) => lift.accountId === actor.accountId),
    };
  }

  /** What does not wait for them does not exist for them. */
  async #find(actor: Actor, referralId: string): Promise<Found> {
    const row = await this.#parts.referrals.find(referralId);
    if (!row) return failure('not-found');
    const second = { audience: row.audience, namedId: await this.#parts.referralSeconds.idFor(referralId) };
    const refused = await askMay(this.#parts, actor, 'second-referral', { second }, referralId);
    if (refused && refused.reason !== 'confirm-password') return failure('not-found');
    if ((await this.#shownTo(actor, row)) === null) return failure('not-found');
    return refused ?? { ok: true, row };
  }
}
