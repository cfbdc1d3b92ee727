import type { Memory } from '../memory.ts';
import type { Enforce } from '../receive.ts';

export interface EnforceHandParts {
  readonly memory: Pick<Memory, 'change'>;
  /** What the pupil sees of it is to be shown anew. */
  readonly onChange: () => void;
}

/** A hand is only read, by the pages that show it. That the server has it is noted: once it leaves the state, it is over. */
export const createEnforceHand =
  ({ memory, onChange }: EnforceHandParts): Enforce['hand'] =>
  async (hand) => {
    await memory.change('raisedHand', (raised) =>
      raised !== null && raised.requestId === hand?.requestId ? { ...raised, isKnown: true } : raised,
    );
    onChange();
  };
