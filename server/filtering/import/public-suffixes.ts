/**
 * A small stand-in for the Public Suffix List, which is not installed: the second-level names that countries' registries
 * have in common, and the other ones of the countries whose sites English schools meet. It refuses more than the real
 * list would (`com.de`), which costs a list at most one line; suffixes of other patterns, such as `tokyo.jp`, it does
 * not know.
 */
const secondLevels = ['ac', 'co', 'com', 'edu', 'gob', 'gouv', 'gov', 'mil', 'net', 'org'];
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const countries = letters.flatMap((first) => letters.map((second) => first + second));

const others: Readonly<Record<string, readonly string[]>> = {
  uk: ['ltd', 'me', 'nhs', 'plc', 'police', 'sch'],
  au: ['asn', 'id'],
  nz: ['geek', 'gen', 'govt', 'iwi', 'kiwi', 'maori', 'school'],
  jp: ['ad', 'ed', 'go', 'gr', 'lg', 'ne', 'or'],
  kr: ['go', 'ne', 'or', 'pe', 're'],
  in: ['firm', 'gen', 'ind', 'nic', 'res'],
  za: ['law', 'nom', 'school', 'web'],
  il: ['idf', 'k12', 'muni'],
  at: ['gv', 'or'],
};

/** Names with two labels under which anyone can register. */
export const publicSuffixes: ReadonlySet<string> = new Set([
  ...countries.flatMap((country) => secondLevels.map((name) => `${name}.${country}`)),
  ...Object.entries(others).flatMap(([country, names]) => names.map((name) => `${name}.${country}`)),
]);
