import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { notifyChannels } from '#shared/api/notify.ts';
import type { Audience } from '#shared/incidents/audience.ts';
import { alertTold, emergencyTold } from '#shared/notify/category.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Schema } from '../storage/schema.ts';
import type { Browsers } from './browsers.ts';
import type { ChannelBook } from './channel-book.ts';
import type { Delivery } from './delivery.ts';
import type { Destination, Outbox } from './outbox.ts';
import { personalLetters } from './personal-letters.ts';
import type { Recipients } from './recipients.ts';
import type { Reminders } from './reminders.ts';

export interface NotifierParts {
  readonly outbox: Outbox;
  readonly book: ChannelBook;
  readonly browsers: Browsers;
  readonly recipients: Recipients;
  readonly delivery: Delivery;
  readonly reminders: Reminders;
  readonly closing: AbortController;
  readonly log: Logger;
}

/** What has to be known of an incident to tell of it; more is never taken. */
export interface RecordedIncident {
  readonly incidentId: string;
  readonly kind: string;
  readonly audience: Audience;
}

type Unspread = Awaited<ReturnType<Outbox['unspread']>>[number];

/** Tells of incidents: writes down that it is to be told, to whom, and sees that it goes out. */
export class Notifier {
  readonly #parts: NotifierParts;
  readonly #inTurn = oneAtATime();
  #isAtIt = false;

  constructor(parts: NotifierParts) {
    this.#parts = parts;
  }

  /** In the transaction that writes the incident: whoever has the one has the other. */
  async incidentRecorded(incident: RecordedIncident, transaction: Kysely<Schema>): Promise<void> {
    const { incidentId, kind, audience } = incident;
    await this.#parts.outbox.put({ incidentId, kind, audience, reason: 'recorded' }, transaction);
  }

  /** In the transaction that moves it: those who may know of it now are told as of a new one. */
  async incidentMoved(incident: RecordedIncident, transaction: Kysely<Schema>): Promise<void> {
    await this.takeBack(incident.incidentId, transaction);
    await this.incidentRecorded(incident, transaction);
  }

  /** In the transaction that moves another, with which it goes. */
  async takeBack(incidentId: string, transaction: Kysely<Schema>): Promise<void> {
    await this.#parts.outbox.takeBack(incidentId, transaction);
  }

  /** In the transaction that writes whom a pupil chose. */
  async adultChosen({ incidentId, kind, audience }: RecordedIncident, db: Kysely<Schema>): Promise<void> {
    await this.#parts.outbox.put({ incidentId, kind, audience, reason: 'chosen' }, db);
  }

  /** The same of an alert that cannot wait: once, however often it rises. */
  async alertRaised(alertId: string, transaction: Kysely<Schema>): Promise<void> {
    const about = {
      incidentId: alertId,
      kind: alertTold,
      audience: 'safeguarding',
      reason: 'recorded',
    } as const;
    await this.#parts.outbox.put(about, transaction);
  }

  /** In the transaction that uses a code up: all who answer for accounts or children are told, on duty or not. */
  readonly emergencyUsed = async (useId: string, transaction: Kysely<Schema>): Promise<void> => {
    const about = { incidentId: useId, kind: emergencyTold, audience: 'safeguarding' } as const;
    await this.#parts.outbox.put({ ...about, reason: 'recorded' }, transaction);
  };

  /** Does what is due and does not wait for letters to arrive. */
  async tick(): Promise<void> {
    if (this.#isAtIt || this.#parts.closing.signal.aborted) return;
    this.#isAtIt = true;
    await this.#inTurn(async () => {
      await this.#parts.reminders.tick();
      for (const notification of await this.#parts.outbox.unspread()) await this.#spread(notification);
      await this.#parts.delivery.tick();
    }).finally(() => {
      this.#isAtIt = false;
    });
  }

  /** What is under way is cut off, and sent again after the next start. */
  async close(): Promise<void> {
    this.#parts.closing.abort();
    await this.#inTurn(() => this.#parts.delivery.close());
  }

  async #spread({ notificationId, incidentId, kind, audience, reason, at }: Unspread): Promise<void> {
    const { outbox, recipients, book, browsers } = this.#parts;
    const isChosen = reason === 'chosen';
    const people =
      kind === emergencyTold
        ? await recipients.ofEmergency()
        : await (isChosen ? recipients.chosenFor(incidentId, at) : recipients.of(audience, reason, at));
    const on = await book.on();
    const letters = [...(await personalLetters(people, browsers)), ...(isChosen ? [] : roomsFor(audience))];
    await outbox.spread(
      notificationId,
      letters.filter(({ channel }) => on.includes(channel)),
    );
  }
}

// A room is read by more than those whom such a concern is for (R46).
const roomsFor = (audience: Audience): Destination[] =>
  audience === 'safeguarding'
    ? notifyChannels
        .filter((channel) => channel !== 'mail' && channel !== 'push')
        .map((channel) => ({ channel, accountId: null, subscriptionId: null }))
    : [];
