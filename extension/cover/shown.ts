import type { Said } from '#shared/pupil-words/say-in.ts';

/** What lies on a page, as the script on it is told. Times are this computer's clock, epoch ms. */
export interface LeasedCover {
  readonly kind: 'eyes-up' | 'freeze';
  readonly by: string;
  /** A teacher's own words. Empty: the title stands in its place. */
  readonly message: string;
  readonly endsAt: number;
  readonly title: Said;
  readonly more: Said;
}
/** Until somebody takes the computer up again. */
export interface UnusedScreenCover {
  readonly kind: 'unused';
  readonly title: Said;
  readonly more: Said;
  readonly goOn: Said;
  readonly notYours: Said;
}
export type ShownCover = LeasedCover | UnusedScreenCover;
export interface ShownTimer {
  /** A teacher's own words, or what a guest is told of the end. */
  readonly label: string;
  readonly endsAt: number;
  readonly timeUp: Said;
}
export interface Shown {
  /** The first that has not ended lies on top. */
  readonly covers: readonly ShownCover[];
  readonly timer: ShownTimer | null;
  /** Rises with every look at what is on: a page that is told of two lets the older one go. */
  readonly asOf: number;
}

/** For how long a page says that the time is up. */
export const timeUpMs = 6_000;

/** The script leaves this behind in its own world, which pages cannot reach. */
declare global {
  var thinkclickCover: ((shown: Shown) => void) | undefined;
}
