import type { Logger } from 'pino';
import type { FailureReason } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Clock } from '../clock.ts';

export interface Refusal {
  /** A device id, an account id, or `unknown` for whoever has not said who they are. */
  readonly actor: string;
  /** What was tried: `connect`, `enrol`, `hello`, or the name of an event. */
  readonly action: string;
  readonly reason: FailureReason;
  readonly facts?: Readonly<Record<string, unknown>>;
}

interface Window {
  readonly since: number;
  count: number;
}

const windowMs = 60_000;
const recordedInWindow = 10;
/** Kinds told apart; beyond that they share one window, so that made-up names cost no memory. */
const mostKinds = 200;
const actionLength = 40;

/** Records refusals from outside, a few of a kind each minute and then only how many there were: no flood fills the ledger. */
export class Refusals {
  readonly #ledger: Pick<Ledger, 'append'>;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #windows = new Map<string, Window>();

  constructor(parts: { ledger: Pick<Ledger, 'append'>; clock: Clock; log: Logger }) {
    this.#ledger = parts.ledger;
    this.#clock = parts.clock;
    this.#log = parts.log;
  }

  record(refusal: Refusal): void {
    const window = this.#windowOf(`${refusal.actor} ${refusal.reason}`);
    window.count += 1;
    if (window.count <= recordedInWindow) this.#append(refusal);
  }

  /** Writes down how many were not recorded one by one. Called every moment. */
  tick(): void {
    const now = this.#clock();
    for (const [kind, { since, count }] of this.#windows) {
      if (now - since < windowMs) continue;
      this.#windows.delete(kind);
      if (count > recordedInWindow) this.#appendRest(kind, count - recordedInWindow);
    }
  }

  #windowOf(kind: string): Window {
    const known = this.#windows.get(kind);
    if (known) return known;
    const isFull = this.#windows.size >= mostKinds;
    const shared = isFull ? this.#windows.get('others') : undefined;
    const window = shared ?? { since: this.#clock(), count: 0 };
    this.#windows.set(isFull ? 'others' : kind, window);
    return window;
  }

  #append({ actor, action, reason, facts }: Refusal): void {
    const entry = {
      actor,
      action: action.slice(0, actionLength),
      object: 'server',
      outcome: `refused: ${reason}`,
    };
    this.#write(this.#ledger.append(facts ? { ...entry, facts } : entry));
  }

  #appendRest(kind: string, more: number): void {
    const entry = { actor: 'server', action: 'count-refusals', object: 'server', outcome: 'done' };
    this.#write(this.#ledger.append({ ...entry, facts: { kind, more } }));
  }

  #write(writing: Promise<void>): void {
    writing.catch((error: unknown) => this.#log.error({ err: error }, 'A refusal could not be recorded'));
  }
}
