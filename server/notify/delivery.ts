import type { Logger } from 'pino';
import type { NotifyChannel } from '#shared/api/notify.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { ChannelBook } from './channel-book.ts';
import type { Couriers } from './couriers.ts';
import { later, messageAbout, type Outcome } from './message.ts';
import type { DueLetter, Outbox } from './outbox.ts';

export interface DeliveryParts {
  readonly outbox: Outbox;
  readonly book: ChannelBook;
  readonly couriers: Couriers;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Logger;
  readonly schoolUrl: string;
}

/** So long at most a new letter waits for a way that just failed. */
const longestPauseMs = 60_000;

/** Empties the outbox, each way on its own: one that hangs or fails holds up no other. */
export class Delivery {
  readonly #parts: DeliveryParts;
  readonly #lanes = new Map<NotifyChannel, Promise<void>>();
  readonly #pausedUntil = new Map<NotifyChannel, number>();
  #isClosed = false;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /** Starts what is due and does not wait for it. */
  async tick(): Promise<void> {
    const now = this.#parts.clock();
    for (const channel of await this.#parts.outbox.dueChannels()) {
      const isPaused = now < (this.#pausedUntil.get(channel) ?? 0);
      if (!isPaused && !this.#lanes.has(channel) && !this.#isClosed) this.#open(channel);
    }
  }

  /** What waits for a channel goes out with the next tick. */
  async hurry(channel: NotifyChannel): Promise<void> {
    this.#pausedUntil.delete(channel);
    await this.#parts.outbox.hurry(channel);
  }

  /** The same for every channel. */
  unpause(): void {
    this.#pausedUntil.clear();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#lanes.values());
  }

  #open(channel: NotifyChannel): void {
    const lane = this.#run(channel)
      .catch((error: unknown) => this.#parts.log.error({ err: error, channel }, 'Letters were not sent'))
      .finally(() => this.#lanes.delete(channel));
    this.#lanes.set(channel, lane);
  }

  async #run(channel: NotifyChannel): Promise<void> {
    for (const letter of await this.#parts.outbox.due(channel)) {
      if (this.#isClosed) return;
      const outcome = await this.#take(letter);
      // Cut off by our own stopping: it says nothing about the way, and is sent again after the start.
      if (this.#isClosed && outcome.kind !== 'sent') return;
      if (!(await this.#settle(letter, outcome))) return;
    }
  }

  // What throws is no less a failure of the way, and shown as one.
  async #take(letter: DueLetter): Promise<Outcome> {
    const { couriers, schoolUrl, log } = this.#parts;
    const { sendId, channel } = letter;
    try {
      return await couriers.take(letter, messageAbout(letter, { sendId, schoolUrl }));
    } catch (error) {
      log.error({ err: error, channel }, 'A letter could not be sent');
      return later('Something went wrong on the server. It has been recorded.');
    }
  }

  /** False where the way itself failed: the next letter would fare no better. */
  async #settle(letter: DueLetter, outcome: Outcome): Promise<boolean> {
    const { outbox, book, clock } = this.#parts;
    const { channel } = letter;
    const { nextAt, isGivenUp } = await outbox.settle(letter, outcome);
    if (isGivenUp) await this.#recordGivenUp(letter);
    if (outcome.kind === 'sent') await book.noteSuccess(channel);
    if (outcome.kind !== 'later') return true;
    await book.noteFailure(channel, outcome.problem);
    this.#pausedUntil.set(channel, Math.min(nextAt ?? Infinity, clock() + longestPauseMs));
    return false;
  }

  #recordGivenUp({ sendId, incidentId, channel, attempts }: DueLetter): Promise<void> {
    return this.#parts.ledger.append({
      actor: 'server',
      action: 'give-up-notification',
      object: incidentId,
      outcome: 'failed',
      facts: { sendId, channel, attempts: attempts + 1 },
    });
  }
}
