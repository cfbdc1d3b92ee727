import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { NotifyChannel, Undelivered } from '#shared/api/notify.ts';
import type { Audience } from '#shared/incidents/audience.ts';
import { categoryOf, notifyLine } from '#shared/notify/category.ts';
import type { Clock } from '../clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { pathOf, type AboutIncident, type Outcome } from './message.ts';
import { giveUpAfterMs, retryWaitMs } from './retry-times.ts';

export interface OutboxParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly clock: Clock;
  /** From 0 to under 1. */
  readonly random: () => number;
}

/** Where one letter goes. */
export interface Destination {
  readonly channel: NotifyChannel;
  readonly accountId: string | null;
  readonly subscriptionId: string | null;
}

export interface DueLetter extends Destination, AboutIncident {
  readonly sendId: string;
  readonly attempts: number;
  readonly at: number;
}

const mostAtOnce = 20;

/** What is to be told, and every letter about it until it was taken: all in the database, so that nothing is lost with the process. */
export class Outbox {
  readonly #parts: OutboxParts;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Once for each incident and reason. In the transaction that writes what it is about. */
  async put({ incidentId, kind, audience, reason }: AboutIncident, db: Kysely<Schema>) {
    await db
      .insertInto('notifications')
      .values({
        notificationId: randomUUID(),
        incidentId,
        // A backup can be read by those who may not know more than that there is one.
        kind: audience === 'safeguarding' ? kind : '',
        audience,
        reason,
        at: this.#parts.clock(),
        spreadAt: null,
      })
      .onConflict((conflict) => conflict.columns(['incidentId', 'reason']).doNothing())
      .execute();
  }

  /** What was told of it, and what waits to be, is no more: it is for other eyes now. In the transaction that moves it. */
  async takeBack(incidentId: string, db: Kysely<Schema>): Promise<void> {
    await db
      .deleteFrom('notificationSends')
      .where('notificationId', 'in', (row) =>
        row.selectFrom('notifications').select('notificationId').where('incidentId', '=', incidentId),
      )
      .execute();
    await db.deleteFrom('notifications').where('incidentId', '=', incidentId).execute();
  }

  unspread() {
    return this.#parts.storage.db
      .selectFrom('notifications')
      .selectAll()
      .where('spreadAt', 'is', null)
      .orderBy('at')
      .limit(mostAtOnce)
      .execute();
  }

  /** Of what is told once and to nobody who comes later: addressed as it is written, in the transaction of what it is about. */
  async putTo(about: AboutIncident, to: readonly Destination[], db: Kysely<Schema>): Promise<void> {
    const notificationId = randomUUID();
    const at = this.#parts.clock();
    await db
      .insertInto('notifications')
      .values({ ...about, notificationId, at, spreadAt: at })
      .execute();
    await db
      .insertInto('notificationSends')
      .values(lettersAt(at, notificationId, to))
      .execute();
  }

