import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { readCheckpoint, signCheckpoint } from './checkpoint.ts';
import { ledgerSigner } from './ledger-signer.ts';
import { noteKeyText } from './signed-note.ts';

const { key, privateKey } = ledgerSigner(generateKeyPairSync('ed25519').privateKey);
const checkpoint = { origin: key.name, size: 12, root: 'ab'.repeat(32), at: Date.UTC(2026, 10, 29, 9, 30) };
const note = signCheckpoint(checkpoint, key, privateKey);

test('a checkpoint says the log, its size, its root and the time, and is signed', () => {
  const lines = note.split('\n');
  expect(lines.slice(0, 5)).toEqual([
    key.name,
    '12',
    'q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=',
    'at 2026-11-29T09:30:00.000Z',
    '',
  ]);
  expect(lines[5]).toMatch(/^— thinkclick-ledger\/[\da-f]{16} [\w+/]+=*$/);
  expect(readCheckpoint(note, key)).toEqual(checkpoint);
});

test('a signature of somebody else beside ours does no harm', () => {
  const other = ledgerSigner(generateKeyPairSync('ed25519').privateKey);
  const [, theirs = ''] = signCheckpoint(checkpoint, other.key, other.privateKey).split('\n\n');
  expect(readCheckpoint(note + theirs, key)).toEqual(checkpoint);
  expect(readCheckpoint(note.split('\n\n')[0] + '\n\n' + theirs, key)).toBeNull();
});

test.each([
  ['another size', (text: string) => text.replace('\n12\n', '\n11\n')],
  ['another time', (text: string) => text.replace('09:30', '08:30')],
  ['another log', (text: string) => text.replace('thinkclick-ledger', 'thinkclick-lodger')],
  ['no signature', (text: string) => text.split('—')[0] ?? ''],
  ['half a signature', (text: string) => text.slice(0, -20)],
  ['no words', () => ''],
])('%s is refused', (_what, change) => {
  expect(readCheckpoint(change(note), key)).toBeNull();
});

// A key that everybody who builds Go programs has: https://go.dev/ref/mod#checksum-database
test('keys are written as other logs write theirs', () => {
  const publicKey = Buffer.from('zjNy11rR7l7Nr4cnKT1LER2H6zdTHXyG1NMAPw64Cfw', 'base64');
  expect(noteKeyText({ name: 'sum.golang.org', publicKey })).toBe(
    'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
  );
});
