import { lasted } from '../state/when.ts';

const mostNamed = 3;

/** ": “Look up”"; nothing where nothing was written. */
export const quotedAfter = (text: string): string => (text === '' ? '' : `: “${text}”`);

/** "15 s", "5 min". */
export const spanWords = (spanMs: number): string =>
  spanMs < 60_000 ? `${Math.round(spanMs / 1_000)} s` : lasted(spanMs);

/** "a, b, c and 2 more" */
export const fewOf = (names: readonly string[]): string => {
  const more = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};
