import { expect, test } from 'vitest';
import { isFound } from './view-options.ts';

test.each([
  ['Zoë Ashdown', 'zoe', true],
  ['Zoë Ashdown', 'ash zo', true],
  ['Zoë Ashdown', 'ben', false],
  ['Zoë Ashdown', ' ', true],
])('in %s one finds “%s”: %s', (name, search, wanted) => {
  expect(isFound(name, search)).toBe(wanted);
});
