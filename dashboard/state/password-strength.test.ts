import { expect, test } from 'vitest';
import { passwordStrength } from './password-strength.ts';

test('says how much is missing', () => {
  expect(passwordStrength('elevenchars')).toEqual({
    isLongEnough: false,
    words: 'Too short: 1 more character.',
  });
  expect(passwordStrength('short').words).toBe('Too short: 7 more characters.');
});

test('long enough may still be weak, and says why', () => {
  expect(passwordStrength('aaaaaaaaaaaaaa')).toEqual({
    isLongEnough: true,
    words: 'Weak: it repeats itself.',
  });
  expect(passwordStrength('Password12345').words).toContain('guessed');
  expect(passwordStrength('192837465019').words).toContain('guessed');
});

test('good and strong', () => {
  expect(passwordStrength('blue kettle 9').words).toBe('Good.');
  expect(passwordStrength('blue kettle on the moon').words).toBe('Strong.');
});
