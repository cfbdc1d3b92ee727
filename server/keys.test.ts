import { createPublicKey, sign, verify } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseFileIn } from './config.ts';
import { extensionIdOf, openKeys } from './keys.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thinkclick-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the same keys come back at every start', () => {
  const made = openKeys(folder);
  const read = openKeys(folder);
  expect(read.sessionSecret).toEqual(made.sessionSecret);
  expect(read.evidenceKey).toEqual(made.evidenceKey);
  expect(read.policyPublicKeyRaw).toBe(made.policyPublicKeyRaw);
  expect(read.extensionId).toBe(made.extensionId);
  expect(read.enrolmentKey).toBe(made.enrolmentKey);
});

test('each school has its own', () => {
  const other = mkdtempSync(join(tmpdir(), 'thinkclick-keys-'));
  expect(openKeys(other).extensionId).not.toBe(openKeys(folder).extensionId);
  rmSync(other, { recursive: true, force: true });
});

test('nobody else on the machine can read them', () => {
  openKeys(folder);
  expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700);
  for (const name of ['session.key', 'evidence.key', 'policy.pem', 'extension.pem', 'enrolment.key']) {
    expect(statSync(join(folder, 'keys', name)).mode & 0o777, name).toBe(0o600);
  }
});

test('the raw public key verifies what the private key signs', () => {
  const { policyPrivateKey, policyPublicKeyRaw } = openKeys(folder);
  expect(Buffer.from(policyPublicKeyRaw, 'base64url')).toHaveLength(32);
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: policyPublicKeyRaw },
    format: 'jwk',
  });
  const text = Buffer.from('a policy');
  expect(verify(null, text, publicKey, sign(null, text, policyPrivateKey))).toBe(true);
});

test('an extension id is made as Chrome makes it', () => {
  // The empty key: SHA-256 begins e3b0c442 98fc1c14 9afbf4c8 996fb924.
  expect(extensionIdOf(Buffer.alloc(0))).toBe('odlameecjipmbmbejkplpemijjgpljce');
});

test.each(['session.key', 'evidence.key', 'policy.pem', 'extension.pem', 'enrolment.key'])(
  'a missing %s is said and never made anew',
  (name) => {
    openKeys(folder);
    rmSync(join(folder, 'keys', name));
    expect(() => openKeys(folder)).toThrow(new RegExp(`^The key file .*${name} cannot be read: .*\\.$`));
    expect(() => openKeys(folder)).toThrow();
  },
);

test.each([
  ['evidence.key', 'c2hvcnQ'],
  ['policy.pem', 'no key at all'],
])('a damaged %s is said', (name, text) => {
  openKeys(folder);
  writeFileSync(join(folder, 'keys', name), text);
  expect(() => openKeys(folder)).toThrow(new RegExp(`${name} is damaged`));
});

test('a key of another kind is not taken', () => {
  const { extensionPrivateKey } = openKeys(folder);
  const pem = extensionPrivateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(join(folder, 'keys', 'policy.pem'), pem);
  expect(() => openKeys(folder)).toThrow('policy.pem is damaged');
});

test('keys are not made where a database was written with others', () => {
  writeFileSync(databaseFileIn(folder), '');
  expect(() => openKeys(folder)).toThrow(/^The keys are missing .*\.$/);
});

test('a first start that was cut short begins anew', () => {
  writeFileSync(join(folder, 'keys.new'), 'half');
  expect(openKeys(folder).enrolmentKey).toMatch(/^[\w-]{24}$/);
});
