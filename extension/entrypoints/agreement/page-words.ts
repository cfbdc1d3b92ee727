import { homeLanguage } from '#shared/prompts/home/index.ts';
import { sayIn, type SentenceFacts } from '#shared/pupil-words/say-in.ts';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import type { Speech } from '#shared/pupil-words/speech.ts';

/** What the page itself says, beside the agreement's own text. */
export interface PageWords {
  readonly start: string;
  readonly next: string;
  readonly back: string;
  readonly readAloud: string;
  readonly stopReading: string;
  readonly noVoice: string;
  readonly notNow: string;
  /** Nothing else opens until it is signed. */
  readonly held: string;
  readonly card: (place: number, of: number) => string;
  readonly check: string;
  readonly right: string;
  readonly tryAgain: string;
  readonly adultsTitle: (many: number) => string;
  readonly adultsHint: string;
  readonly findName: string;
  readonly nobody: string;
  readonly homeTitle: string;
  readonly homeHint: string;
  readonly homeLabel: string;
  readonly homeIdeas: readonly string[];
  readonly skip: string;
  readonly signTitle: string;
  readonly ways: Readonly<Record<'name' | 'picture' | 'drawn', string>>;
  readonly nameLabel: string;
  readonly choosePicture: string;
  readonly drawHere: string;
  readonly clear: string;
  readonly sign: string;
  readonly notKept: string;
  readonly thanksTitle: string;
  readonly goOn: string;
  readonly parentTitle: string;
  readonly parentFirst: string;
}

/** In a language of which the school has only the agreement's own text, the page itself speaks English. */
export const pageWords = (speech: Speech): PageWords => {
  const say = (english: PupilSentence, facts?: SentenceFacts): string => sayIn(speech, english, facts);
  return {
    start: say('Start'),
    next: say('Next'),
    back: say('Back'),
    readAloud: say('Read it to me'),
    stopReading: say('Stop reading'),
    noVoice: say('No voice on this computer'),
    notNow: say('Not now'),
    held: say('Your other pages come back when you have signed. You did nothing wrong.'),
    card: (place, all) => say('{place} of {all}', { place, all }),
    check: say('Let us see'),
    right: say('Yes, that is right.'),
    tryAgain: say('Not quite. Try again.'),
    adultsTitle: (many) =>
      say(
        many === 1 ? 'Which adult at school would you tell?' : 'Which two adults at school would you tell?',
      ),
    adultsHint: say('Choose adults you trust. You can tell them anything.'),
    findName: say('Find a name'),
    nobody: say('No name like that here. Ask your teacher.'),
    homeTitle: say('Who would you tell at home?'),
    homeHint: say('One grown-up you trust.'),
    homeLabel: say('What you call them'),
    homeIdeas: (['Mum', 'Dad', 'Nan', 'Grandad', 'Auntie', 'Uncle'] as const).map((idea) => say(idea)),
    skip: say('I would rather not say'),
    signTitle: say('Now you sign'),
    ways: { name: say('Write my name'), picture: say('Choose a picture'), drawn: say('Draw') },
    nameLabel: say('My name'),
    choosePicture: say('My picture'),
    drawHere: say('Draw here with your finger or the mouse'),
    clear: say('Clear'),
    sign: say('I agree'),
    notKept: say('That did not work. Try again, or tell your teacher.'),
    thanksTitle: say('All done'),
    goOn: say('Go on'),
    parentTitle: say('Your grown-up at home signs first'),
    parentFirst: say(
      'They have a letter from school, and read it with you. After that you sign here. Ask your teacher if there is no letter.',
    ),
  };
};

/** As the language calls itself. */
export const languageLabel = (language: string): string =>
  homeLanguage(language)?.name ??
  new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language) ??
  language;
