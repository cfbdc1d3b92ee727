import { sayIn, togetherIn, type SentenceFacts } from '#shared/pupil-words/say-in.ts';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import { plainSpeech, type Speech } from '#shared/pupil-words/speech.ts';

let speech: Speech = plainSpeech('en');

/** Once for a page, before anything is on it. */
export const speak = (spoken: Speech): void => {
  speech = spoken;
};

/** A sentence as this page speaks. */
export const say = (english: PupilSentence, facts?: SentenceFacts): string => sayIn(speech, english, facts);

/** Names in a row, as this page speaks. */
export const together = (names: readonly string[]): string => togetherIn(speech, names);

/** Whether a sentence of this page is in a language already, so that it needs no line in it beside. */
export const isSaidIn = (language: string, english: PupilSentence): boolean =>
  (speech.own[english]?.language ?? speech.language) === language;
