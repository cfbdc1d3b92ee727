import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { readCheckpoint } from '../evidence/checkpoint.ts';
import { noteKeyText, type NoteKey } from '../evidence/signed-note.ts';
import type { LedgerSigner } from '../evidence/ledger-signer.ts';
import { StartError } from '../start-error.ts';

const fileSchema = z.object({
  /** From the data folder, with forward slashes; numbers and names of our own only, never a person's. */
  path: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)*$/)
    .refine((path) => !path.split('/').includes('..')),
  sizeBytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BackedUpFile = z.infer<typeof fileSchema>;

const manifestSchema = z.object({
  form: z.literal('thinkclick backup 1'),
  /** ISO 8601. */
  madeAt: z.iso.datetime(),
  hasKeys: z.boolean(),
  /** What the ledger was: how many entries, the root of their tree, and both signed. */
  ledger: z.object({
    size: z.int().nonnegative(),
    root: z.string(),
    checkpoint: z.string(),
    /** The school's key, as https://c2sp.org/signed-note writes keys. */
    key: z.string(),
    /** Raw public half, base64url. */
    publicKey: z.string(),
  }),
  files: z.array(fileSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const manifestName = 'manifest.json';
export const signatureName = 'manifest.sig';

/** The two files that make a folder of copies a backup. */
export const writtenManifest = (
  manifest: Manifest,
  privateKey: KeyObject,
): { readonly text: string; readonly signature: string } => {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  return { text, signature: `${sign(null, Buffer.from(text), privateKey).toString('base64')}\n` };
};

export const keyOf = ({ key, privateKey }: LedgerSigner): Pick<Manifest['ledger'], 'key' | 'publicKey'> => ({
  key: noteKeyText(key),
  publicKey: createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '',
});

/** Throws a sentence that names what is wrong with it. */
export const readManifest = (backup: string): Manifest => {
  const text = readText(backup, manifestName);
  const parsed = manifestSchema.safeParse(jsonIn(text));
  if (!parsed.success) throw refusal(`${manifestName} is damaged, or is not of a backup.`);
  const { ledger } = parsed.data;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: ledger.publicKey };
  const signature = Buffer.from(readText(backup, signatureName), 'base64');
  if (!isSigned(text, jwk, signature))
    throw refusal(`${manifestName} was changed: it is not what was signed.`);
  const read = readCheckpoint(ledger.checkpoint, noteKeyOf(ledger));
  if (read?.size !== ledger.size || read.root !== ledger.root)
    throw refusal(`the checkpoint in ${manifestName} does not fit the ledger it speaks of.`);
  return parsed.data;
};

const noteKeyOf = ({ key, publicKey }: Manifest['ledger']): NoteKey => ({
  name: key.split('+')[0] ?? '',
  publicKey: Buffer.from(publicKey, 'base64url'),
});

const isSigned = (text: string, key: JsonWebKey, signature: Buffer): boolean => {
  try {
    return verify(null, Buffer.from(text), createPublicKey({ key, format: 'jwk' }), signature);
  } catch {
    return false;
  }
};

/** As Node's own types have it. */
type JsonWebKey = Readonly<Record<string, string>>;

const readText = (backup: string, name: string): string => {
  try {
    return readFileSync(join(backup, name), 'utf8');
  } catch {
    throw refusal(`${name} is missing.`);
  }
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The same beginning for everything that is wrong with a backup. */
export const refusal = (why: string): StartError => new StartError(`This backup cannot be restored: ${why}`);
