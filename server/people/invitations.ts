import type { Kysely } from 'kysely';
import type { Keys } from '../keys.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';
import { newToken, tokenHash } from './secret-token.ts';

export type InvitationPurpose = 'set-up' | 'invitation';

const lifetimeMs = 7 * 24 * 3_600_000;
/** For whoever had a password already: the link stands for it meanwhile. */
export const newPasswordMs = 60 * 60_000;

/** One-time links: the set-up link and invitations to an account. Only their hashes are stored. */
export class Invitations {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;
  readonly #secret: Buffer;

  constructor(parts: {
    readonly storage: Pick<Storage, 'db'>;
    readonly keys: Pick<Keys, 'sessionSecret'>;
    readonly clock: Clock;
  }) {
    this.#db = parts.storage.db;
    this.#clock = parts.clock;
    this.#secret = parts.keys.sessionSecret;
  }

  /** A fresh token for the one link of its kind; an earlier one for the same account (or set-up) ends. */
  async issue(
    purpose: InvitationPurpose,
    accountId: string | null,
    goodForMs: number = lifetimeMs,
  ): Promise<string> {
    const token = newToken();
    const row = { tokenHash: this.#hash(token), accountId, purpose, expiresAt: this.#clock() + goodForMs };
    await this.#db.transaction().execute(async (transaction) => {
      await transaction
        .deleteFrom('invitations')
        .where('purpose', '=', purpose)
        .where('accountId', accountId === null ? 'is' : '=', accountId)
        .execute();
      await transaction.insertInto('invitations').values(row).execute();
    });
    return token;
  }

  /** Uses a link up, inside the transaction of what it allows. Undefined when it is not (or no longer) good. */
  redeem(
    transaction: Kysely<Schema>,
    purpose: InvitationPurpose,
    token: string,
  ): Promise<{ accountId: string | null } | undefined> {
    return transaction
      .deleteFrom('invitations')
      .where('tokenHash', '=', this.#hash(token))
      .where('purpose', '=', purpose)
      .where('expiresAt', '>', this.#clock())
      .returning('accountId')
      .executeTakeFirst();
  }

  #hash(token: string): string {
    return tokenHash(this.#secret, token);
  }
}
