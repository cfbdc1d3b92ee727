import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AddressHash, isSamePage } from './address-hash.ts';

const address = 'https://pictures.example/album?page=2';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thinkclick-hash-'));
  mkdirSync(join(folder, 'keys'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('is the same for the same address after a restart, so that the police can ask for it', () => {
  const before = AddressHash.open(folder).of(address);
  expect(AddressHash.open(folder).of(address)).toBe(before);
  expect(AddressHash.open(folder).of('HTTPS://Pictures.example:443/album?page=2#top')).toBe(before);
  expect(AddressHash.open(folder).of('https://pictures.example/album?page=3')).not.toBe(before);
});

test('cannot be tried without the key of the school, which nobody else reads', () => {
  const file = join(folder, 'keys', 'referral.key');
  const hash = AddressHash.open(folder).of(address);
  expect(hash).not.toBe(createHash('sha256').update(address).digest('hex'));
  expect(new AddressHash(randomBytes(32)).of(address)).not.toBe(hash);
  expect(existsSync(file) && (statSync(file).mode & 0o077) === 0).toBe(true);
});

test('a key that was cut short is refused at the start', () => {
  writeFileSync(join(folder, 'keys', 'referral.key'), 'short');
  expect(() => AddressHash.open(folder)).toThrow('damaged');
});

test.each([
  ['https://pictures.example/album?page=3#x', true],
  ['https://PICTURES.example./album', true],
  ['https://pictures.example/other', false],
  ['https://other.example/album', false],
])('%s is the same page: %s', (other, expected) => {
  expect(isSamePage(address, other)).toBe(expected);
});

test.each([
  ['https://www.google.com/search?q=newts', 'https://www.google.com/search?q=rivers'],
  ['https://www.youtube.com/watch?v=aaaaaaaaaaa', 'https://www.youtube.com/watch?v=bbbbbbbbbbb'],
])('%s is not the same page as %s: what others sought or watched stays', (one, other) => {
  expect(isSamePage(one, other)).toBe(false);
  expect(isSamePage(one, `${one}#t=3`)).toBe(true);
});
