export interface OtherPupil {
  readonly name: string;
  readonly email: string | null;
}

const inItsPlace = '[another pupil]';
const shortestFirstName = 3;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const wordsOf = (name: string): string[] => name.split(/\s+/).filter(Boolean);
const anyOf = (texts: readonly string[], flags: string): RegExp | null => {
  const longestFirst = [...new Set(texts)]
    .filter(Boolean)
    .toSorted((one, other) => other.length - one.length);
  if (longestFirst.length === 0) return null;
  // Not in the middle of a word, whatever its letters are.
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, flags);
};

/**
 * Takes other pupils out of a text: full names and addresses however they are written, and first names written as names. What
 * is the pupil's own stays. It takes a little too much ("Will you…") rather than too little.
 */
export const nameRedactor = (ownName: string, others: readonly OtherPupil[]): ((text: string) => string) => {
  const own = new Set(wordsOf(ownName).map((word) => word.toLowerCase()));
  const whole = others.flatMap(({ name, email }) => [name, email ?? '', email?.split('@')[0] ?? '']);
  const firstNames = others
    .map(({ name }) => wordsOf(name)[0] ?? '')
    .filter((first) => first.length >= shortestFirstName && !own.has(first.toLowerCase()));
  const ofWhole = anyOf(
    whole.filter((text) => text.toLowerCase() !== ownName.toLowerCase()),
    'giu',
  );
  const ofFirst = anyOf(firstNames, 'gu');
  return (text) => {
    const withoutWhole = ofWhole ? text.replace(ofWhole, inItsPlace) : text;
    return ofFirst ? withoutWhole.replace(ofFirst, inItsPlace) : withoutWhole;
  };
};

/** The same for every text in a value. */
export const redactDeep = (value: unknown, redact: (text: string) => string): unknown => {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactDeep(item, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, redactDeep(field, redact)]));
};
