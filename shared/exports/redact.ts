/** What stands in the place of a name. Asked when the name is first met, so that letters go by their order. */
type Label = () => string;

/** Whose name is looked for. */
export interface KnownName {
  readonly name: string;
  readonly email: string | null;
  /** Null where it stays. */
  readonly label: Label | null;
  /** Only the whole name is theirs: "Reed" alone is not Mrs Reed where a pupil is called so. */
  readonly isWhole: boolean;
}

export interface Piece {
  readonly text: string;
  /** What stood there; null where nothing was replaced. */
  readonly was: string | null;
}

export interface Redaction {
  readonly pieces: readonly Piece[];
  /** Words that may be meant as a name or not: left as they were. */
  readonly unclear: readonly string[];
}

export type Redact = (text: string) => Redaction;

export interface RedactParts {
  readonly names: readonly KnownName[];
  /** Words to leave out beside the names. */
  readonly leaveOut: readonly string[];
  /** Left in where they are written just so: "will" is a word where "Will" is a name. */
  readonly leaveIn: readonly string[];
}

export const leftOut: Label = () => '[left out]';
const several: Label = () => 'Another pupil';

interface Term {
  readonly words: readonly string[];
  readonly label: Label | null;
}
interface Word {
  readonly from: number;
  readonly to: number;
  readonly folded: string;
}

// Names that are also words which every text is full of: replaced where they are written as names are.
const everyday = new Set(
  'a all an and as at be but by can do for go had has have he her hi him his i if in is it let may me my no not of on or our out say see she so that the them they to too up us was way we who will with you'.split(
    ' ',
  ),
);

/** Without case and diacritics: "Zoë" is found in "zoe". */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    folded: fold(match[0]),
  }));

const foldedWords = (text: string): string[] => wordsOf(text).map(({ folded }) => folded);

/** Between the words of one name: "Anne-Marie", "O’Brien", "ben.thistle". */
const joinsName = (between: string): boolean => between.length <= 3 && !/[!?\n]/.test(between);

const withoutDigits = (word: string): string => word.replaceAll(/^\p{N}+|\p{N}+$/gu, '');

/** Ways to write a whole name as one word, as in user names: "benthistle", "bthistle", "thistleb". */
const joinedForms = (words: readonly string[]): string[] => {
  const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
  if (words.length < 2 || last.length < 3) return [];
  return [words.join(''), first + last, last + first, first.slice(0, 1) + last, last + first.slice(0, 1)];
};

/** Finds the names of pupils, in full or in part, in any case, and puts their letters in the place. */
export const redactor = ({ names, leaveOut, leaveIn }: RedactParts): Redact => {
  const sequences = sequencesOf(names, leaveOut);
  const parts = partsOf(names);
  const stays = new Set(leaveIn);
  return (text) => {
    const words = wordsOf(text);
    const pieces: Piece[] = [];
    const unclear = new Set<string>();
    let done = 0;
    for (let at = 0; at < words.length;) {
      const found = findAt(text, words, at, sequences, parts);
      const end = words[at + found.length - 1]?.to ?? done;
      const start = words[at]?.from ?? done;
      const was = text.slice(start, end);
      if (found.isUnclear && !stays.has(was)) unclear.add(was);
      if (found.label !== null && !stays.has(was)) {
        add(pieces, text.slice(done, start), { text: found.label(), was });
        done = end;
      }
      at += found.length;
    }
    if (done < text.length) pieces.push({ text: text.slice(done), was: null });
    return { pieces, unclear: [...unclear] };
  };
};

export const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

