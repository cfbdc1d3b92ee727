import type { SeenRequest } from './made-up-web.ts';

/** A search as a pupil might try it, and how it must arrive. */
export interface MadeUpSearch {
  readonly url: string;
  /** The engine that may be asked, and how. */
  readonly host: string;
  readonly isStrict: (request: SeenRequest) => boolean;
}

const has = (name: string, value: string) => (request: SeenRequest) => {
  const values = [...new URLSearchParams(request.query)]
    .filter(([each]) => each.toLowerCase() === name)
    .map(([, each]) => each);
  return values.length === 1 && values[0] === value;
};
const isRestricted = ({ headers }: SeenRequest): boolean => headers['youtube-restrict'] === 'Strict';

const search = (url: string, isStrict: MadeUpSearch['isStrict'], host = new URL(url).host): MadeUpSearch => ({
  url,
  host,
  isStrict,
});

/** Forced engines, also against duplicated, encoded and upper-case settings. */
export const madeUpSearches: readonly MadeUpSearch[] = [
  search('https://www.google.co.uk/search?q=rabbits', has('safe', 'active')),
  search('https://www.google.com/search?q=rabbits&safe=off&safe=images', has('safe', 'active')),
  search('https://www.google.fr/search?q=rabbits&SAFE=off&s%61fe=off', has('safe', 'active')),
  search('https://www.bing.com/search?q=rabbits&adlt=off', has('adlt', 'strict')),
  search('https://duckduckgo.com/?q=rabbits&kp=-2', has('kp', '1'), 'noai.duckduckgo.com'),
  search('https://www.youtube.com/results?search_query=rabbits', isRestricted),
];
