import * as z from 'zod/mini';
import type { HashText } from './sealed-list.ts';

const markDigits = 5;

/**
 * What is left on devices of a site or page that was stopped and referred: a salt of its own and the first 20 bits of the
 * SHA-256 of salt and name. So few that some known sites fit each mark, and whoever reads one cannot say which was meant;
 * enough that an honest site is taken for it once in a million.
 */
export const closedMarkSchema = z.string().check(z.regex(/^[\w-]{22}\.[\da-f]{5}$/));

/** At most so many, the newest, are closed at a time. */
export const maxClosedMarks = 50;

/** `salt` is 16 random bytes, base64url; `name` a host, or a page as `pageNameOf` has it. */
export const closedMarkOf = (salt: string, name: string, hash: HashText): string =>
  `${salt}.${hexOf(hash(`${salt} ${name}`)).slice(0, markDigits)}`;

const hexOf = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
