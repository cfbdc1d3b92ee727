import type { LinkKind, PageLink } from './link-signs.ts';

const kinds: readonly (readonly [selector: string, attribute: string, kind: LinkKind])[] = [
  ['script[src]', 'src', 'script'],
  ['link[rel~="stylesheet"][href]', 'href', 'style'],
  ['iframe[src]', 'src', 'frame'],
  ['form[action]', 'action', 'form'],
  ['img[src]', 'src', 'picture'],
  ['a[href]', 'href', 'link'],
];
/** Of each kind: enough to see a pattern, and little work on a page with ten thousand links. */
const maxOfKind = 25;

/** The page's links to its own origin, as absolute addresses. */
export const pageLinks = (page: Document, origin: string): PageLink[] => {
  const links: PageLink[] = [];
  for (const [selector, attribute, kind] of kinds) {
    let count = 0;
    for (const element of page.querySelectorAll(selector)) {
      const url = urlOf(element.getAttribute(attribute), page.baseURI);
      if (url?.origin === origin && links.push({ kind, url }) > 0) count += 1;
      if (count === maxOfKind) break;
    }
  }
  return links;
};

export const urlOf = (text: string | null, base?: string): URL | null => {
  if (text === null) return null;
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
};

/** The page says by canonical link or `og:url` that it belongs to another site. */
export const hasForeignIdentity = (page: Document, host: string): boolean => {
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null;
  const shared = page.querySelector('meta[property="og:url"]')?.getAttribute('content') ?? null;
  return [canonical, shared].some((text) => {
    const other = urlOf(text);
    return other !== null && other.protocol.startsWith('http') && other.hostname !== host;
  });
};
