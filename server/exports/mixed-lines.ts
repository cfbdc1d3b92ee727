import bidiFactory from 'bidi-js';
import { scriptOf, type Script } from './script-fonts.ts';

const bidi = bidiFactory();

/** A stretch of one script and one direction without a space in it, or a space: drawn in one go. */
interface Atom {
  readonly text: string;
  /** Null: the font of everything printed. */
  readonly script: Script | null;
  /** As the Unicode Bidirectional Algorithm has it: odd ones run from right to left. */
  readonly level: number;
}

export interface PlacedAtom extends Atom {
  /** From the left of the line. */
  readonly x: number;
  readonly width: number;
}

export type Measure = (script: Script | null, text: string) => number;

/**
 * Lines of a text in several scripts, each letter in a font that has it, and each line in the order in which it is seen. The
 * atoms of a line are in the order in which they are read, so that a program that reads the file reads them so.
 */
export const mixedLines = (text: string, width: number, measure: Measure): PlacedAtom[][] =>
  text.split('\n').flatMap((paragraph) => {
    const { levels, paragraphs } = bidi.getEmbeddingLevels(paragraph);
    const atoms = atomsOf(paragraph, levels).flatMap((atom) => slices(atom, width, measure));
    const isRightToLeft = (paragraphs[0]?.level ?? 0) % 2 === 1;
    return broken(atoms, width, measure).map((line) => placed(line, width, isRightToLeft, measure));
  });

const isMark = (letter: string): boolean => /[\p{M}\u200c\u200d]/u.test(letter);

const atomsOf = (paragraph: string, levels: Uint8Array): Atom[] => {
  const atoms: Atom[] = [];
  let at = 0;
  for (const letter of paragraph) {
    const last = atoms.at(-1);
    const level = levels[at] ?? 0;
    // A mark is drawn with the letter it belongs to.
    const script = last && isMark(letter) ? last.script : scriptOf(letter);
    if (last && goesOn(last, { text: letter, script, level }))
      atoms[atoms.length - 1] = { ...last, text: last.text + letter };
    else atoms.push({ text: letter, script, level });
    at += letter.length;
  }
  return atoms;
};

const goesOn = (last: Atom, next: Atom): boolean =>
  last.script === next.script &&
  last.level === next.level &&
  (last.script !== 'han' || isMark(next.text)) &&
  (last.text === ' ') === (next.text === ' ') &&
  last.text !== ' ';

/** A word that is wider than the whole line, such as an address, is parted where the line ends. */
const slices = (atom: Atom, width: number, measure: Measure): Atom[] => {
  if (measure(atom.script, atom.text) <= width) return [atom];
  const parts = [''];
  for (const letter of atom.text) {
    const grown = `${parts.at(-1) ?? ''}${letter}`;
    if (measure(atom.script, grown) > width && parts.at(-1) !== '') parts.push(letter);
    else parts[parts.length - 1] = grown;
  }
  return parts.map((text) => ({ ...atom, text }));
};

/** What stays together on a line. */
const chunksOf = (atoms: readonly Atom[]): Atom[][] => {
  const chunks: Atom[][] = [];
  for (const atom of atoms) {
    const before = chunks.at(-1)?.at(-1);
    const isApart = [before, atom].some((each) => each?.text === ' ' || each?.script === 'han');
    if (before && !isApart) chunks.at(-1)?.push(atom);
    else chunks.push([atom]);
  }
  return chunks;
};

const broken = (atoms: readonly Atom[], width: number, measure: Measure): Atom[][] => {
  const lines: Atom[][] = [[]];
  let used = 0;
  const wideOf = (chunk: readonly Atom[]) =>
    chunk.reduce((sum, { script, text }) => sum + measure(script, text), 0);
  const chunks = chunksOf(atoms).flatMap((chunk) =>
    wideOf(chunk) > width ? chunk.map((atom) => [atom]) : [chunk],
  );
  for (const chunk of chunks) {
    const wide = wideOf(chunk);
    if (used + wide > width && used > 0) {
      lines.push([]);
      used = 0;
    }
    if (used === 0 && lines.length > 1 && chunk[0]?.text === ' ') continue;
    lines.at(-1)?.push(...chunk);
    used += wide;
  }
  return lines;
};

const placed = (
  line: readonly Atom[],
  width: number,
  isRightToLeft: boolean,
  measure: Measure,
): PlacedAtom[] => {
  const widths = line.map(({ script, text }) => measure(script, text));
  const whole = widths.reduce((sum, each) => sum + each, 0);
  const xs: number[] = [];
  let x = isRightToLeft ? Math.max(0, width - whole) : 0;
  for (const at of visualOrder(line.map(({ level }) => level))) {
    xs[at] = x;
    x += widths[at] ?? 0;
  }
  return line.map((atom, at) => ({
    ...atom,
    text: shownFrom(atom),
    x: xs[at] ?? 0,
    width: widths[at] ?? 0,
  }));
};

/** Rule L2: from the highest level to the lowest odd one, whatever is at it or above is turned round. */
export const visualOrder = (levels: readonly number[]): number[] => {
  let order = levels.map((_level, at) => at);
  for (let level = Math.max(0, ...levels); level > 0; level -= 1) {
    const next: number[] = [];
    let run: number[] = [];
    for (const at of order) {
      if ((levels[at] ?? 0) >= level) run = [at, ...run];
      else {
        next.push(...run, at);
        run = [];
      }
    }
    order = [...next, ...run];
  }
  return order;
};

/** A font turns its own script round; signs between are turned, and brackets mirrored, here. */
const shownFrom = ({ text, script, level }: Atom): string =>
  level % 2 === 0 || script !== null
    ? text
    : [...text]
        .toReversed()
        .map((letter) => bidi.getMirroredCharacter(letter) ?? letter)
        .join('');
