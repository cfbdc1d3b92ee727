import { hash } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { timeStampsApi } from '#shared/api/time-stamps.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import { failure, success } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Settings } from '../config.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import { addressProblem, isOwnMachine } from '../notify/allowed-address.ts';
import { exchange } from '../notify/post.ts';
import { askMay } from '../people/ask-may.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { newNonce, stampRequest } from './stamp-request.ts';
import { readStamp, tokenIn, type Stamp } from './stamp-token.ts';

export interface TimeStampsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly settings: Pick<Settings, 'url'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type Row = Selectable<Schema['timeStamps']>;

const settingKey = 'timeAuthority';
const dayMs = 24 * 3_600_000;
const firstWaitMs = 60_000;
const longestWaitMs = 6 * 3_600_000;
const mostAtOnce = 5;
/** With its certificates a token is some kilobytes. */
const mostReplyBytes = 100_000;

/**
 * Once a day an authority outside says when the ledger was as it is, so that the school itself could not write it anew later.
 * What it is asked waits in the database while it is away.
 */
export class TimeStamps {
  readonly #parts: TimeStampsParts;
  readonly #db: Kysely<Schema>;
  readonly #inTurn = oneAtATime();
  readonly #closing = new AbortController();

  constructor(parts: TimeStampsParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  readonly handlers: Pick<Handlers, keyof typeof timeStampsApi> = {
    timeStamps: async (_request, { actor }) => {
      const refused = await askMay(this.#parts, actor, 'read-ledger', {}, settingKey);
      return refused ?? success(await this.#standing());
    },
    setTimeAuthority: async ({ url }, { actor }) => {
      const refused = await askMay(this.#parts, actor, 'manage-safeguarding', {}, settingKey);
      if (refused) return refused;
      const problem = url === '' ? null : addressProblem(url, this.#isTryOut);
      if (problem !== null) return failure('bad-message', problem);
      await this.#keepUrl(url);
      const { accountId } = actor;
      const facts = { url };
      const entry = { actor: accountId, action: 'set-time-authority', object: settingKey, outcome: 'done' };
      await this.#parts.ledger.append({ ...entry, facts });
      this.tick().catch(() => undefined);
      return success({});
    },
  };

  /** Asks for what is due. To be called now and then. */
  tick(): Promise<void> {
    return this.#inTurn(async () => {
      const url = this.#closing.signal.aborted ? '' : await this.#url();
      if (url === '') return;
      await this.#askDaily();
      for (const row of await this.#due()) await this.#try(row, url);
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#inTurn(async () => undefined);
  }

  get #isTryOut(): boolean {
    return isOwnMachine(this.#parts.settings.url);
  }

  async #askDaily(): Promise<void> {
    const now = this.#parts.clock();
    const last = await this.#newest().executeTakeFirst();
    if (last !== undefined && now - last.askedAt < dayMs) return;
    const { note, size } = await this.#parts.ledger.signCheckpoint();
    if (size === (last?.size ?? 0)) return;
    const waiting = { tries: 0, nextTryAt: now, trouble: '', token: null, stampedAt: null, authority: null };
    await this.#db
      .insertInto('timeStamps')
      .values({ size, note, askedAt: now, ...waiting })
      .execute();
  }

  /** The newest first: it stands for all that were before it. */
  #due(): Promise<Row[]> {
    return this.#newest()
      .where('token', 'is', null)
      .where('nextTryAt', '<=', this.#parts.clock())
      .limit(mostAtOnce)
      .execute();
  }

  #newest() {
    return this.#db.selectFrom('timeStamps').selectAll().orderBy('stampId', 'desc');
  }

  async #try(row: Row, url: string): Promise<void> {
    try {
      const { token, stamp } = await this.#ask(row.note, url);
      await this.#stamped(row, token, stamp);
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** row.tries);
      await this.#change(row, {
        tries: row.tries + 1,
        nextTryAt: this.#parts.clock() + waitMs,
        trouble: error instanceof Error ? error.message : String(error),
      });
    }
  }

  async #ask(note: string, url: string): Promise<{ token: Buffer; stamp: Stamp }> {
    const sha256 = Buffer.from(hash('sha256', note, 'hex'), 'hex');
    const nonce = newNonce();
    const headers = { 'content-type': 'application/timestamp-query' };
    const letter = { address: url, headers, body: stampRequest(sha256, nonce) };
    const parts = { isTryOut: this.#isTryOut, signal: this.#closing.signal };
    const answer = await exchange(letter, { ...parts, mostBytes: mostReplyBytes });
    if (typeof answer === 'string') throw new Error(answer);
    if (answer.status !== 200) throw new Error(`The authority answered with ${answer.status}.`);
    const token = tokenIn(answer.body);
    return { token, stamp: readStamp(token, sha256, nonce) };
  }

  async #stamped(row: Row, token: Buffer, { at, authority }: Stamp): Promise<void> {
    await this.#change(row, {
      token: token.toString('base64'),
      stampedAt: at,
      authority,
      trouble: '',
      tries: row.tries + 1,
    });
    const facts = { size: row.size, at, sha256: hash('sha256', row.note, 'hex') };
    const entry = { actor: 'server', action: 'stamp-ledger', object: settingKey, outcome: 'done' };
    await this.#parts.ledger.append({ ...entry, facts });
  }

  async #change({ stampId }: Row, change: Partial<Omit<Row, 'stampId'>>): Promise<void> {
    await this.#db.updateTable('timeStamps').set(change).where('stampId', '=', stampId).execute();
  }

  async #standing() {
    const rows = await this.#newest()
      .select(['token', 'trouble', 'stampedAt', 'size', 'authority'])
      .execute();
    const waiting = rows.filter(({ token }) => token === null);
    const last = rows.find(({ stampedAt }) => stampedAt !== null);
    return {
      url: await this.#url(),
      waiting: waiting.length,
      trouble: waiting[0]?.trouble ?? '',
      last:
        last === undefined
          ? null
          : { at: last.stampedAt ?? 0, entries: last.size, authority: last.authority ?? '' },
    };
  }

  async #url(): Promise<string> {
    const row = await this.#db
      .selectFrom('settings')
      .select('value')
      .where('key', '=', settingKey)
      .executeTakeFirst();
    return row?.value ?? '';
  }

  async #keepUrl(value: string): Promise<void> {
    await this.#db
      .insertInto('settings')
      .values({ key: settingKey, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  }
}
