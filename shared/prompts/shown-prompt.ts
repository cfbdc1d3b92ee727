import type { KeyStage } from '../people.ts';
import type { Moment, PromptChoice } from './moments.ts';
import type { PictureName } from './pictures.ts';

/** A prompt ready to be shown, with all that was noticed filled in. */
export interface ShownPrompt {
  /** Null where every wording was used up, and the plain one stands there. */
  readonly promptId: string | null;
  readonly moment: Moment;
  readonly keyStage: KeyStage;
  readonly language: string;
  readonly picture: PictureName;
  readonly hasSymbols: boolean;
  readonly noticed: string;
  readonly question: string;
  readonly choices: readonly {
    readonly does: PromptChoice;
    readonly words: string;
    readonly outcome: string;
  }[];
}
