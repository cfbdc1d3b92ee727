import type { Memory } from '../memory.ts';
import type { Enforce } from '../receive.ts';

/**
 * Answers are only read, by the page that waits for one and by the popup. That one has come is noted: once it has ended
 * and left the state, the pupil may ask again.
 */
export const createEnforceAnswers =
  ({ memory }: { readonly memory: Pick<Memory, 'change'> }): Enforce['answers'] =>
  async (answers) => {
    const answered = new Set(answers.map(({ requestId }) => requestId));
    await memory.change('requests', (requests) =>
      requests.map((each) => (answered.has(each.requestId) ? { ...each, isAnswered: true } : each)),
    );
  };
