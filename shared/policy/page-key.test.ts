import { describe, expect, test } from 'vitest';
import { parseAddress } from './address.ts';
import { pageKeysOf } from './page-key.ts';

const keysOf = (url: string): readonly string[] => {
  const address = parseAddress(url);
  if (address === null) throw new Error('That is no address.');
  return pageKeysOf(address);
};

test('a page is listed as itself or as any beginning of its path, on its host and on parents of it', () => {
  expect(keysOf('https://www.news.example/sport//today/?q=1#top')).toEqual([
    'www.news.example/sport/today',
    'www.news.example/sport',
    'news.example/sport/today',
    'news.example/sport',
  ]);
});

test('the front page of a site is no page of its own', () => {
  expect(keysOf('https://news.example/')).toEqual([]);
});

test('a deep path is itself or a beginning of at most six segments', () => {
  expect(keysOf('https://a.test/1/2/3/4/5/6/7/8')).toEqual([
    'a.test/1/2/3/4/5/6/7/8',
    ...[6, 5, 4, 3, 2, 1].map((depth) => `a.test/${[1, 2, 3, 4, 5, 6].slice(0, depth).join('/')}`),
  ]);
});

describe('a video is one page in whatever form it is asked for', () => {
  test.each([
    'https://www.youtube.com/watch?v=abcDEF12345',
    'https://youtube.com/watch?list=x&v=abcDEF12345&t=9',
    'https://m.youtube.com/watch?v=abcDEF12345',
    'https://youtu.be/abcDEF12345?t=9',
    'https://www.youtube.com/embed/abcDEF12345',
    'https://www.youtube-nocookie.com/embed/abcDEF12345?rel=0',
    'https://www.youtube.com/shorts/abcDEF12345',
    'https://www.youtube.com/live/abcDEF12345',
  ])('%s', (url) => {
    expect(keysOf(url)[0]).toBe('youtube.com/watch?v=abcDEF12345');
  });

  test.each(['https://www.youtube.com/feed/library', 'https://video.example/watch?v=abcDEF12345'])(
    'but not %s',
    (url) => {
      expect(keysOf(url).some((key) => key.includes('?'))).toBe(false);
    },
  );
});
