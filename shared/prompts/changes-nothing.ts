import type { PromptSum } from '../api/prompts.ts';

/** Below so many answers chance decides. */
const leastAnswers = 20;
const leastStops = 10;

/** Why a prompt may as well not be there, in a sentence; null where it helps, or where nobody can say yet. */
export const changesNothing = ({ stopped, asked, wentOn, cameBack }: PromptSum): string | null => {
  const answers = stopped + asked + wentOn;
  if (answers >= leastAnswers && (stopped + asked) / answers < 0.1)
    return `Of ${answers} answers, ${stopped + asked} were to stop or to ask.`;
  if (stopped >= leastStops && cameBack / stopped > 0.5)
    return `Of ${stopped} who stopped, ${cameBack} came back to the same place.`;
  return null;
};
