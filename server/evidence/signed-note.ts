import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** Whose note this is: a name and an Ed25519 key, as in https://c2sp.org/signed-note. */
export interface NoteKey {
  readonly name: string;
  /** Raw, 32 bytes. */
  readonly publicKey: Buffer;
}

const ed25519 = 1;
const signatureStart = '\u2014 ';

/** The first four bytes of SHA-256 of name, newline, algorithm and key. */
const keyIdOf = ({ name, publicKey }: NoteKey): Buffer =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.of(ed25519))
    .update(publicKey)
    .digest()
    .subarray(0, 4);

/** The text under which schools and verifiers know a key: name, id and key. */
export const noteKeyText = (key: NoteKey): string =>
  `${key.name}+${keyIdOf(key).toString('hex')}+${Buffer.concat([Buffer.of(ed25519), key.publicKey]).toString('base64')}`;

/** A text that ends with a newline, and its signature. Names have no spaces, newlines or plus signs. */
export const signNote = (text: string, key: NoteKey, privateKey: KeyObject): string => {
  const signature = Buffer.concat([keyIdOf(key), sign(null, Buffer.from(text), privateKey)]);
  return `${text}\n${signatureStart}${key.name} ${signature.toString('base64')}\n`;
};

/** The text of a note that this key signed; null for any other. */
export const readNote = (note: string, key: NoteKey): string | null => {
  const end = note.lastIndexOf('\n\n');
  if (end < 0) return null;
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2).split('\n');
  return lines.some((line) => isSignature(line, text, key)) ? text : null;
};

const isSignature = (line: string, text: string, key: NoteKey): boolean => {
  const start = `${signatureStart}${key.name} `;
  if (!line.startsWith(start)) return false;
  const bytes = Buffer.from(line.slice(start.length), 'base64');
  if (!bytes.subarray(0, 4).equals(keyIdOf(key))) return false;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.publicKey.toString('base64url') };
  return verify(null, Buffer.from(text), createPublicKey({ key: jwk, format: 'jwk' }), bytes.subarray(4));
};
