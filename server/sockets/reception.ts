import type { Logger } from 'pino';
import { failure, type Failure, type FailureReason, type Result } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import { Bucket } from '../bucket.ts';
import { diskFailure } from '../storage/disk-trouble.ts';
import type { Message, Messages } from './message.ts';

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

  /** What is told without an answer is done when this returns: of a picture every second, no promise is made. */
  receive(event: string, args: readonly unknown[]): Promise<void> | void {
    const last = args.at(-1);
    const reply = isReply(last) ? last : null;
    const message = this.#find(event, reply !== null);
    if ('reason' in message) return this.#done(event, reply, message);
    try {
      const result = message.take(reply ? args.slice(0, -1) : args);
      if ('ok' in result) return this.#done(event, reply, result);
      return result.then(
        (settled) => this.#done(event, reply, settled),
        (error: unknown) => this.#broken(event, reply, error),
      );
    } catch (error) {
      this.#broken(event, reply, error);
    }
  }

  #find(event: string, hasReply: boolean): Message | Failure {
    const { messages } = this.#parts;
    if (!this.#bucket.take()) return failure('too-many');
    const message = Object.hasOwn(messages, event) ? messages[event] : undefined;
    return message?.isAnswered === hasReply ? message : failure('bad-message');
  }

  #done(event: string, reply: Reply | null, result: Result<unknown>): void {
    if (!result.ok && strikeReasons.includes(result.reason)) this.#strike(event, result.reason);
    reply?.(result);
  }

  #broken(event: string, reply: Reply | null, error: unknown): void {
    this.#parts.log.error({ err: error, event }, 'A message could not be dealt with');
    this.#done(event, reply, diskFailure(error) ?? failure('internal'));
  }

  #strike(event: string, reason: FailureReason): void {
    this.#strikes += 1;
    this.#parts.onWrong(event, reason);
    if (this.#strikes > allowedStrikes) this.#parts.close();
  }
}
