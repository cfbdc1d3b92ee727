import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const cipherName = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
const keyBytes = 32;
const wrappedBytes = ivBytes + tagBytes + keyBytes;
export const keyIdBytes = 16;
/**
 * First byte of everything sealed, so that the form can change without guessing. `loose` has its wrapped data key in
 * front; `bound` has the id of a key that is kept elsewhere, and that can be destroyed.
 */
const forms = { loose: 1, bound: 2 } as const;

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

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A new data key, and the same under the school's key. `context` names whose it is. */
export const newDataKey = (schoolKey: Buffer, context: string): { dataKey: Buffer; wrapped: Buffer } => {
  const dataKey = randomBytes(keyBytes);
  return { dataKey, wrapped: encrypt(schoolKey, Buffer.from(context), dataKey) };
};

/** Throws when it is not what was wrapped for this context. */
export const unwrapDataKey = (schoolKey: Buffer, context: string, wrapped: Uint8Array): Buffer =>
  decrypt(schoolKey, Buffer.from(context), bufferOf(wrapped));

/**
 * AES-256-GCM with a data key of its own, which the school's key wraps and which stands in front. `context` names the
 * place the bytes belong to and is authenticated, so that one sealed value put in another's place is found out.
 */
export const sealLoose = (schoolKey: Buffer, context: string, bytes: Uint8Array): Buffer => {
  const { dataKey, wrapped } = newDataKey(schoolKey, context);
  return Buffer.concat([Buffer.of(forms.loose), wrapped, encrypt(dataKey, Buffer.from(context), bytes)]);
};

/** The same with a key that is kept elsewhere, and only named here. */
export const sealBound = (keyId: Buffer, dataKey: Buffer, context: string, bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.of(forms.bound), keyId, encrypt(dataKey, Buffer.from(context), bytes)]);

/** Whether the key stands in front of it, so that destroying keys would not destroy it. */
export const isLoose = (sealed: Uint8Array): boolean => sealed[0] === forms.loose;

export interface UnsealKeys {
  readonly schoolKey: Buffer;
  /** Throws when the key was destroyed. */
  readonly dataKeyOf: (keyId: Buffer) => Buffer;
}

/** Throws when a byte was changed, the key is another one or destroyed, or the value was sealed for another place. */
export const unseal = (keys: UnsealKeys, context: string, sealed: Uint8Array): Buffer => {
  const box = bufferOf(sealed);
  const place = Buffer.from(context);
  if (box[0] === forms.bound) {
    const dataKey = keys.dataKeyOf(box.subarray(1, 1 + keyIdBytes));
    return decrypt(dataKey, place, box.subarray(1 + keyIdBytes));
  }
  if (box[0] !== forms.loose) throw new Error('Sealed bytes have an unknown form');
  const dataKey = decrypt(keys.schoolKey, place, box.subarray(1, 1 + wrappedBytes));
  return decrypt(dataKey, place, box.subarray(1 + wrappedBytes));
};