  /** One letter for each destination; all of them or none. */
  async spread(notificationId: string, to: readonly Destination[]): Promise<void> {
    const now = this.#parts.clock();
    const rows = lettersAt(now, notificationId, to);
    await this.#parts.storage.db.transaction().execute(async (transaction: Transaction<Schema>) => {
      if (rows.length > 0) await transaction.insertInto('notificationSends').values(rows).execute();
      await transaction
        .updateTable('notifications')
        .set({ spreadAt: now })
        .where('notificationId', '=', notificationId)
        .execute();
    });
  }

  async dueChannels(): Promise<NotifyChannel[]> {
    const rows = await this.#parts.storage.db
      .selectFrom('notificationSends')
      .select('channel')
      .distinct()
      .where('state', '=', 'waiting')
      .where('nextAt', '<=', this.#parts.clock())
      .execute();
    return rows.map(({ channel }) => channel);
  }

  due(channel: NotifyChannel): Promise<DueLetter[]> {
    return this.#letters()
      .where('state', '=', 'waiting')
      .where('channel', '=', channel)
      .where('nextAt', '<=', this.#parts.clock())
      .orderBy('nextAt')
      .limit(mostAtOnce)
      .execute();
  }

  /** Resolves to when it is tried again; null where it is settled. True as `givenUp` where that is the end of it. */
  async settle(letter: DueLetter, outcome: Outcome): Promise<{ nextAt: number | null; isGivenUp: boolean }> {
    const now = this.#parts.clock();
    const attempts = letter.attempts + 1;
    if (outcome.kind === 'sent') {
      await this.#set(letter.sendId, { state: 'sent', attempts, settledAt: now, problem: '' });
      return { nextAt: null, isGivenUp: false };
    }
    const { problem } = outcome;
    if (outcome.kind === 'never' || now - letter.at >= giveUpAfterMs) {
      await this.#set(letter.sendId, { state: 'given-up', attempts, settledAt: now, problem });
      return { nextAt: null, isGivenUp: true };
    }
    const nextAt = now + retryWaitMs(attempts, this.#parts.random);
    await this.#set(letter.sendId, { attempts, nextAt, problem });
    return { nextAt, isGivenUp: false };
  }

  /** What was tried and did not arrive, the newest first, of incidents that these audiences may know of. */
  async undelivered(audiences: readonly Audience[]): Promise<Undelivered[]> {
    if (audiences.length === 0) return [];
    const rows = await this.#letters()
      .leftJoin('accounts', 'accounts.accountId', 'notificationSends.accountId')
      .select(['notificationSends.state', 'notificationSends.problem', 'accounts.name as to'])
      .where('audience', 'in', audiences)
      .where((row) =>
        row.or([
          row('state', '=', 'given-up'),
          row.and([row('state', '=', 'waiting'), row('attempts', '>', 0)]),
        ]),
      )
      .orderBy('at', 'desc')
      .limit(100)
      .execute();
    return rows.map(({ sendId, incidentId, kind, audience, reason, channel, to, at, state, problem }) => ({
      sendId,
      path: pathOf({ incidentId, kind, audience, reason }),
      channel,
      to,
      at,
      problem,
      line: notifyLine(reason, categoryOf(kind, audience)),
      isGivenUp: state === 'given-up',
    }));
  }

  /** Every letter about one incident, in the order of their writing. */
  told(incidentId: string) {
    return this.#parts.storage.db
      .selectFrom('notificationSends')
      .innerJoin('notifications', 'notifications.notificationId', 'notificationSends.notificationId')
      .leftJoin('accounts', 'accounts.accountId', 'notificationSends.accountId')
      .select(['sendId', 'reason', 'channel', 'accounts.name as to', 'state', 'at', 'settledAt'])
      .where('incidentId', '=', incidentId)
      .orderBy('at')
      .orderBy('channel')
      .execute();
  }

  /** Everything that did not arrive is due now, with as much time as if it were new. */
  async sendAgain(audiences: readonly Audience[]): Promise<number> {
    const sendIds = (await this.undelivered(audiences)).map(({ sendId }) => sendId);
    if (sendIds.length === 0) return 0;
    await this.#parts.storage.db
      .updateTable('notificationSends')
      .set({ state: 'waiting', attempts: 0, nextAt: this.#parts.clock(), settledAt: null })
      .where('sendId', 'in', sendIds)
      .execute();
    return sendIds.length;
  }

  async clearGivenUp(audiences: readonly Audience[]): Promise<number> {
    const sendIds = (await this.undelivered(audiences)).flatMap(({ sendId, isGivenUp }) =>
      isGivenUp ? [sendId] : [],
    );
    if (sendIds.length === 0) return 0;
    await this.#parts.storage.db
      .updateTable('notificationSends')
      .set({ state: 'cleared' })
      .where('sendId', 'in', sendIds)
      .where('state', '=', 'given-up')
      .execute();
    return sendIds.length;
  }

  /** All that waits for a channel is due now. */
  async hurry(channel: NotifyChannel): Promise<void> {
    await this.#parts.storage.db
      .updateTable('notificationSends')
      .set({ nextAt: this.#parts.clock() })
      .where('channel', '=', channel)
      .where('state', '=', 'waiting')
      .execute();
  }

  #letters() {
    return this.#parts.storage.db
      .selectFrom('notificationSends')
      .innerJoin('notifications', 'notifications.notificationId', 'notificationSends.notificationId')
      .select([
        'sendId',
        'channel',
        'notificationSends.accountId',
        'subscriptionId',
        'attempts',
        'incidentId',
        'kind',
        'audience',
        'reason',
        'at',
      ]);
  }

  async #set(sendId: string, change: Partial<Schema['notificationSends']>): Promise<void> {
    await this.#parts.storage.db
      .updateTable('notificationSends')
      .set(change)
      .where('sendId', '=', sendId)
      .execute();
  }
}

const lettersAt = (now: number, notificationId: string, to: readonly Destination[]) =>
  to.map((destination) => ({
    ...destination,
    sendId: randomUUID(),
    notificationId,
    state: 'waiting' as const,
    attempts: 0,
    nextAt: now,
    settledAt: null,
    problem: '',
  }));
