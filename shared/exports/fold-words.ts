/** A stretch of letters and digits, and how it is compared. */
export interface Word {
  readonly from: number;
  readonly to: number;
  readonly folded: string;
}

/** Letters that Unicode does not take apart into a plain one and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** Without case, diacritics and marks that nobody sees: "Zoë" is found in "zoe", "Søren" in "soren". */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()
    .replaceAll(/[øłđðþßæœı]/gu, (letter) => plainLetters[letter] ?? letter);

const writtenOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** How a name is also written where a keyboard lacks its letters: "Müller", "Mueller". */
export const spellings = (name: string): string[] => {
  const composed = name.normalize('NFC');
  const plainly = composed.replaceAll(/[äöüåø]/giu, (letter) => writtenOut[letter.toLowerCase()] ?? letter);
  return plainly === composed ? [name] : [name, plainly];
};

export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}](?:\p{Cf}*[\p{L}\p{M}\p{N}])*/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    folded: fold(match[0]),
  }));

export const foldedWords = (text: string): string[] => wordsOf(text).map(({ folded }) => folded);

/** Between the words of one name: "Anne-Marie", "O’Brien", "ben.thistle", or where a line ends. */
export const joinsName = (between: string): boolean =>
  (between.length <= 3 && !/[!?\n]/.test(between)) || /^[-‐‑,]?\s{0,4}\n\s{0,4}$/.test(between);

/** Where a word is parted at the end of a line. */
export const partsWord = (between: string): boolean => /^[-‐‑]\s{0,4}\n\s{0,4}$/.test(between);
