/** Takes one picture of a window, a JPEG as a data address: equal for equal pictures. May fail and may hang. */
export type Shoot = (windowId: number) => Promise<string>;

/** Chromium (seen in 156) refuses a third picture within a second. */
const mostAtOnce = 2;
const freeAfterMs = 1_010;
const withinMs = 3_000;

/**
 * The pictures that everybody here wants, one after the other and not faster than the browser allows: who looks, who records
 * an incident and what an alert takes with it would else be refused because of each other.
 */
export class Shots {
  readonly #shoot: Shoot;
  readonly #waiting = new Map<number, Promise<string>>();
  /** When each of the pictures that the browser gives in a second may be begun. */
  readonly #turns: Promise<void>[] = Array.from({ length: mostAtOnce }, () => Promise.resolve());

  constructor(shoot: Shoot) {
    this.#shoot = shoot;
  }

  /** One that is begun after this call, shared with all who wait for one of the window; rejects where there is none in time. */
  take(windowId: number): Promise<string> {
    const waiting = this.#waiting.get(windowId);
    if (waiting !== undefined) return waiting;
    const turn = this.#turns.shift() ?? Promise.resolve();
    const shot = turn.then(() => this.#takeNow(windowId));
    this.#waiting.set(windowId, shot);
    this.#turns.push(turn.then(() => passed(freeAfterMs)));
    return shot;
  }

  /** The same, tried once more; null where the browser gives none. */
  takeOrNone(windowId: number): Promise<string | null> {
    return this.take(windowId).catch(() => this.take(windowId).catch(() => null));
  }

  #takeNow(windowId: number): Promise<string> {
    this.#waiting.delete(windowId);
    const tooLong = passed(withinMs).then(() => Promise.reject(new Error('No picture in time')));
    return Promise.race([this.#shoot(windowId), tooLong]);
  }
}

const passed = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
