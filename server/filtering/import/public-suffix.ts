import { parse } from 'tldts';

/** `none` for a name that somebody has; else who lets others register under it: a registry, or a company. */
export type SuffixKind = 'none' | 'registry' | 'company';

// The host has been read already.
const asItIs = {
  allowPrivateDomains: true,
  extractHostname: false,
  validateHostname: false,
  detectIp: false,
} as const;

/** By the Public Suffix List: the suffix of a canonical host (`co.uk`), and whether the host is one itself. */
export const readSuffix = (host: string): { readonly suffix: string; readonly kind: SuffixKind } => {
  const { publicSuffix, domain, isPrivate } = parse(host, asItIs);
  const kind = domain !== null ? 'none' : isPrivate === true ? 'company' : 'registry';
  return { suffix: publicSuffix ?? '', kind };
};
