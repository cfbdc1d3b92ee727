import { randomBytes } from 'node:crypto';
import type { Challenge } from '#shared/socket-events.ts';
import type { Clock } from '../clock.ts';

export const challengeLifetimeMs = 10_000;

/** The nonce that one socket's device has to sign: fresh, good once, and not for long. */
export class OpenChallenge {
  readonly #clock: Clock;
  #open: { nonce: string; until: number } | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Replaces the one before. */
  issue(): Challenge {
    const now = this.#clock();
    const nonce = randomBytes(32).toString('base64url');
    this.#open = { nonce, until: now + challengeLifetimeMs };
    return { nonce, now };
  }

  /** The nonce, at most once; null when there is none or it came too late. */
  take(): string | null {
    const open = this.#open;
    this.#open = null;
    return open && this.#clock() < open.until ? open.nonce : null;
  }
}
