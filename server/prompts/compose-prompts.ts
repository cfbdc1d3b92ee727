import { MetPrompts } from './met-prompts.ts';
import { PromptPlans, type PromptPlansParts } from './prompt-plans.ts';
import { PromptSums } from './prompt-sums.ts';

/** What the school says of its prompts, and what they come to. */
export const composePrompts = (parts: PromptPlansParts) => ({
  promptPlans: new PromptPlans(parts),
  promptSums: new PromptSums(parts),
  metPrompts: new MetPrompts(parts),
});
