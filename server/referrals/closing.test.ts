import { expect, test } from 'vitest';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import { closingOf, newClosedMark } from './closing.ts';

const policy = {
  version: 1,
  schoolName: 'Made-up Primary',
  publishedAt: 0,
  rules: {
    ...rulesNobodyChanged(),
    youTube: 'strict' as const,
    safeEngine: 'https://safe.test/?q={words}',
    audiences: [
      {
        audience: { kind: 'everyone' as const },
        categories: {},
        blockHosts: [],
        allowHosts: ['sums.example'],
        unknownSites: 'think' as const,
      },
    ],
  },
  categories: [{ id: 'school-platforms', label: 'Platforms', hosts: ['platform.example'], isIllegal: false }],
};
const closing = (url: string) => closingOf({ policy, serverHost: 'click.example' }, url);

test.each([
  ['https://www.bad.example/a/b?x=1#y', { is: 'site', name: 'bad.example' }],
  ['https://pics.sums.example/a/b/?x=1', { is: 'page', name: 'pics.sums.example/a/b' }],
  ['https://platform.example/room', { is: 'page', name: 'platform.example/room' }],
  ['https://click.example/', { is: 'page', name: 'click.example/' }],
  ['https://m.youtube.com/watch?v=abcdefghijk&t=4', { is: 'page', name: 'youtube.com/watch?v=abcdefghijk' }],
  ['https://www.google.com/search?q=newts', { is: 'page', name: 'google.com/search?q=newts' }],
  ['https://en.wikipedia.org/wiki/Newt', { is: 'page', name: 'en.wikipedia.org/wiki/Newt' }],
  ['file:///home/pupil/a.jpg', null],
])('a stop at %s closes %j', (url, expected) => {
  expect(closing(url)).toEqual(expected);
});

test('two marks of one site are not the same', () => {
  const site = { is: 'site', name: 'bad.example' } as const;
  expect(newClosedMark(site)).not.toBe(newClosedMark(site));
});
