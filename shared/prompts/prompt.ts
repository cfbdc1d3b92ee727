import type { PictureName } from './pictures.ts';
import type { Moment, PromptChoice } from './moments.ts';

/** The same words in English and in Welsh. */
export type Both = readonly [en: string, cy: string];

/**
 * What a child can choose. `{site}`, `{real}`, `{kind}`, `{what}` and `{minutes}` in words are filled in on the device.
 */
export interface Choice {
  readonly does: PromptChoice;
  readonly words: Both;
  /** Said after it was chosen. Kind, whatever was chosen. */
  readonly outcome: Both;
}

export interface Prompt {
  /** Begins with its moment. */
  readonly id: string;
  readonly picture: PictureName;
  /** Key stage 1: what was noticed and one question, in one line. */
  readonly young: Both;
  /** Key stage 2: what was noticed, then one question. */
  readonly noticed: Both;
  readonly question: Both;
}

/** The prompts of one moment, and the choices that all of them give. */
export interface MomentCatalogue {
  readonly moment: Moment;
  /** What was noticed, where every wording was met this week. */
  readonly plainly: Both;
  readonly choices: readonly Choice[];
  readonly prompts: readonly Prompt[];
}
