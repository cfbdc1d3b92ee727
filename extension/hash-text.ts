import { sha256 } from '@noble/hashes/sha2.js';
import type { HashText } from '#shared/policy/sealed-list.ts';

/** At once, which the browser's own SHA-256 is not. */
export const hashText: HashText = (text) => sha256(new TextEncoder().encode(text));
