/** Words whose letters say too much or too little of how they sound. */
const known: Readonly<Record<string, number>> = {
  a: 1, are: 1, being: 2, choose: 1, done: 1, else: 1, every: 2, eyes: 1, idea: 3, something: 2, someone: 2,
  people: 2, science: 2, there: 1, they: 1, you: 1, your: 1, were: 1, where: 1, whole: 1, sites: 1, site: 1,
  makes: 1, made: 1, sure: 1, used: 1, like: 1, likes: 1, doing: 2, going: 2, quiet: 2, video: 3,
  thing: 1, things: 1, cross: 1, real: 1, once: 1, some: 1, sometimes: 2, outcome: 2, away: 2, anyone: 3,
  everyone: 3, area: 3, create: 2, sees: 1, does: 1, pictures: 2, picture: 2, whose: 1, advert: 2, machine: 2,
  pages: 2, page: 1, places: 2, notes: 1, names: 1, file: 1, files: 1, time: 1, times: 1, outside: 2, years: 1,
}; // prettier-ignore

/** About how many syllables an English word has. */
export const syllablesOf = (word: string): number => {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters === '') return 1;
  const exact = Object.hasOwn(known, letters) ? known[letters] : undefined;
  if (exact !== undefined) return exact;
  const heard = letters
    // "hoped", "makes": the last e is not heard, but in "wanted", "boxes" it is.
    .replace(/(?<=[^aeioudt])ed$/, 'd')
    .replace(/(?<=[^aeiouscxzg])es$/, 's')
    .replace(/(?<=[^aeioul])e$/, '')
    .replace(/(?<=[aeiou]l)e$/, '')
    .replace(/^y/, '');
  return Math.max(1, heard.match(/[aeiouy]+/g)?.length ?? 1);
};

const wordsOf = (text: string): string[] => text.match(/[\p{L}\d][\p{L}\d’'-]*/gu) ?? [];
const sentencesOf = (text: string): number => Math.max(1, text.match(/[.?!]+(\s|$)/g)?.length ?? 1);

const partsOf = (word: string): string[] => word.split('-').filter((part) => part !== '');

/** Flesch–Kincaid grade: 0 is the reading of a five-year-old, and each year of school adds one. */
export const gradeOf = (text: string): number => {
  const words = wordsOf(text);
  if (words.length === 0) return 0;
  const syllables = words.flatMap(partsOf).reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentencesOf(text)) + 11.8 * (syllables / words.length) - 15.59;
};

/** In years, five at least. */
export const readingAgeOf = (text: string): number => Math.max(5, gradeOf(text) + 5);

/** By when most children read so. */
export const readingAges = { KS1: 7, KS2: 10 } as const;