/** "Thistle, Ben" is one person, not two. */
const add = (pieces: Piece[], between: string, piece: Piece): void => {
  const last = pieces.at(-1);
  if (last && last.was !== null && last.text === piece.text && /^[ ,.'’_-]{0,2}$/.test(between)) {
    pieces[pieces.length - 1] = { text: piece.text, was: last.was + between + (piece.was ?? '') };
    return;
  }
  if (between !== '') pieces.push({ text: between, was: null });
  pieces.push(piece);
};

interface Found {
  /** In words. */
  readonly length: number;
  readonly label: Label | null;
  readonly isUnclear: boolean;
}

const findAt = (
  text: string,
  words: readonly Word[],
  at: number,
  sequences: ReadonlyMap<string, readonly Term[]>,
  parts: ReadonlyMap<string, Part>,
): Found => {
  const word = words[at];
  if (!word) return { length: 1, label: null, isUnclear: false };
  const terms = sequences.get(word.folded) ?? [];
  const term = terms.find((each) => fits(text, words, at, each.words));
  if (term) return { length: term.words.length, label: term.label, isUnclear: false };
  const next = words[at + 1];
  const pair = next && joinsName(text.slice(word.to, next.from)) && `${word.folded} ${next.folded}`;
  const ofTwo = pair && parts.get(pair);
  if (ofTwo) return { length: 2, label: ofTwo.label, isUnclear: ofTwo.isShared };
  return { length: 1, ...partAt(text.slice(word.from, word.to), word.folded, parts) };
};

const fits = (text: string, words: readonly Word[], at: number, wanted: readonly string[]): boolean =>
  wanted.every((folded, place) => {
    const word = words[at + place];
    const before = words[at + place - 1];
    if (word?.folded !== folded) return false;
    return place === 0 || before === undefined || joinsName(text.slice(before.to, word.from));
  });

const partAt = (
  written: string,
  folded: string,
  parts: ReadonlyMap<string, Part>,
): Pick<Found, 'label' | 'isUnclear'> => {
  const bare = withoutDigits(folded);
  const own = parts.get(folded) ?? parts.get(bare);
  // "Bens book": the apostrophe is what children leave out first.
  const part = own ?? (bare.endsWith('s') && bare.length > 3 ? parts.get(bare.slice(0, -1)) : undefined);
  if (!part) return { label: null, isUnclear: false };
  const { label } = part;
  if (label === null) return { label: null, isUnclear: part.isShared };
  if (everyday.has(bare) && written === written.toLowerCase()) return { label: null, isUnclear: true };
  return { label: own ? label : () => `${label()}’s`, isUnclear: false };
};

// One letter of ours is an initial; one of another script may be a whole name.
const isTelling = (word: string): boolean =>
  /\p{L}/u.test(word) && ([...word].length > 1 || !/\p{Script=Latin}/u.test(word));

/** By their first word, the longest first. */
const sequencesOf = (
  names: readonly KnownName[],
  leaveOut: readonly string[],
): ReadonlyMap<string, readonly Term[]> => {
  const all: Term[] = [
    ...leaveOut.map((words) => ({ words: foldedWords(words), label: leftOut })),
    ...names.flatMap(({ name, email, label }) => [
      ...(email === null ? [] : [{ words: foldedWords(email), label }]),
      { words: foldedWords(name), label },
    ]),
  ];
  const terms = all.filter(({ words, label }) => words.length > 1 || label === leftOut);
  const byFirst = new Map<string, Term[]>();
  for (const term of terms.toSorted((one, other) => other.words.length - one.words.length)) {
    const first = term.words[0];
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), term]);
  }
  return byFirst;
};

interface Part {
  readonly label: Label | null;
  /** Both a name that stays and one that does not. */
  readonly isShared: boolean;
}

/** First names, surnames and user names, each alone. One that stays is never replaced; one of several others is "another pupil". */
const partsOf = (names: readonly KnownName[]): ReadonlyMap<string, Part> => {
  const parts = new Map<string, Part>();
  for (const { name, label } of names.filter(({ isWhole }) => !isWhole)) {
    const words = foldedWords(name);
    const alone = words.filter(isTelling);
    const double = name
      .split(/\s+/)
      .map(foldedWords)
      .filter((each) => each.length === 2)
      .flatMap((each) => [each.join(' '), each.join('')]);
    for (const word of new Set([...alone, ...double, ...joinedForms(words)])) {
      const known = parts.get(word);
      parts.set(word, known ? together(known, label) : { label, isShared: false });
    }
  }
  return parts;
};

const together = (known: Part, label: Label | null): Part => {
  if (known.label === label) return known;
  if (known.label === null || label === null) return { label: null, isShared: true };
  return { label: several, isShared: false };
};
