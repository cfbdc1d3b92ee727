import type { AlertKind } from './kinds.ts';
import type { AlertLevel } from './levels.ts';

/** A machine's suspicion as the teacher of the lesson sees it. */
export interface TileAlert {
  readonly kind: AlertKind;
  readonly level: AlertLevel;
  /** Server epoch ms of what came last. */
  readonly at: number;
  /** Why, in a sentence. */
  readonly why: string;
}
