import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carriedAddress } from './carried-address.ts';
import { hiddenAddress } from './hidden-address.ts';

const page = 'https://games.example/play?level=2';
const rot = (text: string, by: number): string =>
  text.replaceAll(/[a-z]/gi, (letter) => {
    const first = letter < 'a' ? 65 : 97;
    return String.fromCharCode(first + ((letter.charCodeAt(0) - first + by) % 26));
  });
const mask = (text: string, key: readonly number[]): string =>
  [...text]
    .map((letter, at) => String.fromCharCode(letter.charCodeAt(0) ^ (key[at % key.length] ?? 0)))
    .join('');

/** Ways to write an address inside another, as proxies do. */
export const codes: Readonly<Record<string, (url: string) => string>> = {
  plain: (url) => url,
  'with one slash': (url) => url.replace('://', ':/'),
  'with a slash for the colon': (url) => url.replace('://', '/'),
  percent: encodeURIComponent,
  'percent twice': (url) => encodeURIComponent(encodeURIComponent(url)),
  base64: (url) => encodeURIComponent(btoa(url)),
  base64url: (url) => btoa(url).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
  'base64 of percent': (url) => btoa(encodeURIComponent(url)),
  'base64 reversed': (url) => [...btoa(url).replaceAll('/', '_')].toReversed().join(''),
  hex: (url) => Array.from(url, (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join(''),
  reversed: (url) => encodeURIComponent([...url].toReversed().join('')),
  rot13: (url) => encodeURIComponent(rot(url, 13)),
  rot5: (url) => rot(url, 5),
  'every other letter masked': (url) => encodeURIComponent(mask(url, [0, 2])),
  'all letters masked': (url) => encodeURIComponent(mask(url, [7])),
  'masked, then base64': (url) => encodeURIComponent(btoa(mask(url, [3, 1]))),
};

describe('an address inside an address', () => {
  test.each(Object.entries(codes))('is found: %s', (name, encode) => {
    expect(hiddenAddress(encode(page))?.host).toBe('games.example');
    const inPath = carriedAddress(new URL(`https://tunnel.example/service/${encode(page)}`));
    expect(inPath).toMatchObject({ host: 'games.example', route: '/service/', isInQuery: false });
    const inQuery = carriedAddress(
      new URL(`https://tunnel.example/go?x=1&u=${encodeURIComponent(encode(page))}`),
    );
    expect(inQuery).toMatchObject({ host: 'games.example', route: '/go?u', isInQuery: true });
    const isPlain = ['plain', 'with one slash', 'with a slash for the colon', 'percent', 'percent twice'];
    expect(inQuery?.isPlain).toBe(isPlain.includes(name));
  });

  test('is found in a fragment and in a nameless query', () => {
    expect(carriedAddress(new URL('https://tunnel.example/#/https://games.example/'))?.host).toBe(
      'games.example',
    );
    expect(carriedAddress(new URL('https://tunnel.example/?https://games.example/'))?.route).toBe('/?');
  });

  test.each([
    'https://news.example/2026/11/22/https-explained.html',
    'https://news.example/assets/app.8dm2fK3x.js',
    'https://news.example/redirect?to=/https/help',
    'https://news.example/?next=https%3A%2F%2Fnews.example%2Faccount',
    'https://news.example/watch?v=aHR0cHM6Ly9leGFt',
    'https://news.example/img/eyJidWNrZXQiOiJwaWN0dXJlcyIsImtleSI6ImNhdC5qcGcifQ==',
    'https://news.example/tuktu/uggcf-in-rot/',
    'https://news.example/a/b/c/d?x=1&y=2&z=hello+world',
  ])('is not seen in %s', (url) => expect(carriedAddress(new URL(url))).toBeNull());

  test('anything at all is answered', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => hiddenAddress(text)?.host !== ''));
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => carriedAddress(new URL(url)) === null),
    );
  });
});
