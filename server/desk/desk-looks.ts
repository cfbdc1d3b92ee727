import { audiencesOf } from '#shared/incidents/audience.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Actor } from '../people/actor.ts';
import type { Storage } from '../storage/storage.ts';

export interface DeskLooksParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly ledger: Pick<Ledger, 'append'>;
  readonly clock: Clock;
}

export interface Look {
  readonly action: 'view-desk' | 'view-referrals' | 'view-referral' | 'view-reviews';
  /** What a ledger's line is about; the desk itself where it is left out. */
  readonly object?: string;
  readonly found: number;
  /** What was sought; empty for the whole list. It is not kept. */
  readonly search?: string;
}

/** Pages ask again whenever something changes: that is the same look for so long. */
const sameLookMs = 30 * 60_000;
/** Who goes on typing still seeks the same. */
const sameSearchMs = 60_000;

/** What is only for the chair's eyes, that they looked at their list among it (R46). */
const chairsDesk = 'desk of the chair of governors';

interface Before {
  readonly at: number;
  readonly search: string;
}

/** Lists of safeguarding that somebody read are entries of the ledger, each once. */
export class DeskLooks {
  readonly #parts: DeskLooksParts;
  readonly #before = new Map<string, Before>();

  constructor(parts: DeskLooksParts) {
    this.#parts = parts;
  }

  async note(actor: Actor, { action, object, found, search = '' }: Look): Promise<void> {
    const { ledger, clock } = this.#parts;
    const isSearch = search !== '';
    const key = [actor.accountId, action, object, isSearch].join(' ');
    const before = this.#before.get(key);
    this.#before.set(key, { at: clock(), search });
    if (before && isSame(before, search, clock())) {
      // The half hour begins with the entry.
      if (!isSearch) this.#before.set(key, before);
      return;
    }
    try {
      await ledger.append({
        actor: actor.accountId,
        action: isSearch ? 'search-desk' : action,
        object: object ?? (await this.#deskOf(actor)),
        outcome: 'done',
        facts: { found },
      });
    } catch (error) {
      // What could not be written down is written down with the next look.
      this.#before.delete(key);
      throw error;
    }
  }

  async #deskOf({ roles }: Actor): Promise<string> {
    if (audiencesOf(roles).some((audience) => audience !== 'chair')) return 'desk';
    await this.#parts.storage.db
      .insertInto('hiddenObjects')
      .values({ objectId: chairsDesk, audience: 'chair' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return chairsDesk;
  }
}

const isSame = (before: Before, search: string, now: number): boolean => {
  if (search === '') return now < before.at + sameLookMs;
  const isGoingOn = search.startsWith(before.search) || before.search.startsWith(search);
  return isGoingOn && now < before.at + sameSearchMs;
};
