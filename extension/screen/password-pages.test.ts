import { expect, test } from 'vitest';
import { PasswordPages } from './password-pages.ts';

const page = { tabId: 1, url: 'https://club.example/' };

const create = (...answers: (boolean | null)[]) => {
  let changes = 0;
  const pages = new PasswordPages({
    look: async () => answers.shift() ?? null,
    onChange: () => (changes += 1),
  });
  return { pages, changes: () => changes };
};

test('a form that comes and goes on one page is told each time, and only then', async () => {
  const { pages, changes } = create(false, true, true, false);
  const seen = [];
  for (let look = 0; look < 4; look += 1) seen.push([await pages.mayAsk(page), pages.asked(page), changes()]);
  expect(seen).toEqual([
    [false, false, 0],
    [true, true, 1],
    [true, true, 1],
    [false, false, 2],
  ]);
});

test('a page that does not answer is as it was; a new one may ask, but is not told as asking', async () => {
  const { pages, changes } = create(false, null, null);
  const other = { ...page, url: 'https://other.example/' };
  expect([await pages.mayAsk(page), await pages.mayAsk(page), await pages.mayAsk(other)]).toEqual([
    false,
    false,
    true,
  ]);
  expect([pages.asked(other), changes()]).toEqual([false, 0]);
});

test('of a page that nobody looked at nothing is said', () => {
  expect(create().pages.asked(page)).toBe(false);
});
