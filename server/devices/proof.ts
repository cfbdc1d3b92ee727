import { createHash, createPublicKey, timingSafeEqual, verify, type KeyObject } from 'node:crypto';
import { signedText } from '#shared/socket-events.ts';

/** The P-256 key in an SPKI (base64url), or null when it is anything else. */
export const importDeviceKey = (publicKey: string): KeyObject | null => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : null;
  } catch {
    return null;
  }
};

export interface Proof {
  readonly purpose: 'enrol' | 'hello';
  readonly serverUrl: string;
  readonly nonce: string;
  /** ECDSA P-256 with SHA-256 in IEEE P1363 form, base64url. */
  readonly signature: string;
}

export const isProven = (key: KeyObject, { purpose, serverUrl, nonce, signature }: Proof): boolean =>
  isSignedBy(key, signedText(purpose, serverUrl, nonce), signature);

export const isSignedBy = (key: KeyObject, text: string, signature: string): boolean => {
  const bytes = Buffer.from(signature, 'base64url');
  if (bytes.length !== 64) return false;
  return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes);
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Takes as long for a near miss as for a far one. */
export const isSameSecret = (given: string, wanted: string): boolean =>
  timingSafeEqual(digest(given), digest(wanted));
