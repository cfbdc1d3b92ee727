import type { Enforce } from '../receive.ts';
import type { ServerClock } from '../server-clock.ts';
import type { InForce } from './in-force.ts';
import type { Openings } from './openings.ts';

export interface EnforceLessonParts {
  readonly inForce: InForce;
  readonly openings: Openings;
  readonly serverClock: ServerClock;
}

/** What was opened for a lesson closes with it. */
export const createEnforceLesson =
  ({ inForce, openings, serverClock }: EnforceLessonParts): Enforce['lesson'] =>
  async (lesson) => {
    await openings.keepOnly(lesson, serverClock.now());
    await inForce.live();
  };
