import { isOwnLanguage } from '../prompts/languages.ts';
import { isFixed } from './owed-sentences.ts';
import type { OwnSentence } from './own-sentence.ts';
import { isPupilSentence, pupilSentences, type PupilSentence } from './sentence-areas.ts';

/** In which words a pupil is spoken to. */
export interface Speech {
  /** Of most of the sentences, for those who read them aloud. */
  readonly language: string;
  /** The school's own, by the product's English. */
  readonly own: Readonly<Partial<Record<PupilSentence, Pick<OwnSentence, 'language' | 'words'>>>>;
}

/** Without a word of a school's. */
export const plainSpeech = (language: string): Speech => ({
  language: isOwnLanguage(language) ? language : 'en',
  own: {},
});

const half = Object.keys(pupilSentences).length / 2;

/** What the school has written in the pupil's language; for what it has not, ours in Welsh, or its English, or ours. */
export const speechOf = (all: readonly OwnSentence[], language: string): Speech => {
  const sentences = all.filter(
    ({ sentence, language: own }) => isPupilSentence(sentence) && !isFixed(sentence, own),
  );
  const written = sentences.filter((each) => each.language === language);
  const spoken = written.length >= half ? language : plainSpeech(language).language;
  const beneath = language === 'cy' ? [] : sentences.filter((each) => each.language === 'en');
  const own = [...beneath, ...written].map(({ sentence, ...words }) => [sentence, words] as const);
  return { language: spoken, own: Object.fromEntries(own) };
};
