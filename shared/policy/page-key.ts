import { hostAndParents, parseAddress, type Address } from './address.ts';

/**
 * One page of a site as text: `host/path` for a page and all below it, `host/path?query` where the query says which
 * page it is, `youtube.com/watch?v=ID` for a video in whatever form its address comes.
 */
export const maxPageKeyLength = 500;
const maxSegments = 6;

/** The key for a page that a person pasted, or null when the text names no single page of a site. */
export const pageKeyOf = (text: string): string | null => {
  const address = parseAddress(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  if (address === null || !isWeb(address) || address.isIpLiteral) return null;
  const video = videoKeyOf(address);
  if (video !== null) return video;
  const segments = segmentsOf(address.path);
  if (segments.length === 0 && address.query === '') return null;
  const key = `${withoutWww(address.host)}/${segments.join('/')}${queryOf(address)}`;
  return key.length > maxPageKeyLength ? null : key;
};

/** Every key that would name this address, the most specific first. Empty for what is no page of a site. */
export const pageKeysOf = (address: Address): readonly string[] => {
  if (!isWeb(address)) return [];
  const video = videoKeyOf(address);
  const paths = pathsOf(address);
  const keys = hostAndParents(address.host).flatMap((host) => paths.map((path) => `${host}/${path}`));
  return video === null ? keys : [video, ...keys];
};

/** The host that a key speaks of. */
export const hostOfPageKey = (key: string): string => key.slice(0, key.indexOf('/'));

/**
 * A letter or digit written as `%6F`, in the path or after it. No honest link has one, servers read it as the letter
 * itself, and a rule that compares text does not: on a site of which single pages are blocked such an address is too.
 */
export const disguise = String.raw`%(?:3\d|[46][1-9A-Fa-f]|[57][0-9Aa])`;
const disguised = new RegExp(disguise);
export const isDisguised = ({ path, query }: Address): boolean =>
  disguised.test(path) || disguised.test(query);

/** The hosts of the pages that are blocked singly. */
export const blockedPageHosts = (pages: ReadonlyMap<string, 'allow' | 'block'>): ReadonlySet<string> =>
  new Set([...pages].flatMap(([key, verdict]) => (verdict === 'block' ? pageHostsOf(key) : [])));

const youTubePages = ['youtube.com', 'youtube-nocookie.com', 'youtu.be'];
const pageHostsOf = (key: string): readonly string[] =>
  /^youtube\.com\/watch\?v=[\w-]{11}$/.test(key) ? youTubePages : [hostOfPageKey(key)];

const isWeb = ({ scheme }: Address): boolean => scheme === 'http' || scheme === 'https';

export const withoutWww = (host: string): string => (host.startsWith('www.') ? host.slice(4) : host);

export const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

const queryOf = ({ query }: Address): string => (query === '' ? '' : `?${query}`);

/** `a/b/c?q`, `a/b/c`, `a/b`, `a`; a deep path itself, too. The root alone is the whole site and no page. */
const pathsOf = (address: Address): string[] => {
  const all = segmentsOf(address.path);
  const segments = all.slice(0, maxSegments);
  const prefixes = segments.map((_, end) => segments.slice(0, end + 1).join('/')).toReversed();
  const isItself = address.query === '' && all.length <= maxSegments;
  return isItself ? prefixes : [`${all.join('/')}${queryOf(address)}`, ...prefixes];
};

const videoHosts = new Set(['youtube.com', 'm.youtube.com', 'music.youtube.com', 'youtube-nocookie.com']);
const videoId = /^[\w-]{11}$/;
const videoFolders = new Set(['embed', 'shorts', 'live', 'v', 'e']);

export const videoKeyOf = (address: Address): string | null => {
  const id = idOfVideo(address);
  return id !== undefined && videoId.test(id) ? `youtube.com/watch?v=${id}` : null;
};

const idOfVideo = (address: Address): string | undefined => {
  const host = withoutWww(address.host);
  const [first, second] = segmentsOf(address.path);
  if (host === 'youtu.be') return first;
  if (!videoHosts.has(host)) return undefined;
  if (first === 'watch') return idInQuery(address.query);
  return first !== undefined && videoFolders.has(first) ? second : undefined;
};

/** YouTube takes the first of several. */
const idInQuery = (query: string): string | undefined => /(?:^|&)v=([^&]*)/.exec(query)?.[1];

const maxLabels = 20;

/** Where a key stands among those that name one address, as `pageKeysOf` orders them: the highest first. Below 200. */
export const pageKeyRank = (key: string): number => {
  const host = hostOfPageKey(key);
  const [path = '', query] = key.slice(host.length + 1).split(/\?(.*)/s);
  if (host === 'youtube.com' && path === 'watch' && query?.startsWith('v=')) return 199;
  const depth = query === undefined ? Math.min(maxSegments, segmentsOf(path).length) : maxSegments + 1;
  return Math.min(maxLabels, host.split('.').length) * (maxSegments + 2) + depth;
};
