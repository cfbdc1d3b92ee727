import { hiddenAddress } from './hidden-address.ts';

/** Another site's address inside one of this site's. */
export interface CarriedAddress {
  /** What stands before it: the same for everything that a proxy rewrites. */
  readonly route: string;
  readonly host: string;
  readonly isInQuery: boolean;
  readonly isPlain: boolean;
}

/** Null where an address carries none, or only its own site's. */
export const carriedAddress = (url: URL): CarriedAddress | null =>
  inPath(url) ?? inQuery(url) ?? inFragment(url);

/** Spelt out, the first counts, for the page inside may carry others; in code, the last, for code has no slashes. */
const inPath = (url: URL): CarriedAddress | null => {
  const path = url.pathname;
  let coded: CarriedAddress | null = null;
  for (let slash = 0; slash !== -1; slash = path.indexOf('/', slash + 1)) {
    const rest = path.slice(slash + 1);
    const found = hiddenAddress(rest) ?? hiddenAddress(rest.split('/')[0] ?? '');
    const carried = foreign(url, found, path.slice(0, slash + 1), false);
    if (carried?.isPlain === true) return carried;
    coded = carried ?? coded;
  }
  return coded;
};

const inQuery = (url: URL): CarriedAddress | null => {
  for (const [name, value] of url.searchParams) {
    const carried = foreign(url, hiddenAddress(value), `${url.pathname}?${name}`, true);
    if (carried !== null) return carried;
  }
  // "?https://a.example/" has no name at all.
  return foreign(url, hiddenAddress(url.search.slice(1)), `${url.pathname}?`, true);
};

const inFragment = (url: URL): CarriedAddress | null =>
  foreign(url, hiddenAddress(url.hash.replace(/^#!?\/?/, '')), `${url.pathname}#`, false);

const foreign = (
  url: URL,
  found: ReturnType<typeof hiddenAddress>,
  route: string,
  isInQuery: boolean,
): CarriedAddress | null => {
  if (found === null || found.host === url.hostname) return null;
  return { route, host: found.host, isInQuery, isPlain: found.isPlain };
};
