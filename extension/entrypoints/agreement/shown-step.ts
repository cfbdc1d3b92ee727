import type { DeviceAgreement } from '#shared/agreements/device-agreement.ts';
import type { DrawingName } from '#shared/agreements/drawings.ts';
import type { AgreementText } from '#shared/agreements/text.ts';
import type { PageWords } from './page-words.ts';
import { adultsWanted, type Step } from './step.ts';

/** What one step says, before anything is chosen in it. */
export interface ShownStep {
  readonly title: string;
  readonly below: string;
  /** Null where our little computer stands. */
  readonly drawing: DrawingName | null;
  /** All of it, for the ear. */
  readonly spoken: string;
  /** "3 of 12"; empty where nothing is counted. */
  readonly count: string;
}

export const shownStep = (
  step: Step,
  text: AgreementText,
  words: PageWords,
  agreement: Pick<DeviceAgreement, 'staff'>,
): ShownStep => {
  switch (step.at) {
    case 'start':
      return said(text.title, null, text.intro);
    case 'statement': {
      const { text: title = '', drawing = null } = text.statements[step.place] ?? {};
      return { ...said(title, drawing), count: words.card(step.place + 1, text.statements.length) };
    }
    case 'check': {
      const { question = '', answers = [] } = text.checks[step.place] ?? {};
      return { ...said(question, 'question'), spoken: [question, ...answers].join('. ') };
    }
    case 'adults':
      return said(words.adultsTitle(adultsWanted(agreement)), 'people');
    case 'home':
      return said(words.homeTitle, 'home', words.homeHint);
    case 'sign':
      return said(words.signTitle, 'pencil');
    case 'parent':
      return said(words.parentTitle, 'ask-adult', words.parentFirst);
  }
};

const said = (title: string, drawing: DrawingName | null, below = ''): ShownStep => ({
  title,
  below,
  drawing,
  spoken: [title, below].filter(Boolean).join('. '),
  count: '',
});
