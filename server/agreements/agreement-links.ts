import { randomInt, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Keys } from '../keys.ts';
import { tokenHash } from '../people/secret-token.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';

export type LinkRow = Schema['agreementLinks'];
/** One of the three. */
export type LinkOwner = Pick<LinkRow, 'pupilId' | 'accountId' | 'volunteer'>;

export interface MadeLink {
  readonly linkId: string;
  readonly code: string;
  readonly expiresAt: number;
}

const lifetimeMs = 42 * 24 * 3_600_000;
/** None of them is taken for another on paper: 31 signs, so that a code is worth 59 bits. */
const signs = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const codeLength = 12;

const newCode = (): string =>
  Array.from({ length: codeLength }, () => signs[randomInt(signs.length)] ?? '').join('');

/** As it is printed: "ABCD-EFGH-JKMN". */
export const shownCode = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1-');

/** As it may be typed. */
export const typedCode = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(0, 40);

/** One-time links by which parents, staff and volunteers sign. Only hashes of their codes are stored. */
export class AgreementLinks {
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

  /** An earlier one of the same person that was not used ends, and so does `replaces`. */
  make(owner: LinkOwner, createdBy: string, replaces?: string): Promise<MadeLink> {
    return this.#db.transaction().execute(async (transaction) => {
      const link = await this.add(owner, createdBy, transaction);
      await this.endEarlier(owner, link.linkId, transaction);
      if (replaces !== undefined) await this.end(replaces, transaction);
      return link;
    });
  }

  /** One beside those that there are. */
  async add(owner: LinkOwner, createdBy: string, db: Kysely<Schema> = this.#db): Promise<MadeLink> {
    const [linkId, code, createdAt] = [randomUUID(), newCode(), this.#clock()];
    const expiresAt = createdAt + lifetimeMs;
    const row = { linkId, codeHash: this.#hash(code), createdBy, createdAt, expiresAt };
    await db
      .insertInto('agreementLinks')
      .values({ ...row, ...owner, usedAt: null })
      .execute();
    return { linkId, code, expiresAt };
  }

  /** All others of the same person that were not used. Volunteers of one name are not one person. */
  async endEarlier(owner: LinkOwner, linkId: string, db: Kysely<Schema> = this.#db): Promise<void> {
    if (owner.volunteer !== null) return;
    await db
      .deleteFrom('agreementLinks')
      .where('usedAt', 'is', null)
      .where('linkId', '!=', linkId)
      .where((link) =>
        link.or([link('pupilId', '=', owner.pupilId), link('accountId', '=', owner.accountId)]),
      )
      .execute();
  }

  async end(linkId: string, db: Kysely<Schema> = this.#db): Promise<void> {
    await db.deleteFrom('agreementLinks').where('linkId', '=', linkId).where('usedAt', 'is', null).execute();
  }

  unused(linkId: string): Promise<LinkRow | undefined> {
    return this.#db
      .selectFrom('agreementLinks')
      .selectAll()
      .where('linkId', '=', linkId)
      .where('usedAt', 'is', null)
      .executeTakeFirst();
  }

  find(code: string): Promise<LinkRow | undefined> {
    return this.#db
      .selectFrom('agreementLinks')
      .selectAll()
      .where('codeHash', '=', this.#hash(typedCode(code)))
      .executeTakeFirst();
  }

  /** True for the one who uses it up. */
  async use(linkId: string): Promise<boolean> {
    const usedAt = this.#clock();
    const { numUpdatedRows } = await this.#db
      .updateTable('agreementLinks')
      .set({ usedAt })
      .where('linkId', '=', linkId)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', usedAt)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Those of volunteers and contractors, the newest first. */
  ofVolunteers(): Promise<LinkRow[]> {
    return this.#db
      .selectFrom('agreementLinks')
      .selectAll()
      .where('volunteer', 'is not', null)
      .orderBy('createdAt', 'desc')
      .limit(200)
      .execute();
  }

  #hash(code: string): string {
    return tokenHash(this.#secret, code);
  }
}
