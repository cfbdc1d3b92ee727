import { describe, expect, test } from 'vitest';
import { linkSigns, type LinkKind, type PageLink } from './link-signs.ts';

const site = 'https://site.example';
const links = (...list: readonly (readonly [LinkKind, string])[]): PageLink[] =>
  list.map(([kind, path]) => ({ kind, url: new URL(path, site) }));
const signs = (page: string | null, ...list: readonly (readonly [LinkKind, string])[]): string[] =>
  [...linkSigns(page === null ? null : new URL(page, site), links(...list))].toSorted();

const there = (path: string): string => encodeURIComponent(`https://games.example/${path}`);
const cdn = (path: string): string => encodeURIComponent(`https://cdn.example/${path}`);

test.each([
  ['a page whose scripts come by its own route', `/p/${there('')}`, [['script', `/p/${there('a.js')}`]]],
  ['and by a query', `/go?u=${there('')}`, [['style', `/go?u=${cdn('a.css')}`]]],
  [
    'or its pictures and links',
    `/p/${there('')}`,
    [
      ['picture', `/p/${cdn('a.png')}`],
      ['link', `/p/${there('b')}`],
      ['link', `/p/${there('c')}`],
    ],
  ],
] as const)('%s', (_, page, list) => {
  expect(signs(page, ...list)).toContain('same-route');
});

test('a frame without an address shows it by its links', () => {
  const list = [
    ['script', `/p/${there('a.js')}`],
    ['style', `/p/${cdn('a.css')}`],
    ['picture', `/p/${cdn('a.png')}`],
    ['link', `/p/${there('b')}`],
  ] as const;
  expect(signs(null, ...list)).toEqual(['rewritten-links']);
});

test('a page and code in the same unreadable code', () => {
  const name = (seed: string): string => `${seed}9fK3dmX2aLq8ZtBv`;
  expect(signs(`/r/${name('a')}`, ['script', `/r/${name('b')}`], ['picture', `/r/${name('c')}`])).toEqual([
    'unreadable-route',
  ]);
  expect(signs(`/r/${name('a')}`, ['script', `/r/app.9fK3dmX2.js`], ['picture', `/r/${name('c')}`])).toEqual(
    [],
  );
});

describe('ordinary pages', () => {
  test('that share links', () => {
    const share = ['a', 'b', 'c', 'd'].map((path) => ['link', `/share?url=${there(path)}`] as const);
    expect(signs(`/share?url=${there('')}`, ...share)).toEqual(['address-in-query']);
  });

  test('that fetch pictures through a picture service', () => {
    const pictures = ['a', 'b', 'c', 'd', 'e'].map((path) => ['picture', `/img/${cdn(path)}`] as const);
    expect(signs('/', ...pictures, ['script', '/app.js'], ['style', '/app.css'])).toEqual([]);
  });

  test('that count clicks on links', () => {
    const clicks = ['a', 'b', 'c'].map((path) => ['link', `/out/${there(path)}`] as const);
    expect(signs('/', ...clicks, ['form', `/out/${there('f')}`])).toEqual([]);
  });
});
