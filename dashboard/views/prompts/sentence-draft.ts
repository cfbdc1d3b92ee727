import { useSignal } from '@preact/signals';
import type { OwnSentence, SentenceChange } from '#shared/pupil-words/own-sentence.ts';
import { sayIn } from '#shared/pupil-words/say-in.ts';
import { isPupilSentence, type PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import { sentenceTrouble } from '#shared/pupil-words/check-sentence.ts';
import { isOwnLanguage } from '#shared/prompts/languages.ts';
import { speechOf } from '#shared/pupil-words/speech.ts';

type Edits = Readonly<Partial<Record<PupilSentence, string | null>>>;

/** What is written of one language and not saved yet. `null`: back to the product's own. */
export const useSentenceDraft = (sentences: readonly OwnSentence[], language: string) => {
  const edits = useSignal<Edits>({});
  const own = new Map(
    sentences.flatMap((each) => (each.language === language ? [[each.sentence, each.words] as const] : [])),
  );
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
    const edit = edits.value[sentence];
    return edit === undefined ? (own.get(sentence) ?? null) : edit;
  };
  const edit = (sentence: PupilSentence, words: string | null): void => {
    const isOurs = isOwnLanguage(language) && words === standard(sentence);
    edits.value = { ...edits.peek(), [sentence]: isOurs ? null : words };
  };
  const changes = Object.entries(edits.value)
    .map(([sentence, words]): SentenceChange => ({ sentence, words: words ?? null }))
    .filter(({ sentence, words }) => words !== (own.get(sentence) ?? null));
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
        words !== null && isPupilSentence(sentence) && sentenceTrouble(sentence, words) !== null,
    ),
    /** Of the whole page, as far as it is written. */
    spoken: speechOf(
      [
        ...sentences.filter((each) => edits.value[each.sentence as PupilSentence] === undefined),
        ...changes.flatMap(({ sentence, words }) => (words === null ? [] : [{ sentence, language, words }])),
      ],
      language,
    ).language,
    clear: () => {
      edits.value = {};
    },
  };
};
export type SentenceDraft = ReturnType<typeof useSentenceDraft>;

/** Nothing is filled in: whoever writes must see what will be. */
const keepHoles = (sentence: string): Record<string, string> =>
  Object.fromEntries([...sentence.matchAll(/\{(\w+)\}/g)].map(([hole, name = '']) => [name, hole]));
