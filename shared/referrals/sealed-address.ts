/**
 * What stands in place of an address that may be nobody's to see again: its fingerprint under a key of the school. It is
 * an address by its form, so that it fits wherever one is expected, and leads nowhere.
 */
const prefix = 'sealed:';

export const sealedAddress = (hash: string): string => `${prefix}${hash}`;

export const isSealedAddress = (url: string): boolean => url.startsWith(prefix);
