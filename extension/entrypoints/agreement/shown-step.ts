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
      return shown(words.own(text.title), null, words.own(text.intro));
    case 'statement': {
      const { text: title = '', drawing = null } = text.statements[step.place] ?? {};
      const count = { place: step.place + 1, all: text.statements.length };
      return { ...shown(words.own(title), drawing), count: words.say('{place} of {all}', count) };
    }
    case 'check':
      return shown(words.own(text.checks[step.place]?.question ?? ''), 'question');
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

const shown = (title: Spoken, drawing: DrawingName | null, below: Spoken = ''): ShownStep => ({
  title,
  below,
  drawing,
  count: '',
});

/** Of the page itself. */
const said = (
  words: PageWords,
  title: PupilSentence,
  drawing: DrawingName,
  below?: PupilSentence,
): ShownStep => shown(words.heard(title), drawing, below && words.heard(below));
