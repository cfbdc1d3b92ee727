import type { Enforce } from '../receive.ts';
import type { InForce } from './in-force.ts';

export interface EnforcePupilParts {
  readonly inForce: Pick<InForce, 'everything'>;
  /** What is held of screens. */
  readonly held: readonly { drop(): void }[];
}

/** Another pupil, another set of rules; what was seen of the one before is not theirs to show. */
export const createEnforcePupil =
  ({ inForce, held }: EnforcePupilParts): Enforce['pupil'] =>
  () => {
    for (const each of held) each.drop();
    return inForce.everything();
  };
