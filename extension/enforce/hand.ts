import type { Memory } from '../memory.ts';
import type { Enforce } from '../receive.ts';

/** A hand is only read, by the pages that show it. That the server has it is noted: once it leaves the state, it is over. */
export const createEnforceHand =
  ({ memory }: { readonly memory: Pick<Memory, 'change'> }): Enforce['hand'] =>
  async (hand) => {
    await memory.change('raisedHand', (raised) =>
      raised !== null && raised.requestId === hand?.requestId ? { ...raised, isKnown: true } : raised,
    );
  };
