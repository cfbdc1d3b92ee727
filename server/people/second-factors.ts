import { hkdfSync, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import { sealLoose, unseal } from '../evidence/seal.ts';
import type { Keys } from '../keys.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { base32, keyAddress, newSecret, stepOfCode } from './one-time-codes.ts';
import { tokenHash } from './secret-token.ts';

export interface SecondFactorsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly keys: Pick<Keys, 'sessionSecret'>;
  readonly clock: Clock;
}

const recoveryCodes = 10;
const recoveryBytes = 10;
const hashesSchema = z.array(z.string());
const placeOf = (accountId: string): string => `second factor of ${accountId}`;

/** Codes from a phone, asked for beside the password once somebody has set them up. Each is good once. */
export class SecondFactors {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;
  readonly #hashKey: Buffer;
  readonly #sealKey: Buffer;

  constructor(parts: SecondFactorsParts) {
    const { sessionSecret } = parts.keys;
    this.#db = parts.storage.db;
    this.#clock = parts.clock;
    this.#hashKey = sessionSecret;
    // A key of its own, so that the same one never does two things.
    this.#sealKey = Buffer.from(hkdfSync('sha256', sessionSecret, '', 'second factors', 32));
  }

  /** Null where none is in use. */
  async recoveryLeft(accountId: string): Promise<number | null> {
    const row = await this.#find(accountId);
    return row?.isInUse === 1 ? hashesIn(row.recoveryHashes).length : null;
  }

  async isInUse(accountId: string): Promise<boolean> {
    return (await this.recoveryLeft(accountId)) !== null;
  }

  /** A new secret, not in use before a code of it was given. Null where one is in use. */
  async begin(accountId: string, email: string): Promise<{ secret: string; address: string } | null> {
    if (await this.isInUse(accountId)) return null;
    const secret = newSecret();
    const sealed = sealLoose(this.#sealKey, placeOf(accountId), secret).toString('base64');
    const row = { sealedSecret: sealed, isInUse: 0, lastStep: 0, recoveryHashes: '[]' };
    await this.#db
      .insertInto('secondFactors')
      .values({ accountId, ...row })
      .onConflict((conflict) => conflict.column('accountId').doUpdateSet(row))
      .execute();
    return { secret: base32(secret), address: keyAddress(secret, email) };
  }

  /** Puts it in use. Answers the recovery codes, which are not kept; null for a wrong code. */
  async confirm(accountId: string, code: string): Promise<string[] | null> {
    const row = await this.#find(accountId);
    if (!row || row.isInUse === 1 || !(await this.#takeCode(row, code))) return null;
    const codes = Array.from({ length: recoveryCodes }, () => base32(randomBytes(recoveryBytes)));
    const recoveryHashes = JSON.stringify(codes.map((each) => tokenHash(this.#hashKey, each)));
    await this.#db
      .updateTable('secondFactors')
      .set({ isInUse: 1, recoveryHashes })
      .where('accountId', '=', accountId)
      .execute();
    return codes;
  }

  /** True for a code of now, or a recovery code, that was not used before; it is used by this. */
  async take(accountId: string, code: string): Promise<boolean> {
    const row = await this.#find(accountId);
    if (!row) return false;
    const typed = code.replaceAll(/[\s-]/g, '').toUpperCase();
    return (await this.#takeCode(row, typed)) || this.#takeRecovery(row, typed);
  }

  /** False where there was none. */
  async end(accountId: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('secondFactors')
      .where('accountId', '=', accountId)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  // By the database, so that of two requests at once one gets in.
  async #takeCode({ accountId, sealedSecret }: Row, code: string): Promise<boolean> {
    const keys = { schoolKey: this.#sealKey, dataKeyOf: neverBound };
    const secret = unseal(keys, placeOf(accountId), Buffer.from(sealedSecret, 'base64'));
    const step = stepOfCode(secret, code, this.#clock());
    if (step === null) return false;
    const { numUpdatedRows } = await this.#db
      .updateTable('secondFactors')
      .set({ lastStep: step })
      .where('accountId', '=', accountId)
      .where('lastStep', '<', step)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async #takeRecovery({ accountId, recoveryHashes }: Row, code: string): Promise<boolean> {
    const hashes = hashesIn(recoveryHashes);
    const left = hashes.filter((hash) => hash !== tokenHash(this.#hashKey, code));
    if (left.length === hashes.length) return false;
    const { numUpdatedRows } = await this.#db
      .updateTable('secondFactors')
      .set({ recoveryHashes: JSON.stringify(left) })
      .where('accountId', '=', accountId)
      .where('recoveryHashes', '=', recoveryHashes)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  #find(accountId: string): Promise<Row | undefined> {
    return this.#db
      .selectFrom('secondFactors')
      .selectAll()
      .where('accountId', '=', accountId)
      .executeTakeFirst();
  }
}

type Row = Schema['secondFactors'];

const hashesIn = (text: string): string[] => hashesSchema.parse(JSON.parse(text));
const neverBound = (): never => {
  throw new Error('A second factor has its key in front');
};
