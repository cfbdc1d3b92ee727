import type { KeyStage } from '../people.ts';
import { languageOfSentence, sayIn } from '../pupil-words/say-in.ts';
import type { PupilSentence } from '../pupil-words/sentence-areas.ts';
import { plainSpeech, type Speech } from '../pupil-words/speech.ts';
import { directionOf } from './direction.ts';
import { homeLanguage } from './home/index.ts';
import type { HomeWord } from './home/home-words.ts';
import type { Moment, PromptChoice } from './moments.ts';
import type { PictureName } from './pictures.ts';
import type { ShownPrompt } from './shown-prompt.ts';
import { aroundLanguage, wordsAround } from './wording.ts';

export interface OfferFacts {
  readonly moment: Moment;
  readonly keyStage: KeyStage;
  readonly language: string;
  /** Of that language. */
  readonly speech: Speech;
  readonly hasSymbols: boolean;
}

interface Asked {
  readonly noticed?: PupilSentence;
  readonly question: PupilSentence;
}
const asked: Readonly<Record<KeyStage, Asked>> = {
  KS1: { question: 'No grown-up with you? You can tell someone here.' },
  KS2: {
    noticed: 'Is a grown-up with you? Then ask them.',
    question: 'If not, do you want to tell someone at school?',
  },
};

interface Way {
  readonly does: Extract<PromptChoice, 'ask' | 'go-back'>;
  readonly words: PupilSentence;
  readonly inHome: HomeWord;
  readonly outcome: PupilSentence;
  readonly picture: PictureName;
}
const ways: readonly Way[] = [
  { does: 'ask', words: 'Tell someone', inHome: 'tell', outcome: 'It opens now.', picture: 'speech' },
  {
    does: 'go-back',
    words: 'Not now',
    inHome: 'notNow',
    outcome: 'Okay. You can tell someone at any time.',
    picture: 'clock',
  },
];

/** For a child who would rather ask, where nobody is there to have a hand raised to: `ask` opens "Tell someone", and sends nothing. */
export const tellOffer = ({ moment, keyStage, language, speech, hasSymbols }: OfferFacts): ShownPrompt => {
  const home = homeLanguage(language);
  const { noticed, question } = asked[keyStage];
  const sentences = inOneLanguage(speech, [
    ...(noticed === undefined ? [] : [noticed]),
    question,
    ...ways.map(({ outcome }) => outcome),
  ]);
  const written = inOneLanguage(
    speech,
    ways.map(({ words }) => words),
  );
  const isAtHome = home !== undefined && written.language !== language;
  return {
    promptId: null,
    moment,
    keyStage,
    language,
    sentenceLanguage: sentences.language,
    choiceLanguage: isAtHome ? language : written.language,
    aroundLanguage: aroundLanguage(language),
    direction: directionOf(language),
    around: wordsAround(language),
    picture: 'grown-up',
    hasSymbols,
    noticed: noticed === undefined ? '' : sentences.say(noticed),
    question: sentences.say(question),
    beneath: sentences.language === language ? undefined : home?.words.noGrownUp,
    choices: ways.map(({ does, words, inHome, outcome, picture }) => ({
      does,
      picture,
      words: isAtHome ? home.words[inHome] : written.say(words),
      outcome: sentences.say(outcome),
    })),
  };
};

/** A voice reads them one after the other: where they are not all in one language, they are all English. */
const inOneLanguage = (speech: Speech, sentences: readonly PupilSentence[]) => {
  const [language = 'en', ...others] = new Set(
    sentences.map((sentence) => languageOfSentence(speech, sentence)),
  );
  const spoken = others.length === 0 ? speech : plainSpeech('en');
  return {
    language: others.length === 0 ? language : 'en',
    say: (sentence: PupilSentence): string => sayIn(spoken, sentence),
  };
};
