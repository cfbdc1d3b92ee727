import type { ShownPrompt } from '#shared/prompts/shown-prompt.ts';

/** While the worker does not answer: a page is never without a question. */
export const fallbackPrompt: ShownPrompt = {
  promptId: null,
  moment: 'unknown-site',
  keyStage: 'KS2',
  language: 'en',
  aroundLanguage: 'en',
  picture: 'think',
  hasSymbols: false,
  noticed: 'This site is new.',
  question: 'Is it for your work?',
  choices: [
    { does: 'go-back', picture: 'back', words: 'Go back', outcome: 'Good thinking. You took care.' },
    { does: 'open', picture: 'go', words: 'Open it', outcome: 'Okay. You can come back at any time.' },
  ],
};
