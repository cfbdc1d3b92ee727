import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { forgetElsewhere, forgetPage, type ForgetPageParts } from './forget-page.ts';
import { sinceOf, type PageHold } from './page-hold.ts';
import type { ReferralBook } from './referral-book.ts';

export interface PageForgettingsParts extends ForgetPageParts {
  readonly storage: Pick<Storage, 'db' | 'forgetTakenOut'>;
  readonly vault: Vault;
  readonly pageHold: PageHold;
  readonly referrals: Pick<ReferralBook, 'find'>;
  readonly viewers: Pick<Viewers, 'referralsChanged'>;
  readonly ledger: Ledger;
  readonly log: Logger;
}

type Row = Schema['pageForgettings'];
type Meant = Pick<Row, 'referralId' | 'deviceId' | 'stoppedAt'> & { readonly address: string };

const placeOf = (forgettingId: string): string => `forgetting ${forgettingId} page`;

/**
 * What every device of a school told of a page in a day is more than anybody is kept waiting for. So it is taken out after
 * the answer; the page is kept, sealed, until that is done, so that a server which is killed meanwhile goes on with it.
 */
export class PageForgettings {
  readonly #parts: PageForgettingsParts;
  readonly #inTurn = oneAtATime();
  readonly #closing = new AbortController();

  constructor(parts: PageForgettingsParts) {
    this.#parts = parts;
  }

  /** Together with the referral: from then on nothing of it is left undone. */
  async add(transaction: Kysely<Schema>, { address, ...meant }: Meant): Promise<void> {
    const forgettingId = randomUUID();
    const sealedPage = this.#parts.vault.seal(placeOf(forgettingId), address);
    await transaction
      .insertInto('pageForgettings')
      .values({ forgettingId, sealedPage, ...meant })
      .execute();
  }

  /** Goes on without anybody waiting for it. What fails is tried again with the next tick. */
  begin(): void {
    this.tick().catch((error: unknown) => this.#parts.log.error({ err: error }, 'A page is not forgotten'));
  }

  /** Also for what was left undone before the server was started. */
  tick(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#closing.signal.aborted) return;
      const rows = await this.#parts.storage.db.selectFrom('pageForgettings').selectAll().execute();
      for (const row of rows) await this.#forget(row);
    });
  }

  /** What is not done by then is done after the next start. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#inTurn(async () => undefined);
  }

  /** From the beginning, because the press may have been cut short as well. */
  async #forget({ forgettingId, sealedPage, referralId, deviceId, stoppedAt }: Row): Promise<void> {
    const { vault, storage, referrals, pageHold, ledger, viewers } = this.#parts;
    const { signal } = this.#closing;
    const referral = await referrals.find(referralId);
    const page = { deviceId, address: vault.open(placeOf(forgettingId), sealedPage), stoppedAt };
    if (referral?.liftedAt === null)
      await pageHold.hold({ ...page, incidentId: referral.incidentId }, referral);
    const seen = { ...page, since: sinceOf(page) };
    const near = await forgetPage(this.#parts, seen);
    const elsewhere = await forgetElsewhere(this.#parts, seen, signal);
    if (signal.aborted) return;
    const facts = { number: referral?.number, reducedRows: near + elsewhere };
    const entry = { actor: 'server', action: 'forget-stopped-page', object: referralId, outcome: 'done' };
    await ledger.append({ ...entry, facts });
    await storage.db.deleteFrom('pageForgettings').where('forgettingId', '=', forgettingId).execute();
    await storage.forgetTakenOut();
    viewers.referralsChanged();
  }
}
