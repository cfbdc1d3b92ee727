import { randomBytes } from 'node:crypto';
import { der, sequence, tags } from './der.ts';

const version1 = Buffer.of(1);
export const sha256Oid = '608648016503040201';
const nonceBytes = 8;

/** A number that an answer has to bring back; never negative, and without zeros in front. */
export const newNonce = (): Buffer => {
  const nonce = randomBytes(nonceBytes);
  nonce.writeUInt8(((nonce[0] ?? 0) & 0x3f) | 0x40, 0);
  return nonce;
};

/** TimeStampReq of RFC 3161, section 2.4.1: a SHA-256, a nonce, and the wish for the certificate in the answer. */
export const stampRequest = (sha256: Buffer, nonce: Buffer): Buffer =>
  sequence(
    der(tags.integer, version1),
    sequence(
      sequence(der(tags.oid, Buffer.from(sha256Oid, 'hex')), der(tags.none)),
      der(tags.octets, sha256),
    ),
    der(tags.integer, nonce),
    der(0x01, Buffer.of(0xff)),
  );
