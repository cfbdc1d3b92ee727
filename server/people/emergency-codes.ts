import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { EndpointAnswer } from '#shared/api.ts';
import type { EmergencyUse } from '#shared/api/emergency.ts';
import type { Clock } from '../clock.ts';
import type { Keys } from '../keys.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { base32 } from './one-time-codes.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { newToken, tokenHash } from './secret-token.ts';
import { emergencyTokenIn } from './session-cookie.ts';

export interface EmergencyCodesParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly keys: Pick<Keys, 'sessionSecret'>;
  readonly clock: Clock;
}

/** 160 bits, which are 32 signs. */
const codeBytes = 20;
const sessionMs = 30 * 60_000;

/** A session that a code began: no account's, and never longer than it began. */
export interface EmergencySessionRow {
  readonly useId: string;
  readonly endsAt: number;
  readonly helpedId: string | null;
}

/** The one code in the sealed envelope, and each use of one. */
export class EmergencyCodes {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;
  readonly #secret: Buffer;

  constructor({ storage, keys, clock }: EmergencyCodesParts) {
    this.#db = storage.db;
    this.#clock = clock;
    this.#secret = keys.sessionSecret;
  }

  async standing(): Promise<EndpointAnswer<'emergencyCode'>['code']> {
    const row = await this.#db
      .selectFrom('emergencyCodes')
      .innerJoin('accounts', 'accounts.accountId', 'emergencyCodes.madeBy')
      .select(['holder', 'madeAt', 'name as madeBy'])
      .executeTakeFirst();
    return row ?? null;
  }

  /** Answers the code as it is written on paper, which is not kept. An earlier one ends. */
  async make(holder: string, madeBy: string): Promise<string> {
    const code = base32(randomBytes(codeBytes));
    const codeHash = await hashPassword(code);
    const row = { codeId: randomUUID(), holder, codeHash, madeAt: this.#clock(), madeBy };
    await this.#db.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('emergencyCodes').execute();
      await transaction.insertInto('emergencyCodes').values(row).execute();
    });
    return code.replaceAll(/(.{4})(?=.)/g, '$1 ');
  }

  /** False where there was none. */
  async withdraw(): Promise<boolean> {
    const { numDeletedRows } = await this.#db.deleteFrom('emergencyCodes').executeTakeFirst();
    return numDeletedRows > 0n;
  }

  /** Uses the code up, together with what `alarm` writes. Answers the cookie's value; null for a wrong code. */
  async use(
    typed: string,
    alarm: (useId: string, transaction: Kysely<Schema>) => Promise<void>,
  ): Promise<{ token: string; session: EmergencySessionRow } | null> {
    const code = await this.#db.selectFrom('emergencyCodes').selectAll().executeTakeFirst();
    const isRight = await isPassword(code?.codeHash, typed.replaceAll(/[\s-]/g, '').toUpperCase());
    if (!code || !isRight) return null;
    const [token, useId, usedAt] = [newToken(), randomUUID(), this.#clock()];
    const session = { useId, endsAt: usedAt + sessionMs, helpedId: null };
    const answer = { answeredAt: null, answeredBy: null, reason: '' };
    const hash = tokenHash(this.#secret, token);
    return this.#db.transaction().execute(async (transaction) => {
      // By the database, so that of two at once one gets in.
      const { numDeletedRows } = await transaction
        .deleteFrom('emergencyCodes')
        .where('codeId', '=', code.codeId)
        .executeTakeFirst();
      if (numDeletedRows === 0n) return null;
      const row = { ...session, holder: code.holder, usedAt, tokenHash: hash, ...answer };
      await transaction.insertInto('emergencyUses').values(row).execute();
      await alarm(useId, transaction);
      return { token, session };
    });
  }

  async sessionOf(cookieHeader: string | undefined): Promise<EmergencySessionRow | null> {
    const token = emergencyTokenIn(cookieHeader);
    if (!token) return null;
    const row = await this.#db
      .selectFrom('emergencyUses')
      .select(['useId', 'endsAt', 'helpedId'])
      .where('tokenHash', '=', tokenHash(this.#secret, token))
      .where('endsAt', '>', this.#clock())
      .executeTakeFirst();
    return row ?? null;
  }

  async end(useId: string): Promise<void> {
    await this.#db.updateTable('emergencyUses').set({ tokenHash: null }).where('useId', '=', useId).execute();
  }

  /** Binds it to this person. False where it has helped another. */
  async help(useId: string, accountId: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('emergencyUses')
      .set({ helpedId: accountId })
      .where('useId', '=', useId)
      .where((row) => row.or([row('helpedId', 'is', null), row('helpedId', '=', accountId)]))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Those that nobody has said a word of, the oldest first. */
  unanswered(): Promise<EmergencyUse[]> {
    return this.#db
      .selectFrom('emergencyUses')
      .leftJoin('accounts', 'accounts.accountId', 'emergencyUses.helpedId')
      .select(['useId', 'holder', 'usedAt', 'name as helped'])
      .where('answeredAt', 'is', null)
      .orderBy('usedAt')
      .execute();
  }

  /** Whatever is still open by it ends. False where there is no such use, or it was answered. */
  async answer(useId: string, answeredBy: string, reason: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('emergencyUses')
      .set({ answeredAt: this.#clock(), answeredBy, reason, tokenHash: null })
      .where('useId', '=', useId)
      .where('answeredAt', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
}
