import { expect, test } from 'vitest';
import { printable } from './printable-text.ts';

const latin = (codePoint: number): boolean => codePoint < 0x250;

test.each([
  ['Zoë', 'Zoë'],
  ['مريم said', '[U+0645 U+0631 U+064A U+0645] said'],
  ['a\u0000b\u202ec\tand\r\nd', 'abc    and\nd'],
  ['👍🏽 fine', '[U+1F44D U+1F3FD] fine'],
])('%j is printed as %j', (text, shown) => {
  expect(printable(text, latin)).toBe(shown);
});
