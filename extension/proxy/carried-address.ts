import { hiddenAddress, spelledAddress } from './hidden-address.ts';

/** Another site's address inside one of this site's. */
export interface CarriedAddress {
  /** What stands before it: the same for everything that a proxy rewrites. */
  readonly route: string;
  readonly host: string;
  readonly isInQuery: boolean;
  readonly isPlain: boolean;
}

const known = new Map<string, CarriedAddress | null>();
const maxKnown = 500;

/** Null where an address carries none, or only its own site's. Kept, for pages are looked at several times. */
export const carriedAddress = (url: URL): CarriedAddress | null => {
  const before = known.get(url.href);
  if (before !== undefined) return before;
  const carried =
    inPath(url) ?? (url.search === '' ? null : inQuery(url)) ?? (url.hash === '' ? null : inFragment(url));
  if (known.size >= maxKnown) known.clear();
  known.set(url.href, carried);
  return carried;
};

/** Spelt out, the first counts, for the page inside may carry others; in code, the last, for code has no slashes. */
const inPath = (url: URL): CarriedAddress | null => {
  const path = url.pathname;
  let coded: CarriedAddress | null = null;
  for (let slash = 0; slash !== -1; slash = path.indexOf('/', slash + 1)) {
    const rest = path.slice(slash + 1);
    const [segment = ''] = rest.split('/');
    const found = spelledAddress(rest) ?? hiddenAddress(segment);
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
