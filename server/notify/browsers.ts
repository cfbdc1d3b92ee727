import { createHash, randomUUID } from 'node:crypto';
import type { EndpointRequest } from '#shared/api.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Storage } from '../storage/storage.ts';
import { subscriptionSchema, type Subscription } from './push.ts';

export interface BrowsersParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Pick<Vault, 'seal' | 'open'>;
  readonly clock: Clock;
}

const placeOf = (subscriptionId: string): string => `pushSubscriptions ${subscriptionId} subscription`;

/** The browsers that members of staff want messages in. */
export class Browsers {
  readonly #parts: BrowsersParts;

  constructor(parts: BrowsersParts) {
    this.#parts = parts;
  }

  /** A browser belongs to whoever asked last in it. */
  async add(accountId: string, request: EndpointRequest<'addBrowser'>): Promise<string> {
    const { endpoint, p256dh, auth, browser } = request;
    const endpointHash = createHash('sha256').update(endpoint).digest('hex');
    const subscriptionId = randomUUID();
    const text = JSON.stringify({ endpoint, keys: { p256dh, auth } } satisfies Subscription);
    const sealedSubscription = this.#parts.vault.seal(placeOf(subscriptionId), text);
    const row = { subscriptionId, accountId, sealedSubscription, browser, addedAt: this.#parts.clock() };
    await this.#parts.storage.db.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('pushSubscriptions').where('endpointHash', '=', endpointHash).execute();
      await transaction
        .insertInto('pushSubscriptions')
        .values({ ...row, endpointHash })
        .execute();
    });
    return subscriptionId;
  }

  of(accountIds: readonly string[]) {
    return this.#parts.storage.db
      .selectFrom('pushSubscriptions')
      .select(['subscriptionId', 'accountId', 'browser', 'addedAt'])
      .where('accountId', 'in', accountIds)
      .orderBy('addedAt')
      .execute();
  }

  async find(subscriptionId: string): Promise<Subscription | null> {
    const row = await this.#parts.storage.db
      .selectFrom('pushSubscriptions')
      .select('sealedSubscription')
      .where('subscriptionId', '=', subscriptionId)
      .executeTakeFirst();
    if (!row) return null;
    const text = this.#parts.vault.open(placeOf(subscriptionId), row.sealedSubscription);
    return subscriptionSchema.parse(JSON.parse(text));
  }

  async forget(subscriptionId: string): Promise<void> {
    await this.#parts.storage.db
      .deleteFrom('pushSubscriptions')
      .where('subscriptionId', '=', subscriptionId)
      .execute();
  }

  /** False where it is not theirs. */
  async remove(accountId: string, subscriptionId: string): Promise<boolean> {
    const { numDeletedRows } = await this.#parts.storage.db
      .deleteFrom('pushSubscriptions')
      .where('subscriptionId', '=', subscriptionId)
      .where('accountId', '=', accountId)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
}
