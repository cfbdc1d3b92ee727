import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { EndpointRequest } from '#shared/api.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';
import type { Invitations } from './invitations.ts';
import { hashPassword } from './passwords.ts';

const nameKey = 'schoolName';

/** The school itself: its name, and the one-time step that gives it one and its first administrator. */
export class School {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;
  readonly #invitations: Invitations;

  constructor(parts: {
    readonly storage: Pick<Storage, 'db'>;
    readonly clock: Clock;
    readonly invitations: Invitations;
  }) {
    this.#db = parts.storage.db;
    this.#clock = parts.clock;
    this.#invitations = parts.invitations;
  }

  /** Null until set-up is done. */
  async name(): Promise<string | null> {
    const row = await this.#db
      .selectFrom('settings')
      .select('value')
      .where('key', '=', nameKey)
      .executeTakeFirst();
    return row?.value ?? null;
  }

  /** A fresh set-up token, or null when the school is set up already. */
  async issueSetUpToken(): Promise<string | null> {
    return (await this.name()) === null ? this.#invitations.issue('set-up', null) : null;
  }

  /** Names the school and makes its first account, an administrator. Null when the link is not good. */
  async setUp(request: EndpointRequest<'setUp'>): Promise<string | null> {
    const passwordHash = await hashPassword(request.password);
    const accountId = randomUUID();
    return this.#db.transaction().execute(async (transaction) => {
      if (!(await this.#invitations.redeem(transaction, 'set-up', request.token))) return null;
      await transaction.insertInto('settings').values({ key: nameKey, value: request.schoolName }).execute();
      const { name, email } = request;
      const roles = JSON.stringify(['admin']);
      const dates = { createdAt: this.#clock(), lastSeenAt: null };
      const account = { accountId, name, email, roles, passwordHash, isActive: 1, ...dates };
      await transaction.insertInto('accounts').values(account).execute();
      return accountId;
    });
  }
}
