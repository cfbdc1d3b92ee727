import { expect, test } from 'vitest';
import { isHelpline } from './helplines.ts';

test.each([
  'https://www.childline.org.uk/get-support/',
  'https://childline.org.uk/',
  'https://www.ceop.police.uk/Safety-Centre/',
  'blob:https://www.ceop.police.uk/1-2',
])('%s is one', (url) => {
  expect(isHelpline(url)).toBe(true);
});

test.each([
  'https://childline.org.uk.games.example/',
  'https://notchildline.org.uk/',
  'https://games.example/?next=https://childline.org.uk/',
  'https://www.police.uk/',
  'chrome-extension://childline.org.uk/',
  'childline',
])('%s is none', (url) => {
  expect(isHelpline(url)).toBe(false);
});
