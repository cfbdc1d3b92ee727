import type { KeyStage } from '../people.ts';
import type { Moment, PromptChoice } from './moments.ts';
import type { PageWord } from './page-words.ts';
import type { PictureName } from './pictures.ts';

/** A prompt ready to be shown, with all that was noticed filled in. */
export interface ShownPrompt {
  /** Null where every wording was used up, and the plain one stands there. */
  readonly promptId: string | null;
  readonly moment: Moment;
  readonly keyStage: KeyStage;
  readonly language: string;
  /** Of what was noticed and the question, where they are in another language than the buttons. */
  readonly sentenceLanguage?: string;
  /** Of the buttons, and of what stands around it, where nobody has written them in `language`. */
  readonly choiceLanguage?: string;
  readonly aroundLanguage?: string;
  /** Whether `language` is read from right to left. */
  readonly direction?: 'ltr' | 'rtl';
  /** What stands around it, where the catalogue is not written in the language. */
  readonly around?: Partial<Record<PageWord, string>> | undefined;
  readonly picture: PictureName;
  readonly hasSymbols: boolean;
  readonly noticed: string;
  readonly question: string;
  /** What it is about once more, in the language of the pupil's home, where the sentences are in another. */
  readonly beneath?: string | undefined;
  readonly choices: readonly {
    readonly does: PromptChoice;
    readonly picture: PictureName;
    readonly words: string;
    readonly outcome: string;
  }[];
}
