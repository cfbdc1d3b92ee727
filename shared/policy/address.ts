import { parseUrl } from '../platform.ts';

/** An address in canonical form: what a browser would really ask for, however it was written. */
export interface Address {
  /** As the platform writes it, user info and fragment included. */
  readonly href: string;
  /** Lower case, without the colon. */
  readonly scheme: string;
  /** Lower case ASCII, without port, user info and trailing dot; IPv6 in brackets; empty where the scheme has none. */
  readonly host: string;
  readonly isIpLiteral: boolean;
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
}

/** No name in the DNS is longer, and a bound keeps a made-up host of a million labels from costing time. */
const maxHostLength = 253;
const schemesWithHost = new Set(['http', 'https', 'ws', 'wss', 'ftp']);
const ipLiteral = /^(?:\[.*\]|\d+\.\d+\.\d+\.\d+)$/;

/** Null when it is no absolute address, or one that no browser could reach. */
export const parseAddress = (url: string): Address | null => {
  const parsed = parseUrl(url);
  if (parsed === null) return null;
  const scheme = parsed.protocol.slice(0, -1);
  const host = canonicalHost(parsed.hostname);
  if (host.length > maxHostLength || (host === '' && schemesWithHost.has(scheme))) return null;
  return {
    href: parsed.href,
    scheme,
    host,
    isIpLiteral: ipLiteral.test(host),
    path: parsed.pathname,
    query: parsed.search.slice(1),
  };
};

/** Lower case and without trailing dots: `EXAMPLE.org.` and `example.org` are one host. */
export const canonicalHost = (host: string): string => {
  let end = host.length;
  while (end > 0 && host[end - 1] === '.') end -= 1;
  return host.slice(0, end).toLowerCase();
};

/**
 * The host and its parents, most specific first. A single label is never given as a parent, so that a stray `com` in a
 * list cannot shut half the web. Longer public suffixes (`co.uk`) are given: this file knows no suffix list, so whoever
 * builds category lists keeps them out.
 */
export const hostAndParents = (host: string): readonly string[] => {
  const names = [host];
  const lastDot = host.lastIndexOf('.');
  for (let dot = host.indexOf('.'); dot !== -1 && dot < lastDot; dot = host.indexOf('.', dot + 1)) {
    names.push(host.slice(dot + 1));
  }
  return names;
};

/** Lists speak of names with two labels or more; see `hostAndParents` for why. */
export const mayBeListed = (host: string): boolean => host.includes('.');

/** True for the host itself and every subdomain of it. */
export const isWithin = (host: string, parent: string): boolean =>
  host === parent || (host.endsWith(parent) && host[host.length - parent.length - 1] === '.');
