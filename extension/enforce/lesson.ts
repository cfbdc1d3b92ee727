import type { Enforce } from '../receive.ts';
import type { ServerClock } from '../server-clock.ts';
import type { EarlierPictures } from '../screen/earlier-pictures.ts';
import type { InForce } from './in-force.ts';
import type { Openings } from './openings.ts';

export interface EnforceLessonParts {
  readonly inForce: Pick<InForce, 'live'>;
  readonly openings: Pick<Openings, 'keepOnly'>;
  readonly serverClock: Pick<ServerClock, 'now'>;
  readonly earlier: Pick<EarlierPictures, 'drop'>;
}

/** What was opened for a lesson closes with it, and what was seen in it is held no longer. */
export const createEnforceLesson =
  ({ inForce, openings, serverClock, earlier }: EnforceLessonParts): Enforce['lesson'] =>
  async (lesson) => {
    if (lesson === null) earlier.drop();
    await openings.keepOnly(lesson, serverClock.now());
    await inForce.live();
  };
