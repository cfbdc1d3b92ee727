import { describe, expect, test } from 'vitest';
import { parseAddress } from './address.ts';
import { hostOfPageKey, pageKeyOf, pageKeysOf } from './page-key.ts';

const keysOf = (url: string): readonly string[] => {
  const address = parseAddress(url);
  return address === null ? [] : pageKeysOf(address);
};

describe('the key of a page that a person pasted', () => {
  test.each([
    ['https://www.museum.example/dinosaurs/', 'museum.example/dinosaurs'],
    ['museum.example/dinosaurs', 'museum.example/dinosaurs'],
    ['https://museum.example/show?page=3', 'museum.example/show?page=3'],
    ['https://user:word@museum.example:8443/a/b#part', 'museum.example/a/b'],
    ['https://MUSEUM.example./a', 'museum.example/a'],
  ])('%s', (text, key) => {
    expect(pageKeyOf(text)).toBe(key);
  });

  test.each([
    'https://www.youtube.com/watch?v=abcdefghijk&t=10',
    'https://m.youtube.com/watch?list=x&v=abcdefghijk',
    'https://youtu.be/abcdefghijk?si=1',
    'https://www.youtube-nocookie.com/embed/abcdefghijk',
    'https://youtube.com/shorts/abcdefghijk',
    'https://www.youtube.com/live/abcdefghijk',
  ])('a video is one, whatever the form: %s', (text) => {
    expect(pageKeyOf(text)).toBe('youtube.com/watch?v=abcdefghijk');
    expect(keysOf(text)[0]).toBe('youtube.com/watch?v=abcdefghijk');
  });

  test.each([
    'https://museum.example/',
    'museum.example',
    'not an address',
    'http://10.0.0.1/a',
    'data:text/html,hello',
    `https://museum.example/${'a'.repeat(600)}`,
  ])('%s names no single page', (text) => {
    expect(pageKeyOf(text)).toBeNull();
  });
});

describe('the keys that name an address', () => {
  test('the most specific first, for the host and its parents', () => {
    expect(keysOf('https://www.museum.example/a/b?x=1')).toEqual([
      'www.museum.example/a/b?x=1',
      'www.museum.example/a/b',
      'www.museum.example/a',
      'museum.example/a/b?x=1',
      'museum.example/a/b',
      'museum.example/a',
    ]);
  });

  test('a pasted page is always among the keys of its own address', () => {
    const deep = 'https://museum.example/1/2/3/4/5/6/7/8';
    for (const url of ['https://www.museum.example/a//b/?x=1', 'https://museum.example/?id=7', deep]) {
      expect(keysOf(url)).toContain(pageKeyOf(url));
    }
  });

  test('another video of the same site is not', () => {
    expect(keysOf('https://www.youtube.com/watch?v=zzzzzzzzzzz')).not.toContain(
      'youtube.com/watch?v=abcdefghijk',
    );
  });

  test('a key knows its host', () => {
    expect(hostOfPageKey('museum.example/a/b')).toBe('museum.example');
  });
});
