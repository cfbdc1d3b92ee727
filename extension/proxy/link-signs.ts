import { carriedAddress } from './carried-address.ts';
import type { ProxySign } from './signs.ts';

export type LinkKind = 'link' | 'script' | 'style' | 'picture' | 'frame' | 'form';

/** An address of this site that the page links to or loads. */
export interface PageLink {
  readonly kind: LinkKind;
  readonly url: URL;
}

interface Route {
  readonly kinds: Set<LinkKind>;
  readonly hosts: Set<string>;
  count: number;
}

/** What a page's own address and the addresses in it say. `page` is null for frames without an address of their own. */
export const linkSigns = (page: URL | null, links: readonly PageLink[]): Set<ProxySign> => {
  const signs = new Set<ProxySign>();
  const routes = routesOf(links);
  const own = page && carriedAddress(page);
  if (own !== null) {
    signs.add(own.isInQuery && own.isPlain ? 'address-in-query' : 'address-inside');
    if (isSameRoute(routes.get(own.route))) signs.add('same-route');
  } else if (page !== null && isUnreadableRoute(page, links)) signs.add('unreadable-route');
  if ([...routes.values()].some(isRewriting)) signs.add('rewritten-links');
  return signs;
};

const routesOf = (links: readonly PageLink[]): Map<string, Route> => {
  const routes = new Map<string, Route>();
  for (const { kind, url } of links) {
    const carried = carriedAddress(url);
    if (carried === null) continue;
    const route = routes.get(carried.route) ?? { kinds: new Set(), hosts: new Set(), count: 0 };
    route.kinds.add(kind);
    route.hosts.add(carried.host);
    route.count += 1;
    routes.set(carried.route, route);
  }
  return routes;
};

const loadsCode = ({ kinds }: Route): boolean => kinds.has('script') || kinds.has('style');

/** Share pages link to their like; only a proxy loads its code, or pictures and links alike, that way. */
const isSameRoute = (route: Route | undefined): boolean =>
  route !== undefined && (loadsCode(route) || (route.kinds.size >= 2 && route.count >= 3));

const isRewriting = (route: Route): boolean =>
  route.count >= 4 && route.kinds.size >= 3 && route.hosts.size >= 2 && loadsCode(route);

/** Long and without an ending: "/r/9fK3dmX2aLq8ZtBv" and not "/r/app.8dm2.js". */
const unreadable = /^[\w~%!*=+-]{16,}$/;

/** The page and its code come from one folder, all under names that nobody could have given. */
const isUnreadableRoute = (page: URL, links: readonly PageLink[]): boolean => {
  const [, folder, name = ''] = /^(.*\/)([^/]*)$/.exec(page.pathname) ?? [];
  if (folder === undefined || !isJumbled(name)) return false;
  const alike = links.filter(
    ({ url }) => url.pathname.startsWith(folder) && isJumbled(url.pathname.slice(folder.length)),
  );
  const kinds = new Set(alike.map(({ kind }) => kind));
  return kinds.size >= 2 && (kinds.has('script') || kinds.has('style'));
};

const isJumbled = (name: string): boolean =>
  unreadable.test(name) && new Set(name).size >= 10 && /\d/.test(name) && /[a-z]/i.test(name);
