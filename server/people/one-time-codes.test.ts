import { expect, test } from 'vitest';
import { base32, counterCode, keyAddress, newSecret, stepOfCode } from './one-time-codes.ts';

const secret = Buffer.from('12345678901234567890');

// RFC 4226, appendix D.
test.each([
  [0, '755224'],
  [1, '287082'],
  [2, '359152'],
  [3, '969429'],
  [4, '338314'],
  [5, '254676'],
  [6, '287922'],
  [7, '162583'],
  [8, '399871'],
  [9, '520489'],
])('the code of counter %i is %s', (counter, code) => {
  expect(counterCode(secret, counter)).toBe(code);
});

// RFC 6238, appendix B (SHA-1, eight digits; ours are the last six).
test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at second %i the code is %s', (second, code) => {
  const step = Math.floor(second / 30);
  expect(counterCode(secret, step, 8)).toBe(code);
  expect(stepOfCode(secret, code.slice(2), second * 1_000)).toBe(step);
});

test('a clock may be one step off, and no more', () => {
  const code = counterCode(secret, 100);
  const at = (step: number) => stepOfCode(secret, code, step * 30_000 + 5);
  expect([at(98), at(99), at(100), at(101), at(102)]).toEqual([null, 100, 100, 100, null]);
});

test.each(['', '12345', '1234567', 'abcdef', '７５５２２４'])('"%s" is no code', (code) => {
  expect(stepOfCode(secret, code, 90_000)).toBe(null);
});

// RFC 4648, section 10.
test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('"%s" is written %s', (text, expected) => {
  expect(base32(Buffer.from(text))).toBe(expected);
});

test('a secret is 160 bits, and goes into a phone by an address', () => {
  expect(newSecret()).toHaveLength(20);
  expect(keyAddress(secret, 'a+b@oak.example')).toBe(
    'otpauth://totp/ThinkClick:a%2Bb%40oak.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=ThinkClick',
  );
});
