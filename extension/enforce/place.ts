import type { Enforce } from '../receive.ts';

export interface EnforcePlaceParts {
  /** What is pictured and told follows from it, and the pupil reads it. */
  readonly onChange: () => void;
}

export const createEnforcePlace =
  ({ onChange }: EnforcePlaceParts): Enforce['place'] =>
  async () =>
    onChange();
