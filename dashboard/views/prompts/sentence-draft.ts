import type { Signal } from '@preact/signals';
import type { OwnSentence, SentenceChange } from '#shared/pupil-words/own-sentence.ts';
import { sayIn } from '#shared/pupil-words/say-in.ts';
import { isPupilSentence, type PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import { sentenceTrouble } from '#shared/pupil-words/check-sentence.ts';
import { isFixed } from '#shared/pupil-words/owed-sentences.ts';
import { isOwnLanguage } from '#shared/prompts/languages.ts';
import { speechOf } from '#shared/pupil-words/speech.ts';

/** Of one language. `null`: back to the product's own. */
type Edits = Readonly<Partial<Record<PupilSentence, string | null>>>;

/** What is written and not saved yet, by language: kept while the page stands, whichever dialog is closed. */
export type SentenceEdits = Readonly<Record<string, Edits>>;

const ownIn = (sentences: readonly OwnSentence[], language: string): ReadonlyMap<string, string> =>
  new Map(sentences.flatMap((each) => (each.language === language ? [[each.sentence, each.words]] : [])));

const changesIn = (edits: SentenceEdits, sentences: readonly OwnSentence[], language: string) => {
  const own = ownIn(sentences, language);
  return Object.entries(edits[language] ?? {})
    .map(([sentence, words]): SentenceChange => ({ sentence, words: words ?? null }))
    .filter(({ sentence, words }) => words !== (own.get(sentence) ?? null));
};

/** How many of an area's sentences are not saved yet, in all languages. */
export const unsavedOf = (
  area: readonly PupilSentence[],
  edits: SentenceEdits,
  sentences: readonly OwnSentence[],
): number => {
  const ofArea = new Set<string>(area);
  return Object.keys(edits)
    .flatMap((language) => changesIn(edits, sentences, language))
    .filter(({ sentence }) => ofArea.has(sentence)).length;
};

interface DraftParts {
  readonly sentences: readonly OwnSentence[];
  readonly language: string;
  /** Those that are looked through, and saved together. */
  readonly area: readonly PupilSentence[];
  readonly edits: Signal<SentenceEdits>;
}

/** The school's words for one area in one language, and what is to become of them. */
export const sentenceDraft = ({ sentences, language, area, edits }: DraftParts) => {
  const own = ownIn(sentences, language);
  const written = edits.value[language] ?? {};
  const keep = (now: Edits): void => {
    edits.value = { ...edits.peek(), [language]: now };
  };
  /** What children read where the school has said nothing. */
  const standard = (sentence: PupilSentence): string =>
    sayIn(
      speechOf(
        sentences.filter((each) => each.language !== language),
        language,
      ),
      sentence,
      keepHoles(sentence),
    );
  const writtenOf = (sentence: PupilSentence): string | null => {
    if (isFixed(sentence, language)) return null;
    const edit = written[sentence];
    return edit === undefined ? (own.get(sentence) ?? null) : edit;
  };
  const edit = (sentence: PupilSentence, words: string | null): void => {
    const isOurs = isOwnLanguage(language) && words === standard(sentence);
    keep({ ...edits.peek()[language], [sentence]: isOurs ? null : words });
  };
  const all = changesIn(edits.value, sentences, language);
  const ofArea = new Set<string>(area);
  const changes = all.filter(({ sentence }) => ofArea.has(sentence));
  return {
    changes,
    edit,
    /** What the school has, or is about to have; null: nothing. */
    writtenOf,
    /** In the field: ours to begin with, in a language that we have. */
    fieldOf: (sentence: PupilSentence): string =>
      writtenOf(sentence) ?? (isOwnLanguage(language) ? standard(sentence) : ''),
    standard,
    shownOf: (sentence: PupilSentence): string => writtenOf(sentence) || standard(sentence),
    hasTrouble: changes.some(
      ({ sentence, words }) =>
        words !== null && isPupilSentence(sentence) && sentenceTrouble(sentence, words, language) !== null,
    ),
    /** Of the whole page, as far as it is written. */
    speech: speechOf(
      [
        ...sentences.filter((each) => each.language !== language || !(each.sentence in written)),
        ...all.flatMap(({ sentence, words }) => (words === null ? [] : [{ sentence, language, words }])),
      ],
      language,
    ),
    /** What was saved is no draft any more. */
    clear: () =>
      keep(
        Object.fromEntries(
          Object.entries(edits.peek()[language] ?? {}).filter(([sentence]) => !ofArea.has(sentence)),
        ),
      ),
  };
};
export type SentenceDraft = ReturnType<typeof sentenceDraft>;

/** Nothing is filled in: whoever writes must see what will be. */
const keepHoles = (sentence: string): Record<string, string> =>
  Object.fromEntries([...sentence.matchAll(/\{(\w+)\}/g)].map(([hole, name = '']) => [name, hole]));
