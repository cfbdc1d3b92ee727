import { filled } from '../prompts/filled.ts';
import { isFixed, isOwed } from './owed-sentences.ts';
import { pupilSentences, type PupilSentence } from './sentence-areas.ts';
import { plainSpeech, type Speech } from './speech.ts';

/** What is put in for `{who}`, `{time}` and the like. */
export type SentenceFacts = Readonly<Record<string, string | number>>;

/** "Miss Clarke", "Miss Clarke and Mr Bell", "Miss Clarke, Mr Bell and Dr Penrose". */
export const togetherIn = (speech: Speech, names: readonly string[]): string => {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  const before = names.slice(0, -1).join(', ');
  if (speech.language === 'cy' && isBeforeVowel(last)) return `${before} ac ${last}`;
  return sayIn(speech, '{one} and {other}', { one: before, other: last });
};

const isBeforeVowel = (next: string): boolean => /^[aeiouwyâêîôûŵŷ]/i.test(next);

/** In which language a sentence stands there: in English, where nobody has written it in the pupil's. */
export const languageOfSentence = (speech: Speech, english: PupilSentence): string =>
  speech.own[english]?.language ?? (speech.language === 'cy' ? 'cy' : 'en');

/** Words, and the language that they are in: for voices, and for the direction of reading. */
export interface Said {
  readonly words: string;
  readonly language: string;
}

export const saidIn = (speech: Speech, english: PupilSentence, facts?: SentenceFacts): Said => ({
  words: sayIn(speech, english, facts),
  language: languageOfSentence(speech, english),
});

/** Ours in English, to stand beside what a school says in a language that nobody here can check; null where it need not. */
export const oursBeside = (speech: Speech, english: PupilSentence, facts?: SentenceFacts): Said | null =>
  isOwed(english) && !isFixed(english, languageOfSentence(speech, english))
    ? { words: sayIn(plainSpeech('en'), english, facts), language: 'en' }
    : null;

/** A sentence as this pupil reads it: the school's own, or ours in a language that we have, or in English. */
export const sayIn = (speech: Speech, english: PupilSentence, facts: SentenceFacts = {}): string =>
  filled(
    speech.own[english]?.words ?? (speech.language === 'cy' ? pupilSentences[english] : english),
    Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)])),
  );
