import type { Moment } from './moments.ts';

/** Moments that stand before something happens: asked each time, in plain words where no prompt is left. */
export const holdingMoments: ReadonlySet<Moment> = new Set<Moment>([
  'unknown-site',
  'look-alike',
  'download',
  'permission',
  'detail-sent',
  'unkind-words',
]);
