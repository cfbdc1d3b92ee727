import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const withinSeconds = 10 * 60;

/** A school often shares one address, so that one gets many tries. */
const triesPerAddress = 60;
/** One account from one address; and from everywhere together, against guessers with many addresses. */
const triesPerAccountHere = 8;
const triesPerAccount = 40;

const limiter = (points: number): RateLimiterMemory =>
  new RateLimiterMemory({ points, duration: withinSeconds });

/** Slows down guessing of passwords and links. Kept in memory: a restart forgets, which gains a guesser little. */
export class AttemptLimits {
  readonly #byAddress = limiter(triesPerAddress);
  readonly #byAccountHere = limiter(triesPerAccountHere);
  readonly #byAccount = limiter(triesPerAccount);

  /** Counts one try. Answers 0, or how many seconds to wait. */
  async take(ip: string, account: string | null): Promise<number> {
    try {
      await this.#byAddress.consume(ip);
      if (account === null) return 0;
      await this.#byAccountHere.consume(`${ip} ${account}`);
      await this.#byAccount.consume(account);
      return 0;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    }
  }

  /** A try that was right does not count. */
  async forgive(ip: string, account: string | null): Promise<void> {
    await this.#byAddress.reward(ip);
    if (account === null) return;
    await this.#byAccountHere.delete(`${ip} ${account}`);
    await this.#byAccount.reward(account);
  }
}
