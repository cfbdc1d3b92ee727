import { expect, test } from 'vitest';
import { shownCode, typedCode } from './agreement-links.ts';

test('a code is printed in fours, and typed in any way', () => {
  expect(shownCode('ABCDEFGHJKMN')).toBe('ABCD-EFGH-JKMN');
  expect(typedCode(' abcd efgh-jkmn ')).toBe('ABCDEFGHJKMN');
  expect(typedCode('<script>')).toBe('SCRIPT');
});
