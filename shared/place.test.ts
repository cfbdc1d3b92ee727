import { expect, test } from 'vitest';
import { toldFromOutside } from './place.ts';
import type { NewReport } from './reports.ts';

const url = 'https://newts.example/pond?name=ada#top';

test.each<NewReport>([
  { kind: 'visit', url, title: 'Newts' },
  { kind: 'search', url, engine: 'Find', words: 'newts' },
  { kind: 'prompt', url, rule: 'A postcode', choice: 'go-back' },
  { kind: 'prompt-shown', url: null, promptId: 'advert-paid', cameBackAfter: null },
  { kind: 'lesson-time', url: null, lessonId: 'l1', minutes: { games: 5 } },
  { kind: 'slept', url: null, sleptMs: 100_000 },
])('nothing is told of a $kind', (report) => {
  expect(toldFromOutside(report)).toBeNull();
});

test('of what was closed the site alone', () => {
  expect(toldFromOutside({ kind: 'block', url, rule: 'Games' })).toEqual({
    kind: 'block',
    url: 'https://newts.example/',
    rule: 'Games',
  });
  expect(toldFromOutside({ kind: 'block', url: 'not an address', rule: '' })).toMatchObject({
    url: 'about:blank',
  });
});

test('what a child says is told as it is', () => {
  const concern: NewReport = { kind: 'concern', url, choice: 'asked-me', words: 'my words' };
  expect(toldFromOutside(concern)).toBe(concern);
});
