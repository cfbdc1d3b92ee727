import { filled } from '../prompts/filled.ts';
import { askInWelsh } from './ask-in-welsh.ts';
import { askedInWelsh } from './asked-in-welsh.ts';
import { closedInWelsh } from './closed-in-welsh.ts';
import { markInWelsh } from './mark-in-welsh.ts';
import { seenInWelsh } from './seen-in-welsh.ts';
import { tellInWelsh } from './tell-in-welsh.ts';

/** Every sentence that a pupil reads outside of prompts and agreements, by its English. */
export const pupilSentences = {
  ...askInWelsh,
  ...askedInWelsh,
  ...closedInWelsh,
  ...markInWelsh,
  ...seenInWelsh,
  ...tellInWelsh,
} as const;
export type PupilSentence = keyof typeof pupilSentences;

/** What is put in for `{who}`, `{time}` and the like. */
export type SentenceFacts = Readonly<Record<string, string | number>>;

/** "Miss Clarke", "Miss Clarke and Mr Bell", "Miss Clarke, Mr Bell and Dr Penrose". */
export const togetherIn = (language: string, names: readonly string[]): string => {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  const before = names.slice(0, -1).join(', ');
  return `${before} ${language === 'cy' ? welshAnd(last) : 'and'} ${last}`;
};

const welshAnd = (next: string): string => (/^[aeiouwyâêîôûŵŷ]/i.test(next) ? 'ac' : 'a');

/** A sentence as this pupil reads it. In a language that nobody has written here, English. */
export const sayIn = (language: string, english: PupilSentence, facts: SentenceFacts = {}): string =>
  filled(
    language === 'cy' ? pupilSentences[english] : english,
    Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)])),
  );
