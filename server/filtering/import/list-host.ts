import { domainToASCII } from 'node:url';
import type { SkipReason } from '#shared/api/category-lists.ts';
import { readSuffix } from './public-suffix.ts';

type ListHost =
  { readonly ok: true; readonly host: string } | { readonly ok: false; readonly why: SkipReason };

const plainHost = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const ipAddress = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[0-9a-f]*:[0-9a-f:.]*\]?)(?:\/\d+)?$/i;
const maxLength = 253;
const refused = (why: SkipReason): ListHost => ({ ok: false, why });

/**
 * A host as lists write it (`*.Example.org.`, `.example.org`, `bücher.example`) in the form the policy asks for. A registry's
 * suffix (`co.uk`) is refused: it would list half a country's web.
 */
export const readListHost = (text: string): ListHost => {
  if (ipAddress.test(text)) return refused('ip-address');
  const bare = text.replace(/^(?:\*?\.)+/, '').replace(/\.+$/, '');
  const lower = bare.toLowerCase();
  const host = plainHost.test(lower) ? lower : asciiOf(bare);
  if (host === '' || host.length > maxLength || !/[a-z]/.test(host)) return refused('not-a-host');
  if (!host.includes('.')) return refused('single-label');
  return readSuffix(host).kind === 'registry' ? refused('public-suffix') : { ok: true, host };
};

/** Names in other scripts as the DNS has them; empty for what is no name. */
const asciiOf = (text: string): string => {
  if (!/[^\0-\x7f]/.test(text)) return '';
  const ascii = domainToASCII(text);
  return plainHost.test(ascii) ? ascii : '';
};
