import type { VNode } from 'preact';
import { directionOf } from '#shared/prompts/direction.ts';

/** Words that can be read aloud: each by itself, so that it can be marked as it is read. */
export const heard = (words: string, language: string): VNode => (
  <span data-say lang={language} dir={directionOf(language)}>
    {words.split(/(\s+)/).map((part, at) => (at % 2 === 1 ? ' ' : <span class="word">{part}</span>))}
  </span>
);
