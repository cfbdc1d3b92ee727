import * as z from 'zod/mini';
import { nameSchema } from '../people.ts';
import { decodeBase64 } from '../platform.ts';

/** Where a sealed list comes from, and when its makers issued it (ISO date). */
export const sealedSourceSchema = z.object({
  name: nameSchema,
  issued: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  entryCount: z.int().check(z.positive()),
});

/**
 * Lists of illegal sites and pages as their makers give them to members: fingerprints, never addresses. Each entry is the
 * first 16 bytes of the SHA-256 of a host or page key; all of them sorted, one after the other, base64url.
 */
export const sealedListSchema = z.object({
  sources: z.array(sealedSourceSchema).check(z.minLength(1), z.maxLength(20)),
  fingerprints: z.string().check(z.minLength(1), z.maxLength(15_000_000), z.regex(/^[\w-]+$/)),
});
export type SealedList = z.infer<typeof sealedListSchema>;

export const fingerprintBytes = 16;

/** SHA-256 of a text's UTF-8 bytes, at once: a page is held while it is asked for. */
export type HashText = (text: string) => Uint8Array;

export interface SealedIndex {
  /** True when a host (or one of its parents) or a page is on a list. */
  hasAny(names: Iterable<string>): boolean;
}

/** Makes a list ready to be asked. Throws where the fingerprints are not whole: a policy that was signed never is. */
export const openSealedList = ({ fingerprints }: SealedList, hash: HashText): SealedIndex => {
  const bytes = decodeBase64(fingerprints);
  if (bytes === null || bytes.length % fingerprintBytes !== 0) throw new Error('A sealed list is not whole.');
  const known = new Set<string>();
  for (let at = 0; at < bytes.length; at += fingerprintBytes)
    known.add(bytes.slice(at, at + fingerprintBytes));
  return {
    hasAny: (names) => {
      for (const name of names) if (known.has(fingerprintOf(name, hash))) return true;
      return false;
    },
  };
};

/** One character a byte, as `decodeBase64` gives it. */
const fingerprintOf = (name: string, hash: HashText): string =>
  String.fromCharCode(...hash(name).subarray(0, fingerprintBytes));
