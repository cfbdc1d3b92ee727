import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import * as z from 'zod/mini';
import type { EndpointAnswer, EndpointRequest } from '#shared/api.ts';
import { roleSchema, type Role } from '#shared/roles.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';
import { newPasswordMs, type Invitations } from './invitations.ts';
import { hashPassword, isPassword } from './passwords.ts';

const rolesSchema = z.array(roleSchema);

export interface Account {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
}

/** The staff who may sign in. */
export class Accounts {
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

  async byId(accountId: string): Promise<Account | null> {
    return accountOf(await this.#rows().where('accountId', '=', accountId).executeTakeFirst());
  }

  /** The active account with this address and password, or null; takes as long either way. */
  async byPassword(email: string, password: string): Promise<Account | null> {
    const row = await this.#rows().where('email', '=', email).where('isActive', '=', 1).executeTakeFirst();
    return (await isPassword(row?.passwordHash, password)) ? accountOf(row) : null;
  }

  async list(): Promise<EndpointAnswer<'accounts'>> {
    const rows = await this.#db
      .selectFrom('accounts')
      .leftJoin('secondFactors', 'secondFactors.accountId', 'accounts.accountId')
      .selectAll('accounts')
      .select('isInUse')
      .orderBy('name')
      .execute();
    return rows.map(({ accountId, name, email, roles, isActive, lastSeenAt, isInUse }) => ({
      accountId,
      name,
      email,
      roles: rolesSchema.parse(JSON.parse(roles)),
      isActive: isActive === 1,
      lastSeenAt,
      hasSecondFactor: isInUse === 1,
    }));
  }

  /**
   * Null when somebody has this address already. The account has no password until its link is used. `alongside` writes what
   * goes with it or not at all.
   */
  async add(
    request: EndpointRequest<'addAccount'>,
    alongside: (transaction: Kysely<Schema>) => Promise<void>,
  ): Promise<{ accountId: string; token: string } | null> {
    const { name, email } = request;
    const accountId = randomUUID();
    const roles = JSON.stringify([...new Set(request.roles)]);
    const dates = { createdAt: this.#clock(), lastSeenAt: null };
    const isAdded = await this.#db.transaction().execute(async (transaction) => {
      const inserted = await transaction
        .insertInto('accounts')
        .values({ accountId, name, email, roles, passwordHash: null, isActive: 1, ...dates })
        .onConflict((conflict) => conflict.column('email').doNothing())
        .executeTakeFirst();
      if (inserted.numInsertedOrUpdatedRows === 0n) return false;
      await alongside(transaction);
      return true;
    });
    if (!isAdded) return null;
    return { accountId, token: await this.#invitations.issue('invitation', accountId) };
  }

  /** A link for another password; until it is used the old one stays. Null where there is no such active account. */
  async newLink(accountId: string): Promise<string | null> {
    const row = await this.#rows()
      .where('accountId', '=', accountId)
      .where('isActive', '=', 1)
      .executeTakeFirst();
    return row ? this.#invitations.issue('invitation', accountId, newPasswordMs) : null;
  }

  /** Sets the password by a link. Null when the link is not good. */
  async accept(token: string, password: string): Promise<Account | null> {
    const passwordHash = await hashPassword(password);
    const accountId = await this.#db.transaction().execute(async (transaction) => {
      const invitation = await this.#invitations.redeem(transaction, 'invitation', token);
      if (!invitation?.accountId) return null;
      await transaction
        .updateTable('accounts')
        .set({ passwordHash })
        .where('accountId', '=', invitation.accountId)
        .where('isActive', '=', 1)
        .execute();
      return invitation.accountId;
    });
    return accountId ? this.byId(accountId) : null;
  }

  /** False when there is no such active account. Its links end with it. */
  async deactivate(accountId: string): Promise<boolean> {
    return this.#db.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('invitations').where('accountId', '=', accountId).execute();
      const { numUpdatedRows } = await transaction
        .updateTable('accounts')
        .set({ isActive: 0 })
        .where('accountId', '=', accountId)
        .where('isActive', '=', 1)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    });
  }

  #rows() {
    return this.#db.selectFrom('accounts').selectAll();
  }
}

const accountOf = (row: Selectable<Schema['accounts']> | undefined): Account | null => {
  if (!row) return null;
  const { accountId, name, email, roles } = row;
  return { accountId, name, email, roles: rolesSchema.parse(JSON.parse(roles)) };
};
