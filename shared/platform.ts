/** The part of the URL standard that the pure rules need; browsers, workers and Node all have it as a global. */
interface PlatformUrl {
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
}

interface PlatformCrypto {
  readonly subtle: { digest(algorithm: 'SHA-256', bytes: Uint8Array): Promise<ArrayBuffer> };
}

interface PlatformTextEncoder {
  encodeInto(text: string, bytes: Uint8Array): { readonly written: number };
}

interface PlatformTextDecoder {
  decode(bytes: Uint8Array): string;
}

// This folder compiles without DOM and Node types, so the globals it uses are declared here.
declare const URL: new (url: string) => PlatformUrl;
declare const TextEncoder: new () => PlatformTextEncoder;
declare const TextDecoder: new () => PlatformTextDecoder;
declare const crypto: PlatformCrypto;
declare const atob: (text: string) => string;

/** An absolute address read by the platform, or null when it is none. */
export const parseUrl = (text: string): PlatformUrl | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};

/** In browsers only where the page or worker is secure (https, localhost, an extension). */
export const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** Base64 or base64url, with or without padding, as one byte per character; null when it is neither. */
export const decodeBase64 = (text: string): string | null => {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return null;
  }
};

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** UTF-8; answers how many bytes were written. */
export const writeText = (text: string, into: Uint8Array): number => encoder.encodeInto(text, into).written;

/** UTF-8. */
export const textOfBytes = (bytes: Uint8Array): string => decoder.decode(bytes);
