import { describe, expect, test } from 'vitest';
import { hostAndParents, parseAddress, type Address } from './address.ts';
import { googleDomains } from './google-domains.ts';
import { forceSafeSearch, searchTrouble, searchWords, spellingsOf } from './safe-search.ts';

const safeEngine = 'https://safe.test/find?x=1&q={words}';
const at = (url: string): Address => {
  const address = parseAddress(url);
  if (address === null) throw new Error(`No address: ${url}`);
  return address;
};
const forced = (url: string): string | null => forceSafeSearch(at(url), safeEngine);

describe('searchWords', () => {
  test.each([
    ['https://www.google.co.uk/search?client=x&q=red+pandas', 'Google', 'red pandas'],
    ['https://google.com.au/search?Q=caf%C3%A9', 'Google', 'café'],
    ['https://www.google.com/search?%71=hidden', 'Google', 'hidden'],
    ['https://www.google.com/search?q=&q=second', 'Google', 'second'],
    ['https://www.bing.com/images/search?q=owls', 'Bing', 'owls'],
    ['https://duckduckgo.com/?t=h_&q=moths', 'DuckDuckGo', 'moths'],
    ['https://m.youtube.com/results?search_query=bees', 'YouTube', 'bees'],
    ['https://www.kiddle.co/s.php?q=foxes', 'Kiddle', 'foxes'],
    ['https://uk.search.yahoo.com/search?p=hens', 'Yahoo', 'hens'],
    ['https://safe.test/find?q=voles', 'safe.test', 'voles'],
    ['https://www.google.com/search?q=100%', 'Google', '100%'],
  ])('%s', (url, engine, words) => {
    expect(searchWords(at(url), safeEngine)).toEqual({ engine, words });
  });

  test.each([
    'https://www.google.com/',
    'https://www.google.com/search?q=',
    'https://docs.google.com/document?q=words',
    'https://www.youtube.com/watch?v=1&q=words',
    'https://example.org/search?q=words',
    'https://safe.test/find?x=1',
  ])('%s is no search', (url) => {
    expect(searchWords(at(url), safeEngine)).toBeNull();
  });

  test('keeps no more than a report may hold', () => {
    expect(searchWords(at(`https://duckduckgo.com/?q=${'a'.repeat(400)}`))?.words).toHaveLength(300);
  });
});

describe('forceSafeSearch', () => {
  const strict = 'safe=active&ssui=on';
  test.each([
    ['https://www.google.com/search?q=a', `https://www.google.com/search?q=a&${strict}`],
    ['https://www.google.com/search', `https://www.google.com/search?${strict}`],
    ['https://google.com/images?safe=off&q=a&safe=images#p', `https://google.com/images?q=a&${strict}#p`],
    ['https://www.google.de/search?q=a&SAFE=off&sSui=off', `https://www.google.de/search?q=a&${strict}`],
    ['https://www.google.com/search?q=a&safe=%6Fff', `https://www.google.com/search?q=a&${strict}`],
    ['https://www.bing.com/search?ADLT=OFF&q=a&adlt=off', 'https://www.bing.com/search?q=a&adlt=strict'],
    ['https://duckduckgo.com/?kp=-2&q=a', 'https://duckduckgo.com/?q=a&kp=1'],
    [
      'https://www.ecosia.org/search?method=index&q=red%20pandas#x',
      'https://safe.test/find?x=1&q=red%20pandas',
    ],
    ['https://yandex.ru/search/?text=a&p=2', 'https://safe.test/find?x=1&q=a'],
    ['https://search.brave.com/', 'https://safe.test/find?x=1&q='],
  ])('%s → %s', (from, to) => {
    expect(forced(from)).toBe(to);
    expect(forced(to)).toBeNull();
  });

  test.each([
    'https://docs.google.com/document/d/1?safe=off',
    'https://accounts.google.com/signin?continue=x',
    'https://junior.qwant.com/?q=a',
    'https://www.youtube.com/results?search_query=a',
    'https://google.com.evil.test/search?q=a',
    'https://example.org/?q=a',
  ])('%s stays as it is', (url) => {
    expect(forced(url)).toBeNull();
  });

  test('reaches every country domain of Google', () => {
    expect(googleDomains.length).toBeGreaterThan(185);
    expect(new Set(googleDomains).size).toBe(googleDomains.length);
    for (const host of googleDomains) {
      expect(forced(`https://www.${host}/search?q=a`)).toBe(`https://www.${host}/search?q=a&${strict}`);
    }
  });

  test("never sends the school's own choice of engine away", () => {
    expect(forceSafeSearch(at('https://www.qwant.com/?q=a'), 'https://www.qwant.com/?q={words}')).toBeNull();
  });

  test('words cannot break out of their place', () => {
    expect(forced('https://www.ecosia.org/search?q=$$5{words}')).toBe(
      'https://safe.test/find?x=1&q=$$5{words}',
    );
  });
});

const troubleAt = (url: string) => searchTrouble(at(url), hostAndParents(at(url).host), safeEngine)?.kind;

describe('hidden settings', () => {
  test.each([
    'https://www.google.com/search?s%61fe=off&q=a',
    'https://www.google.com/search?q=a&%73%73%75%69=off',
    'https://www.google.com/s%65arch?q=a&safe=off',
    'https://www.bing.com/images/search?%41DLT=off',
    'https://duckduckgo.com/?q=a&k%70=-2',
  ])('%s', (url) => {
    expect(troubleAt(url)).toBe('hidden-setting');
    expect(forced(url)).toBeNull();
  });

  test.each([
    'https://www.google.com/search?q=100%25&hl=en#%',
    'https://docs.google.com/document?na%6De=1',
    'https://duckduckgo.com/?q=%73afe',
    'https://example.org/search?s%61fe=off',
  ])('not %s', (url) => {
    expect(troubleAt(url)).toBeUndefined();
  });
});

test('spellingsOf gives every mix of upper and lower case once', () => {
  expect(spellingsOf('kp')).toEqual(['kp', 'kP', 'Kp', 'KP']);
  expect(spellingsOf('a1')).toEqual(['a1', 'A1']);
});
