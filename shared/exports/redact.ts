import { joinsName, partsWord, wordsOf, type Word } from './fold-words.ts';
import {
  initialsOf,
  partsOf,
  sequencesOf,
  type KnownName,
  type Label,
  type Part,
  type Term,
} from './known-names.ts';
import { unsureNames, type IsUnsure } from './unsure-names.ts';

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

/** For a name that several of the others have. */
const several: Label = () => 'Another pupil';

// Names that are also words which every text is full of: replaced where they are written as names are.
const everyday = new Set(
  'a all an and as at be but by can do for go had has have he her hi him his i if in is it let may me my no not of on or our out say see she so that the them they to too up us was way we who will with you'.split(
    ' ',
  ),
);

// Capitals that stand for something else more often than for a pupil.
const abbreviations = new Set('ai am dt eu ht ict id it ks ok pc pe pm ps re ta tv uk us vr'.split(' '));

const withoutDigits = (word: string): string => word.replaceAll(/^\p{N}+|\p{N}+$/gu, '');

/** What is looked up for each word. */
interface Lookup {
  readonly sequences: ReadonlyMap<string, readonly Term[]>;
  readonly parts: ReadonlyMap<string, Part>;
  readonly initials: ReadonlyMap<string, Part>;
  readonly isUnsure: IsUnsure;
}

/** Finds the names of pupils, in full or in part, in any case, and puts their letters in the place. */
export const redactor = ({ names, leaveOut, leaveIn }: RedactParts): Redact => {
  const lookup: Lookup = {
    sequences: sequencesOf(names, leaveOut, several),
    parts: partsOf(names, several),
    initials: initialsOf(names, several),
    isUnsure: unsureNames(names),
  };
  const stays = new Set(leaveIn);
  return (text) => {
    const words = wordsOf(text);
    const pieces: Piece[] = [];
    const unclear = new Set<string>();
    let done = 0;
    for (let at = 0; at < words.length;) {
      const found = findAt(text, words, at, lookup);
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

const found = (length: number, { label, isShared }: Part): Found => ({
  length,
  label,
  isUnclear: isShared,
});

const findAt = (text: string, words: readonly Word[], at: number, lookup: Lookup): Found => {
  const word = words[at];
  if (!word) return { length: 1, label: null, isUnclear: false };
  const terms = lookup.sequences.get(word.folded) ?? [];
  const term = terms.find((each) => fits(text, words, at, each));
  if (term) return found(term.words.length, term);
  const next = words[at + 1];
  const parted = next && partsWord(text.slice(word.to, next.from)) && word.folded + next.folded;
  const ofParted = parted && lookup.parts.get(parted);
  if (ofParted) return found(2, ofParted);
  return { length: 1, ...partAt(text.slice(word.from, word.to), word.folded, lookup) };
};

const fits = (text: string, words: readonly Word[], at: number, term: Term): boolean =>
  term.words.every((folded, place) => {
    const word = words[at + place];
    const before = words[at + place - 1];
    if (word?.folded !== folded) return false;
    const isInitial = (letters: string): boolean => term.hasInitials && letters.length === 1;
    if (isInitial(folded) && !/^\p{Lu}$/u.test(text.slice(word.from, word.to))) return false;
    if (place === 0 || before === undefined) return true;
    const between = text.slice(before.to, word.from);
    // "A B" may be anything; "A. B." is somebody.
    const areInitials = isInitial(folded) && isInitial(before.folded);
    return areInitials ? /^\. ?$/.test(between) : joinsName(between);
  });

const partAt = (written: string, folded: string, lookup: Lookup): Pick<Found, 'label' | 'isUnclear'> => {
  const bare = withoutDigits(folded);
  const own = lookup.parts.get(folded) ?? lookup.parts.get(bare);
  // "Bens book": the apostrophe is what children leave out first.
  const part =
    own ?? (bare.endsWith('s') && bare.length > 3 ? lookup.parts.get(bare.slice(0, -1)) : undefined);
  if (!part) return initialsAt(written, folded, lookup);
  const { label } = part;
  if (label === null) return { label: null, isUnclear: part.isShared };
  if (everyday.has(bare) && written === written.toLowerCase()) return { label: null, isUnclear: true };
  return { label: own ? label : () => `${label()}’s`, isUnclear: false };
};

const initialsAt = (
  written: string,
  folded: string,
  { initials, isUnsure }: Lookup,
): Pick<Found, 'label' | 'isUnclear'> => {
  const part = /^\p{Lu}+$/u.test(written) ? initials.get(folded) : undefined;
  if (!part) return { label: null, isUnclear: isUnsure(written) };
  if (abbreviations.has(folded)) return { label: null, isUnclear: part.label !== null || part.isShared };
  return { label: part.label, isUnclear: part.isShared };
};
