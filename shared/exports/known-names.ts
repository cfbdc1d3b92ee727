import { foldedWords, spellings } from './fold-words.ts';

/** What stands in the place of a name. Asked when the name is first met, so that letters go by their order. */
export type Label = () => string;

/** Whose name is looked for. */
export interface KnownName {
  readonly name: string;
  readonly email: string | null;
  /** Null where it stays. */
  readonly label: Label | null;
  /** Only the whole name is theirs: "Reed" alone is not Mrs Reed where a pupil is called so. */
  readonly isWhole: boolean;
}

export const leftOut: Label = () => '[left out]';

/** Whose a word, or some words in a row, may be. */
export interface Part {
  readonly label: Label | null;
  /** Both a name that stays and one that does not. */
  readonly isShared: boolean;
}
export interface Term extends Part {
  readonly words: readonly string[];
  /** Its single letters stand for names: only where they are capitals. */
  readonly hasInitials: boolean;
}

// One letter of ours is an initial; one of another script may be a whole name.
const isInitial = (word: string): boolean => [...word].length === 1 && /\p{Script=Latin}/u.test(word);
const isTelling = (word: string): boolean => /\p{L}/u.test(word) && !isInitial(word);

/** One of several others is "another pupil"; one that stays is never replaced. */
const together = (known: Part | undefined, label: Label | null, several: Label): Part => {
  if (known === undefined || known.label === label) return { label, isShared: known?.isShared ?? false };
  if (known.label === null || label === null) return { label: null, isShared: true };
  return { label: several, isShared: false };
};

/** First and last word of a name; the same where there is one. */
const ends = (words: readonly string[]): readonly [string, string] => [words[0] ?? '', words.at(-1) ?? ''];
const initialOf = (word: string): string => word.slice(0, 1);

/** Ways to write a whole name as one word, as in user names: "benthistle", "bthistle", "thistleb". */
const joinedForms = (words: readonly string[]): string[] => {
  const [first, last] = ends(words);
  if (words.length < 2 || last.length < 3) return [];
  return [words.join(''), first + last, last + first, initialOf(first) + last, last + initialOf(first)];
};

/** "Ben T", "B. Thistle", "B. T.", in which single letters stand for a name. */
const initialForms = (words: readonly string[]): string[][] => {
  const [first, last] = ends(words);
  if (words.length < 2 || !/^\p{Script=Latin}/u.test(first + last)) return [];
  const [f, l] = [initialOf(first), initialOf(last)];
  return [[first, l], [f, last], [f, l], ...(words.length > 2 ? [words.map(initialOf)] : [])];
};

/** "Anne-Marie", "O’Brien": names of several words that are written as one. */
const compounds = (name: string): string[][] =>
  name
    .split(/\s+/)
    .map(foldedWords)
    .filter((words) => words.length > 1);

/** Names in full, and forms of several words: by their first word, the longest first. */
export const sequencesOf = (
  names: readonly KnownName[],
  leaveOut: readonly string[],
  several: Label,
): ReadonlyMap<string, readonly Term[]> => {
  const terms = new Map<string, Term>();
  const add = (words: readonly string[], label: Label | null, hasInitials = false): void => {
    const known = terms.get(words.join(' '));
    const both = { words, hasInitials: hasInitials && known?.hasInitials !== false };
    terms.set(words.join(' '), { ...both, ...together(known, label, several) });
  };
  for (const { name, email, label, isWhole } of names) {
    if (email !== null) add(foldedWords(email), label);
    for (const spelling of spellings(name)) {
      add(foldedWords(spelling), label);
      if (isWhole) continue;
      for (const words of compounds(spelling)) add(words, label);
      for (const words of initialForms(foldedWords(spelling))) add(words, label, true);
    }
  }
  for (const words of leaveOut.map(foldedWords))
    terms.set(words.join(' '), { words, label: leftOut, isShared: false, hasInitials: false });
  const found = [...terms.values()].filter(({ words, label }) => words.length > 1 || label === leftOut);
  const byFirst = new Map<string, Term[]>();
  for (const term of found.toSorted((one, other) => other.words.length - one.words.length)) {
    const [first = ''] = term.words;
    byFirst.set(first, [...(byFirst.get(first) ?? []), term]);
  }
  return byFirst;
};

/** First names, surnames, user names and initials, each alone. */
export const partsOf = (names: readonly KnownName[], several: Label): ReadonlyMap<string, Part> => {
  const parts = new Map<string, Part>();
  for (const { name, label } of names.filter(({ isWhole }) => !isWhole))
    for (const word of new Set(spellings(name).flatMap(partsOfName)))
      parts.set(word, together(parts.get(word), label, several));
  return parts;
};

const partsOfName = (name: string): string[] => {
  const words = foldedWords(name);
  const joined = compounds(name).map((each) => each.join(''));
  return [...words.filter(isTelling), ...joined, ...joinedForms(words)];
};

/** "BT" for Ben Thistle, "AMQ" for Anne-Marie Quill: names only where they are written in capitals. */
export const initialsOf = (names: readonly KnownName[], several: Label): ReadonlyMap<string, Part> => {
  const parts = new Map<string, Part>();
  for (const { name, label } of names.filter(({ isWhole }) => !isWhole))
    for (const letters of initialForms(foldedWords(name)).filter((words) => words.every(isInitial)))
      parts.set(letters.join(''), together(parts.get(letters.join('')), label, several));
  return parts;
};
