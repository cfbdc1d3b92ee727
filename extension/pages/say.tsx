import type { ComponentChild, VNode } from 'preact';
import { directionOf } from '#shared/prompts/direction.ts';
import {
  languageOfSentence,
  oursBeside,
  sayIn,
  togetherIn,
  type SentenceFacts,
} from '#shared/pupil-words/say-in.ts';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import { plainSpeech, type Speech } from '#shared/pupil-words/speech.ts';

/** Words as they stand on a page; never in an attribute, which cannot say in which language it is. */
export type Spoken = string | VNode;

/** Words that are put in among others, once it is known in which language those are. */
export type Amid = (around: string) => Spoken;
export type SpokenFacts = Readonly<Record<string, string | number | VNode | Amid>>;

let speech: Speech = plainSpeech('en');

/** Once for a page, before anything is on it. */
export const speak = (spoken: Speech): void => {
  speech = spoken;
};

/** Of most of this page. */
export const pageLanguage = (): string => speech.language;

/** A sentence as this page speaks. */
export const say = (english: PupilSentence, facts?: SpokenFacts): Spoken => {
  const said = sayAmid(english, facts)(speech.language);
  if (oursBeside(speech, english) === null) return said;
  return (
    <>
      {said} {sayAs(plainSpeech('en'), speech.language, english, facts)}
    </>
  );
};

/** A sentence as this page speaks, to be put into another. */
export const sayAmid =
  (english: PupilSentence, facts?: SpokenFacts): Amid =>
  (around) =>
    sayAs(speech, around, english, facts);

/** For an attribute of an element with nothing in it: its `lang` is then `sentenceLanguage` of the same. */
export const sayPlain = (english: PupilSentence, facts?: SentenceFacts): string =>
  sayIn(speech, english, facts);

export const sentenceLanguage = (english: PupilSentence): string => languageOfSentence(speech, english);

/** Names in a row, to be put into a sentence. */
export const together =
  (names: readonly string[]): Amid =>
  (around) =>
    names.length < 2
      ? togetherIn(speech, names)
      : marked(sentenceLanguage('{one} and {other}'), around, togetherIn(speech, names));

/** A sentence of any speech, among words of a language. */
export const sayAs = (
  spoken: Speech,
  around: string,
  english: PupilSentence,
  facts: SpokenFacts = {},
): Spoken => {
  const language = languageOfSentence(spoken, english);
  return marked(language, around, withFacts(spoken, language, english, facts));
};

/** Words of a language, which say so among those of another: for voices, and for the direction of reading. */
export const marked = (language: string, around: string, words: Spoken): Spoken =>
  language === around ? (
    words
  ) : (
    <span class="other-language" lang={language} dir={directionOf(language)}>
      {words}
    </span>
  );

const isPlain = (facts: SpokenFacts): facts is SentenceFacts =>
  Object.values(facts).every((fact) => typeof fact === 'string' || typeof fact === 'number');

const withFacts = (spoken: Speech, language: string, english: PupilSentence, facts: SpokenFacts): Spoken => {
  if (isPlain(facts)) return sayIn(spoken, english, facts);
  const holes = Object.fromEntries(Object.keys(facts).map((name) => [name, `{${name}}`]));
  const parts = sayIn(spoken, english, holes).split(/\{(\w+)\}/);
  return <>{parts.map((part, at) => (at % 2 === 0 ? part : <Put fact={facts[part]} around={language} />))}</>;
};

const Put = ({ fact, around }: { fact: SpokenFacts[string] | undefined; around: string }): ComponentChild =>
  typeof fact === 'function' ? fact(around) : fact;
