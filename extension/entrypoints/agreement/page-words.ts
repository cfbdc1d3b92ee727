import type { VNode } from 'preact';
import { homeLanguage } from '#shared/prompts/home/index.ts';
import { languageOfSentence, sayIn, type SentenceFacts } from '#shared/pupil-words/say-in.ts';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import type { Speech } from '#shared/pupil-words/speech.ts';
import { heard } from '../../pages/heard.tsx';
import { sayAs, type Spoken } from '../../pages/say.tsx';

/** What the page itself says, beside the agreement's own text. */
export interface PageWords {
  readonly say: (english: PupilSentence, facts?: SentenceFacts) => Spoken;
  /** The same, to be read aloud too. */
  readonly heard: (english: PupilSentence, facts?: SentenceFacts) => VNode;
  /** Of the agreement's own text, to be read aloud too. */
  readonly own: (words: string) => VNode;
  /** For a field. */
  readonly plain: (english: PupilSentence, facts?: SentenceFacts) => string;
  readonly languageOf: (english: PupilSentence) => string;
}

/** In a language of which the school has only the agreement's own text, the page itself speaks English, and is marked so. */
export const pageWords = (speech: Speech, language: string): PageWords => ({
  say: (english, facts) => sayAs(speech, language, english, facts),
  heard: (english, facts) => heard(sayIn(speech, english, facts), languageOfSentence(speech, english)),
  own: (words) => heard(words, language),
  plain: (english, facts) => sayIn(speech, english, facts),
  languageOf: (english) => languageOfSentence(speech, english),
});

/** As the language calls itself. */
export const languageLabel = (language: string): string =>
  homeLanguage(language)?.name ??
  new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language) ??
  language;
