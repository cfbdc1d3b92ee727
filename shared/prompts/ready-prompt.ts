import { drawPrompt, wordAround, type Drawn } from './draw-prompt.ts';
import type { Moment, PromptChoice } from './moments.ts';
import type { ShownPrompt } from './shown-prompt.ts';

export type ReadingWord = 'readAgain' | 'stopReading' | 'noVoice';

/** A prompt as a page gets it: drawn, with what is said later on. Pages carry neither our pictures nor our words. */
export interface ReadyPrompt {
  readonly promptId: string | null;
  readonly moment: Moment;
  readonly language: string;
  readonly drawing: Drawn;
  /** Said after a choice. */
  readonly outcomes: Readonly<Partial<Record<PromptChoice, string>>>;
  /** What stands on the button that reads aloud, by and by. */
  readonly reading: Readonly<Record<ReadingWord, string>>;
}

export const readyPrompt = (shown: ShownPrompt): ReadyPrompt => ({
  promptId: shown.promptId,
  moment: shown.moment,
  language: shown.language,
  drawing: drawPrompt(shown),
  outcomes: Object.fromEntries(shown.choices.map(({ does, outcome }) => [does, outcome])),
  reading: {
    readAgain: wordAround('readAgain', shown),
    stopReading: wordAround('stopReading', shown),
    noVoice: wordAround('noVoice', shown),
  },
});
