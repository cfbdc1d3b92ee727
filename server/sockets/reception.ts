import type { Logger } from 'pino';
import { failure, type FailureReason, type Result } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import { Bucket } from '../bucket.ts';
import type { Messages } from './message.ts';

type Reply = (result: Result<unknown>) => void;
const isReply = (value: unknown): value is Reply => typeof value === 'function';

/** What a peer may get wrong before it is shown out. */
const allowedStrikes = 20;
const strikeReasons: readonly FailureReason[] = ['bad-message', 'too-large', 'too-many'];

export interface ReceptionParts {
  readonly messages: Messages;
  readonly clock: Clock;
  readonly log: Logger;
  /** Told of each wrong message; may be called often. */
  readonly onWrong: (event: string, reason: FailureReason) => void;
  readonly close: () => void;
}

/**
 * The door of one socket: everything a peer sends comes through here. What is wrong is answered where it can be, counted,
 * and never stops the server; a peer that goes on is disconnected.
 */
export class Reception {
  readonly #parts: ReceptionParts;
  readonly #bucket: Bucket;
  #strikes = 0;

  constructor(parts: ReceptionParts) {
    this.#parts = parts;
    this.#bucket = new Bucket({ perSecond: 50, burst: 200, clock: parts.clock });
  }

  async receive(event: string, args: readonly unknown[]): Promise<void> {
    const last = args.at(-1);
    const reply = isReply(last) ? last : null;
    const result = await this.#resultOf(event, reply ? args.slice(0, -1) : args, reply !== null);
    if (!result.ok && strikeReasons.includes(result.reason)) this.#strike(event, result.reason);
    reply?.(result);
  }

  async #resultOf(event: string, args: readonly unknown[], hasReply: boolean): Promise<Result<unknown>> {
    const { messages, log } = this.#parts;
    if (!this.#bucket.take()) return failure('too-many');
    const message = Object.hasOwn(messages, event) ? messages[event] : undefined;
    if (!message || message.isAnswered !== hasReply) return failure('bad-message');
    try {
      return await message.take(args);
    } catch (error) {
      log.error({ err: error, event }, 'A message could not be dealt with');
      return failure('internal');
    }
  }

  #strike(event: string, reason: FailureReason): void {
    this.#strikes += 1;
    this.#parts.onWrong(event, reason);
    if (this.#strikes > allowedStrikes) this.#parts.close();
  }
}
