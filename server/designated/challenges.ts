import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';

interface Open {
  readonly challenge: string;
  readonly endsAt: number;
}

const goodForMs = 60_000;
const challengeBytes = 32;

/** What a browser has to sign: one for each session, for a minute, and used up by the first answer, right or wrong. */
export class Challenges {
  readonly #clock: Clock;
  readonly #open = new Map<string, Open>();

  constructor(parts: { readonly clock: Clock }) {
    this.#clock = parts.clock;
  }

  give(sessionHash: string): string {
    const now = this.#clock();
    for (const [session, { endsAt }] of this.#open) if (endsAt <= now) this.#open.delete(session);
    const challenge = randomBytes(challengeBytes).toString('base64url');
    this.#open.set(sessionHash, { challenge, endsAt: now + goodForMs });
    return challenge;
  }

  /** True for the one that this session was given last, once. */
  take(sessionHash: string, challenge: string): boolean {
    const open = this.#open.get(sessionHash);
    this.#open.delete(sessionHash);
    return open !== undefined && open.challenge === challenge && open.endsAt > this.#clock();
  }
}
