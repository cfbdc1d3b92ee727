import type { OwnLanguage } from '#shared/prompts/languages.ts';
import { sayIn, togetherIn, type PupilSentence, type SentenceFacts } from '#shared/pupil-words/say-in.ts';

let language: OwnLanguage = 'en';

/** Once for a page, before anything is on it. */
export const speak = (spoken: OwnLanguage): void => {
  language = spoken;
};

/** A sentence in the language that this page speaks. */
export const say = (english: PupilSentence, facts?: SentenceFacts): string => sayIn(language, english, facts);

/** Names in a row, as this page speaks. */
export const together = (names: readonly string[]): string => togetherIn(language, names);

/** Whether the page speaks the language of the school, and not that of the pupil. */
export const speaksEnglish = (): boolean => language === 'en';
