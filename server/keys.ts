import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFileIn } from './config.ts';
import { ledgerSigner, type LedgerSigner } from './evidence/ledger-signer.ts';
import { StartError } from './start-error.ts';

/** P-256, raw, base64url. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The school's secrets, made on the first start and kept in the data folder. */
export interface Keys {
  /** 32 bytes: keys the hashes under which sessions and one-time links are stored. */
  readonly sessionSecret: Buffer;
  /** 32 bytes: wraps the key of every piece of evidence. */
  readonly evidenceKey: Buffer;
  /** Ed25519: signs the ledger's checkpoints. */
  readonly ledger: LedgerSigner;
  readonly policyPrivateKey: KeyObject;
  /** Ed25519, raw 32 bytes, base64url. */
  readonly policyPublicKeyRaw: string;
  /** RSA 2048: signs the packed extension, whose id is made from its public half. */
  readonly extensionPrivateKey: KeyObject;
  readonly extensionPublicKeyDer: Buffer;
  readonly extensionId: string;
  /** P-256: signs printed incidents. */
  readonly pdfPrivateKey: KeyObject;
  /** Tells push services that a message comes from this school (RFC 8292). */
  readonly push: PushKeys;
  /** In the managed configuration of every device: an address, not a proof. */
  readonly enrolmentKey: string;
}

const fileNames = [
  'session.key',
  'evidence.key',
  'ledger.pem',
  'policy.pem',
  'extension.pem',
  'enrolment.key',
  'push.pem',
  'pdf.pem',
] as const;
type FileName = (typeof fileNames)[number];

/** Reads the keys in `dataFolder`/keys; makes them when there are none and nothing was stored with them yet. */
export const openKeys = (dataFolder: string): Keys => {
  const folder = join(dataFolder, 'keys');
  if (!existsSync(folder)) {
    if (existsSync(databaseFileIn(dataFolder))) throw new StartError(missingSentence(folder));
    makeKeys(folder);
  }
  // Schools that began before the ledger was signed, before browsers were told, or before prints were signed.
  makeMissing(join(folder, 'ledger.pem'), newLedgerKey);
  makeMissing(join(folder, 'push.pem'), newCurveKey);
  makeMissing(join(folder, 'pdf.pem'), newCurveKey);
  return readKeys(folder);
};

const makeMissing = (file: string, make: () => string): void => {
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600, flush: true });
};

const missingSentence = (folder: string): string =>
  `The keys are missing (${folder}) though there is a database: put the backup of the keys back, without them nothing stored can be read.`;

// Written aside and renamed, so that a start cut short leaves all of the keys or none.
const makeKeys = (folder: string): void => {
  const aside = `${folder}.new`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  const contents: Record<FileName, string> = {
    'session.key': randomBytes(32).toString('base64url'),
    'evidence.key': randomBytes(32).toString('base64url'),
    'ledger.pem': newLedgerKey(),
    'policy.pem': pemOf(generateKeyPairSync('ed25519').privateKey),
    'extension.pem': pemOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
    'enrolment.key': randomBytes(18).toString('base64url'),
    'push.pem': newCurveKey(),
    'pdf.pem': newCurveKey(),
  };
  for (const name of fileNames)
    writeFileSync(join(aside, name), contents[name], { mode: 0o600, flush: true });
  renameSync(aside, folder);
};

const newLedgerKey = (): string => pemOf(generateKeyPairSync('ed25519').privateKey);

const newCurveKey = (): string => pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);

const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

const readKeys = (folder: string): Keys => {
  const policyPrivateKey = privateKeyIn(folder, 'policy.pem', 'ed25519');
  const extensionPrivateKey = privateKeyIn(folder, 'extension.pem', 'rsa');
  const extensionPublicKeyDer = createPublicKey(extensionPrivateKey).export({ type: 'spki', format: 'der' });
  return {
    sessionSecret: secretIn(folder, 'session.key'),
    evidenceKey: secretIn(folder, 'evidence.key'),
    ledger: ledgerSigner(privateKeyIn(folder, 'ledger.pem', 'ed25519')),
    policyPrivateKey,
    policyPublicKeyRaw: createPublicKey(policyPrivateKey).export({ format: 'jwk' }).x ?? '',
    extensionPrivateKey,
    extensionPublicKeyDer,
    extensionId: extensionIdOf(extensionPublicKeyDer),
    enrolmentKey: readKeyFile(folder, 'enrolment.key'),
    pdfPrivateKey: privateKeyIn(folder, 'pdf.pem', 'ec'),
    push: pushKeysOf(privateKeyIn(folder, 'push.pem', 'ec')),
  };
};

const pushKeysOf = (key: KeyObject): PushKeys => {
  const { x = '', y = '', d = '' } = key.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return { publicKey: point.toString('base64url'), privateKey: d };
};

/** Chrome's rule: the first 16 bytes of SHA-256 of the public key, each half byte as a letter from a to p. */
export const extensionIdOf = (publicKeyDer: Buffer): string =>
  createHash('sha256')
    .update(publicKeyDer)
    .digest('hex')
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

const readKeyFile = (folder: string, name: FileName): string => {
  try {
    return readFileSync(join(folder, name), 'utf8').trim();
  } catch {
    throw new StartError(
      `The key file ${join(folder, name)} cannot be read: put its backup back, it cannot be made again.`,
    );
  }
};

const damaged = (folder: string, name: FileName): StartError =>
  new StartError(
    `The key file ${join(folder, name)} is damaged: put its backup back, it cannot be made again.`,
  );

const secretIn = (folder: string, name: FileName): Buffer => {
  const secret = Buffer.from(readKeyFile(folder, name), 'base64url');
  if (secret.length !== 32) throw damaged(folder, name);
  return secret;
};

const privateKeyIn = (folder: string, name: FileName, type: 'ed25519' | 'rsa' | 'ec'): KeyObject => {
  const pem = readKeyFile(folder, name);
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === type) return key;
  } catch {
    // Said below, as for a key of another kind.
  }
  throw damaged(folder, name);
};
