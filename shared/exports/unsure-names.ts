import { fold, foldedWords } from './fold-words.ts';
import type { KnownName } from './known-names.ts';

/** Whether a word that is no name of theirs may be meant as one: a pet name, or one that is misspelt. */
export type IsUnsure = (written: string) => boolean;

const shortestMisspelt = 5;
const petEnding = /(?:ie|ey|y|i)$/;
/** Begin like names, end like pet names, and are neither. */
const days = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february july'.split(' '),
);

/** Each with one letter taken out: two words that share one differ by a letter or so. */
const shortened = (word: string): string[] =>
  Array.from(word, (_letter, at) => word.slice(0, at) + word.slice(at + 1));

/** One letter more, less or other, or two that changed places. */
const differBySo = (one: string, other: string): boolean => {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let [start, end] = [0, 0];
  while (start < one.length && one[start] === other[start]) start += 1;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end))
    end += 1;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
};

/** Of names that are replaced. Only of words with a capital, of which a text has few. */
export const unsureNames = (names: readonly KnownName[]): IsUnsure => {
  const hidden = names.filter(({ label, isWhole }) => label !== null && !isWhole);
  const firstThree = new Set(
    hidden.map(({ name }) => (foldedWords(name)[0] ?? '').slice(0, 3)).filter((start) => start.length === 3),
  );
  const near = new Map<string, string[]>();
  for (const word of new Set(hidden.flatMap(({ name }) => foldedWords(name))))
    if (word.length >= shortestMisspelt)
      for (const key of [word, ...shortened(word)]) near.set(key, [...(near.get(key) ?? []), word]);
  return (written) => {
    const word = fold(written);
    if (!/^\p{Lu}/u.test(written) || word.length < 4 || days.has(word)) return false;
    if (petEnding.test(word) && firstThree.has(word.slice(0, 3))) return true;
    if (word.length < shortestMisspelt - 1) return false;
    return [word, ...shortened(word)].some((key) =>
      (near.get(key) ?? []).some((known) => differBySo(word, known)),
    );
  };
};
