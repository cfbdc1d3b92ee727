import type { DeviceAgreement } from '#shared/agreements/device-agreement.ts';
import type { DrawingName } from '#shared/agreements/drawings.ts';
import type { AgreementText } from '#shared/agreements/text.ts';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import type { Spoken } from '../../pages/say.tsx';
import type { PageWords } from './page-words.ts';
import { adultsWanted, type Step } from './step.ts';

/** What one step says, before anything is chosen in it. */
export interface ShownStep {
  readonly title: Spoken;
  readonly below: Spoken;
  /** Null where our little computer stands. */
  readonly drawing: DrawingName | null;
  /** All of it, for the ear. */
  readonly spoken: string;
  /** "3 of 12"; empty where nothing is counted. */
  readonly count: Spoken;
}

export const shownStep = (
  step: Step,
  text: AgreementText,
  words: PageWords,
  agreement: Pick<DeviceAgreement, 'staff'>,
): ShownStep => {
  switch (step.at) {
    case 'start':
      return written(text.title, null, text.intro);
    case 'statement': {
      const { text: title = '', drawing = null } = text.statements[step.place] ?? {};
      const count = { place: step.place + 1, all: text.statements.length };
      return { ...written(title, drawing), count: words.say('{place} of {all}', count) };
    }
    case 'check': {
      const { question = '', answers = [] } = text.checks[step.place] ?? {};
      return { ...written(question, 'question'), spoken: [question, ...answers].join('. ') };
    }
    case 'adults':
      return said(words, adultsTitles[adultsWanted(agreement) === 1 ? 'one' : 'two'], 'people');
    case 'home':
      return said(words, 'Who would you tell at home?', 'home', 'One grown-up you trust.');
    case 'sign':
      return said(words, 'Now you sign', 'pencil');
    case 'parent':
      return said(words, 'Your grown-up at home signs first', 'ask-adult', parentFirst);
  }
};

const adultsTitles = {
  one: 'Which adult at school would you tell?',
  two: 'Which two adults at school would you tell?',
} as const;

const parentFirst =
  'They have a letter from school, and read it with you. After that you sign here. Ask your teacher if there is no letter.';

/** Of the agreement's own text. */
const written = (title: string, drawing: DrawingName | null, below = ''): ShownStep => ({
  title,
  below,
  drawing,
  spoken: [title, below].filter(Boolean).join('. '),
  count: '',
});

/** Of the page itself. */
const said = (
  words: PageWords,
  title: PupilSentence,
  drawing: DrawingName,
  below?: PupilSentence,
): ShownStep => ({
  ...written(words.plain(title), drawing, below && words.plain(below)),
  title: words.say(title),
  below: below === undefined ? '' : words.say(below),
});
