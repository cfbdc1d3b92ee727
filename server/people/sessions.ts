import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { roleSchema, type Role } from '#shared/roles.ts';
import type { Settings } from '../config.ts';
import type { Keys } from '../keys.ts';
import type { Clock } from '../clock.ts';
import { diskTroubleOf } from '../storage/disk-trouble.ts';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';
import type { Actor } from './actor.ts';
import type { SecondFactorRules } from './second-factor-rules.ts';
import { newToken, tokenHash } from './secret-token.ts';
import { sessionTokenIn } from './session-cookie.ts';

const minuteMs = 60_000;
const longestSessionMs = 12 * 60 * minuteMs;
const confirmationMs = 10 * minuteMs;
const sweepEveryMs = 15_000;
const rolesSchema = z.array(roleSchema);

export interface SessionsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly settings: Pick<Settings, 'idleMs' | 'adminIdleMs'>;
  readonly keys: Pick<Keys, 'sessionSecret'>;
  readonly secondFactorRules: Pick<SecondFactorRules, 'isNeeded'>;
  readonly clock: Clock;
}

interface Times {
  readonly createdAt: number;
  readonly lastUsedAt: number;
}

const unlessDisk = (error: unknown): void => {
  if (diskTroubleOf(error) === null) throw error;
};

/** Who is signed in. Every way a session can end goes through one place, which tells the listeners. */
export class Sessions {
  readonly #db: Kysely<Schema>;
  readonly #parts: SessionsParts;
  readonly #listeners = new Set<(sessionHash: string) => void>();
  readonly #timer: NodeJS.Timeout;

  constructor(parts: SessionsParts) {
    this.#db = parts.storage.db;
    this.#parts = parts;
    this.#timer = setInterval(() => void this.endStale().catch(() => undefined), sweepEveryMs).unref();
  }

  /** The token for the cookie; only its hash is stored. */
  async create(accountId: string): Promise<string> {
    const token = newToken();
    const now = this.#parts.clock();
    await this.#db
      .insertInto('sessions')
      .values({ tokenHash: this.#hash(token), accountId, createdAt: now, lastUsedAt: now, confirmedUntil: 0 })
      .execute();
    await this.#seen(accountId, now);
    return token;
  }

  /** Who sends this `Cookie` header, or null, also where they must set up a second factor first. Counts as use of the session. */
  async actorOf(cookieHeader: string | undefined): Promise<Actor | null> {
    const token = sessionTokenIn(cookieHeader);
    return token ? this.actorByHash(this.#hash(token)) : null;
  }

  /** The same person as they are now (roles, confirmation), for a socket that outlives a request. Counts as use. */
  async actorByHash(sessionHash: string): Promise<Actor | null> {
    const actor = await this.#actorByHash(sessionHash);
    return actor && (await this.#parts.secondFactorRules.isNeeded(actor)) ? null : actor;
  }

  /** Who that is, with a second factor or without: for setting one up, and for nothing else. */
  async actorWithoutFactor(cookieHeader: string | undefined): Promise<Actor | null> {
    const token = sessionTokenIn(cookieHeader);
    return token ? this.#actorByHash(this.#hash(token)) : null;
  }

  async #actorByHash(sessionHash: string): Promise<Actor | null> {
    const row = await this.#find(sessionHash);
    if (!row) return null;
    const roles = rolesSchema.parse(JSON.parse(row.roles));
    if (row.isActive === 0 || this.#isOver(row, roles)) {
      await this.#endAll([sessionHash]);
      return null;
    }
    // On a full disk people still read what is there.
    await this.#bump(row).catch(unlessDisk);
    const { accountId, name, email, confirmedUntil } = row;
    return { accountId, name, email, roles, sessionHash, confirmedUntil };
  }

  /** The password was entered again; answers until when that holds. */
  async confirm(actor: Actor): Promise<number> {
    const confirmedUntil = this.#parts.clock() + confirmationMs;
    await this.#db
      .updateTable('sessions')
      .set({ confirmedUntil })
      .where('tokenHash', '=', actor.sessionHash)
      .execute();
    return confirmedUntil;
  }

  end(actor: Pick<Actor, 'sessionHash'>): Promise<void> {
    return this.#endAll([actor.sessionHash]);
  }

  async endAllOf(accountId: string): Promise<void> {
    const rows = await this.#db
      .selectFrom('sessions')
      .select('tokenHash')
      .where('accountId', '=', accountId)
      .execute();
    await this.#endAll(rows.map((row) => row.tokenHash));
  }

  /** Ends what has been idle or has lasted too long; runs by itself, so that sockets are dropped in time. */
  async endStale(): Promise<void> {
    const rows = await this.#db
      .selectFrom('sessions')
      .innerJoin('accounts', 'accounts.accountId', 'sessions.accountId')
      .select(['tokenHash', 'sessions.createdAt', 'lastUsedAt', 'roles'])
      .execute();
    const over = rows.filter((row) => this.#isOver(row, rolesSchema.parse(JSON.parse(row.roles))));
    await this.#endAll(over.map((row) => row.tokenHash));
  }

  /** Hears of every session that ends. Answers how to stop listening. */
  onEnd(listener: (sessionHash: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#listeners.clear();
  }

  #hash(token: string): string {
    return tokenHash(this.#parts.keys.sessionSecret, token);
  }

  #find(sessionHash: string) {
    return this.#db
      .selectFrom('sessions')
      .innerJoin('accounts', 'accounts.accountId', 'sessions.accountId')
      .select([
        'tokenHash',
        'sessions.createdAt',
        'lastUsedAt',
        'confirmedUntil',
        'accounts.accountId',
        'name',
        'email',
        'roles',
        'isActive',
      ])
      .where('tokenHash', '=', sessionHash)
      .executeTakeFirst();
  }

  #isOver({ createdAt, lastUsedAt }: Times, roles: readonly Role[]): boolean {
    const { idleMs, adminIdleMs } = this.#parts.settings;
    const now = this.#parts.clock();
    return (
      now - createdAt >= longestSessionMs ||
      now - lastUsedAt >= (roles.includes('admin') ? adminIdleMs : idleMs)
    );
  }

  // Once a minute is exact enough, and spares a write for every request.
  async #bump(row: { tokenHash: string; accountId: string; lastUsedAt: number }): Promise<void> {
    const now = this.#parts.clock();
    if (now - row.lastUsedAt < minuteMs) return;
    await this.#db
      .updateTable('sessions')
      .set({ lastUsedAt: now })
      .where('tokenHash', '=', row.tokenHash)
      .execute();
    await this.#seen(row.accountId, now);
  }

  async #seen(accountId: string, now: number): Promise<void> {
    await this.#db
      .updateTable('accounts')
      .set({ lastSeenAt: now })
      .where('accountId', '=', accountId)
      .execute();
  }

  async #endAll(hashes: readonly string[]): Promise<void> {
    if (hashes.length === 0) return;
    await this.#db.deleteFrom('sessions').where('tokenHash', 'in', hashes).execute();
    for (const hash of hashes) for (const listener of this.#listeners) listener(hash);
  }
}
