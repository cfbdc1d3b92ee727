import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const cipherName = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
const keyBytes = 32;
const wrappedBytes = ivBytes + tagBytes + keyBytes;
/** First byte of everything sealed, so that the form can change without guessing. */
const form = 1;

const encrypt = (key: Buffer, context: Buffer, bytes: Uint8Array): Buffer => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(cipherName, key, iv).setAAD(context);
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
};

const decrypt = (key: Buffer, context: Buffer, box: Buffer): Buffer => {
  const decipher = createDecipheriv(cipherName, key, box.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(context).setAuthTag(box.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(box.subarray(ivBytes + tagBytes)), decipher.final()]);
};

/**
 * AES-256-GCM with a data key of its own, which the school's key wraps. `context` names the place the bytes belong to
 * and is authenticated, so that one sealed value put in another's place is found out.
 */
export const seal = (schoolKey: Buffer, context: string, bytes: Uint8Array): Buffer => {
  const place = Buffer.from(context);
  const dataKey = randomBytes(keyBytes);
  return Buffer.concat([Buffer.of(form), encrypt(schoolKey, place, dataKey), encrypt(dataKey, place, bytes)]);
};

/** Throws when a byte was changed, the key is another one, or the value was sealed for another place. */
export const unseal = (schoolKey: Buffer, context: string, sealed: Uint8Array): Buffer => {
  const box = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (box[0] !== form) throw new Error('Sealed bytes have an unknown form');
  const place = Buffer.from(context);
  const dataKey = decrypt(schoolKey, place, box.subarray(1, 1 + wrappedBytes));
  return decrypt(dataKey, place, box.subarray(1 + wrappedBytes));
};
