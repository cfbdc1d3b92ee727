/**
 * What a page that rewrites other sites gives away, and how much each sign weighs. `isCore` ones are the rewriting itself;
 * without one of them nothing is a proxy, however odd it is.
 */
export const proxySigns = {
  /** The page's own address carries another one, spelt out in its query, as share and sign-in pages do too. */
  'address-in-query': { weight: 1, isCore: false },
  /** The page's own address carries another one in its path, its fragment, or in code. */
  'address-inside': { weight: 2, isCore: false },
  /** What the page loads comes by the same route as the page: its scripts, styles, pictures and links are rewritten. */
  'same-route': { weight: 4, isCore: true },
  /** Scripts, links and more all go through one route that carries other sites' addresses. */
  'rewritten-links': { weight: 3, isCore: true },
  /** The page and its scripts come by one route in a code that nobody can read. */
  'unreadable-route': { weight: 3, isCore: true },
  /** The page's scripts are given another place in the web than they are at. */
  'false-location': { weight: 3, isCore: true },
  /** The browser's own way to load pictures, scripts and links is replaced. */
  'elements-patched': { weight: 2, isCore: false },
  /** So is what tells a page who and where it is: cookies, address, referrer. */
  'identity-patched': { weight: 2, isCore: false },
  /** So are workers and sockets, beside requests. */
  'channels-patched': { weight: 1, isCore: false },
  /** It says that it really is a page of another site. */
  'foreign-identity': { weight: 1, isCore: false },
  /** It came without any request of its own: the site's service worker made it. */
  'unseen-request': { weight: 1, isCore: false },
  /** A worker of the site, not a page, holds a socket open. */
  'worker-socket': { weight: 1, isCore: false },
  /** One site has shown pages of several others. */
  'many-sites': { weight: 1, isCore: false },
} as const;

export type ProxySign = keyof typeof proxySigns;

const enough = 5;

export const isProxySign = (name: unknown): name is ProxySign =>
  typeof name === 'string' && Object.hasOwn(proxySigns, name);

export const hasCoreSign = (signs: Iterable<ProxySign>): boolean =>
  [...signs].some((sign) => proxySigns[sign].isCore);

/** Several signs that do not depend on each other, one of them the rewriting itself. */
export const isRewritingProxy = (signs: ReadonlySet<ProxySign>): boolean =>
  hasCoreSign(signs) && [...signs].reduce((sum, sign) => sum + proxySigns[sign].weight, 0) >= enough;

/** How the page in a frame tells the script beside it what it found of itself. */
export const partsEvent = 'thinkclick-parts';
/** How a content script tells the worker. */
export const signsMessage = 'proxy-signs';
