import type { Memory } from './memory.ts';

export interface AccountWatchParts {
  readonly memory: Memory;
  readonly read: () => Promise<string | null>;
  /** The device's own clock, epoch ms. */
  readonly now: () => number;
}

export interface SignedIn {
  readonly profileEmail: string | null;
  /** By the device's own clock; left out where it has been nobody else here, so that nobody saw it begin. */
  readonly accountForMs?: number;
}

/** Who is signed in to this browser and for how long, noted while the server is away too. */
export class AccountWatch {
  readonly #parts: AccountWatchParts;

  constructor(parts: AccountWatchParts) {
    this.#parts = parts;
  }

  /** Rejects where the browser does not say who it is. */
  async look(): Promise<SignedIn> {
    const { memory, read, now } = this.#parts;
    const profileEmail = await read();
    const known = await memory.read('account');
    const at = now();
    // After a clock was set back it begins anew: it would be in the future else, for as long as that lasts.
    const isSame = known?.profileEmail === profileEmail && (known.since ?? 0) <= at;
    const account = isSame ? known : { profileEmail, since: known === null ? null : at };
    if (!isSame) await memory.write('account', account);
    return { profileEmail, ...(account.since !== null && { accountForMs: at - account.since }) };
  }
}
