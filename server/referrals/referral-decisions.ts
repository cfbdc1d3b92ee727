import { randomUUID } from 'node:crypto';
import type { Referral } from '#shared/api/referrals.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { Placement } from '../devices/placement.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of, type Vault } from '../evidence/vault.ts';
import type { Actor } from '../people/actor.ts';
import type { Relay } from '../screens/relay.ts';
import type { Storage } from '../storage/storage.ts';
import {
  advicePlace,
  liftsThatCount,
  mayLift,
  type ReferralBook,
  type ReferralRow,
} from './referral-book.ts';
import type { ReferralSeconds } from './referral-seconds.ts';
import type { StoppedPages } from './stopped-pages.ts';

export interface ReferralDecisionsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly referrals: ReferralBook;
  readonly states: DesiredStates;
  readonly stoppedPages: Pick<StoppedPages, 'load'>;
  readonly placement: Pick<Placement, 'settleAll'>;
  readonly relay: Relay;
  readonly vault: Vault;
  readonly referralSeconds: Pick<ReferralSeconds, 'changed'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type Says = Referral['advice'][number]['says'];

/** What takes two people: each writes down what the police say, and each lifts. Whoever calls has asked `may`. */
export class ReferralDecisions {
  readonly #parts: ReferralDecisionsParts;

  constructor(parts: ReferralDecisionsParts) {
    this.#parts = parts;
  }

  async advise(actor: Actor, { referralId, audience }: ReferralRow, says: Says, words: string) {
    const { vault, storage, clock } = this.#parts;
    const adviceId = randomUUID();
    const sealedWords = vault.seal(advicePlace(adviceId), words);
    const said = { says, audience, accountId: actor.accountId, at: clock() };
    await storage.db
      .insertInto('policeAdvice')
      .values({ adviceId, referralId, sealedWords, ...said })
      .execute();
    const wordsSha256 = sha256Of(Buffer.from(words));
    await this.#record(actor, 'record-police-advice', referralId, { says, wordsSha256 });
    return success({});
  }

  /** The first of the two says so; with the second the device is a device again. */
  async lift(actor: Actor, row: ReferralRow): Promise<Result<{ isLifted: boolean }>> {
    const { referrals, storage, clock } = this.#parts;
    const { referralId, audience } = row;
    const lifts = await referrals.liftsOf(referralId);
    const advice = await referrals.adviceOf(referralId);
    if (!mayLift(row, advice, lifts, actor.accountId)) return failure('conflict', notYet);
    await storage.db
      .insertInto('stopLifts')
      .values({ referralId, accountId: actor.accountId, at: clock() })
      .execute();
    const isLifted = liftsThatCount(lifts, advice, audience).length > 0;
    if (isLifted) await this.#release(row);
    await this.#record(actor, isLifted ? 'lift-stop' : 'agree-to-lift-stop', referralId, {});
    return success({ isLifted });
  }

  async #release({ referralId, deviceId }: ReferralRow): Promise<void> {
    const { storage, referrals, states, stoppedPages, placement, relay, clock } = this.#parts;
    await storage.db
      .updateTable('referrals')
      .set({ liftedAt: clock() })
      .where('referralId', '=', referralId)
      .execute();
    await stoppedPages.load();
    // Before the screen is let go: what is open on it is not put away for what it was stopped for.
    await placement.settleAll();
    if (deviceId === null || (await referrals.holdsDevice(deviceId))) return;
    await states.change([deviceId], (state) => ({ ...state, stop: null }));
    relay.settleStop(deviceId);
    states.deliverLater([deviceId]);
  }

  async #record(actor: Actor, action: string, object: string, facts: Record<string, unknown>): Promise<void> {
    await this.#parts.ledger.append({ actor: actor.accountId, action, object, outcome: 'done', facts });
    await this.#parts.referralSeconds.changed(object);
  }
}

const notYet =
  'The stop is lifted by two people who have both recorded that the police release the computer, each once.';
