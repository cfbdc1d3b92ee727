import type { VNode } from 'preact';
import { directionOf } from '#shared/prompts/direction.ts';
import type { SentenceFacts } from '#shared/pupil-words/say-in.ts';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import { sayPlain, sentenceLanguage } from './say.tsx';

/** Words that can be read aloud: each by itself, so that it can be marked as it is read. */
export const heard = (words: string, language: string): VNode => (
  <span data-say lang={language} dir={directionOf(language)}>
    {words.split(/(\s+)/).map((part, at) => (at % 2 === 1 ? ' ' : <span class="word">{part}</span>))}
  </span>
);

/** A sentence as this page speaks, to be read aloud too. */
export const sayHeard = (english: PupilSentence, facts?: SentenceFacts): VNode =>
  heard(sayPlain(english, facts), sentenceLanguage(english));
