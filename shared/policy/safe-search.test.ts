import { describe, expect, test } from 'vitest';
import { hostAndParents, parseAddress, type Address } from './address.ts';
import { googleDomains } from './google-domains.ts';
import { forceSafeSearch, searchTrouble, searchWords, spellingsOf } from './safe-search.ts';
import type { SearchRules } from './search-engine.ts';

const safeEngine = 'https://safe.test/find?x=1&q={words}';
const rules: SearchRules = { safeEngine, images: 'strict', aiAnswers: 'allow' };
const at = (url: string): Address => {
  const address = parseAddress(url);
  if (address === null) throw new Error(`No address: ${url}`);
  return address;
};
const forced = (url: string, also: Partial<SearchRules> = {}): string | null =>
  forceSafeSearch(at(url), { ...rules, ...also });

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
    ['https://search.brave.com/search?q=a#x', 'https://safesearch.brave.com/search?q=a#x'],
    ['https://user:pw@search.brave.com:8443/?q=a', 'https://user:pw@safesearch.brave.com:8443/?q=a'],
    ['https://safe.search.brave.com/search?q=a', 'https://safesearch.brave.com/search?q=a'],
    ['https://pixabay.com/images/search/cats/', 'https://safe.test/find?x=1&q='],
    ['https://www.startpage.com/do/search?query=a', 'https://safe.test/find?x=1&q=a'],
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
    expect(
      forced('https://www.qwant.com/?q=a', { safeEngine: 'https://www.qwant.com/?q={words}' }),
    ).toBeNull();
  });

  test('words cannot break out of their place', () => {
    expect(forced('https://www.ecosia.org/search?q=$$5{words}')).toBe(
      'https://safe.test/find?x=1&q=$$5{words}',
    );
  });
});

const troubleAt = (url: string, also: Partial<SearchRules> = {}) =>
  searchTrouble(at(url), hostAndParents(at(url).host), { ...rules, ...also })?.kind;

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

describe('images off', () => {
  test.each([
    'https://www.google.com/search?q=a&tbm=isch',
    'https://www.google.com/search?q=a&udm=2&udm=14',
    'https://www.google.com/search?TBM=ISCH&q=a',
    'https://www.google.com/search?q=a&udm=%32',
    'https://www.google.com/search?q=a&tbm=+isch',
    'https://www.google.co.uk/imghp?hl=en',
    'https://www.google.co.uk//images?q=a',
    'https://www.google.com/imgres?imgurl=x',
    'https://images.google.de/',
    'https://lens.google.com/search?p=x',
    'https://www.bing.com/images/search?q=a',
    'https://www.bing.com/visualsearch?x=1',
    'https://duckduckgo.com/?q=a&ia=images',
    'https://duckduckgo.com/?q=a&iax=im%61ges&ia=web',
    'https://noai.duckduckgo.com/?iar=Images&q=a',
    'https://safesearch.brave.com/images?q=a',
    'https://www.kiddle.co/i.php?q=a',
    'https://junior.qwant.com/?q=a&t=images',
    'https://unsplash.com/s/photos/a',
    'https://openverse.org/search?q=a',
  ])('closes %s', (url) => {
    expect(troubleAt(url, { images: 'off' })).toBe('images');
    expect(forced(url, { images: 'off' })).toBeNull();
    expect(troubleAt(url)).toBeUndefined();
  });

  test.each([
    'https://www.google.com/search?q=udm%3D2+tbm%3Disch',
    'https://www.google.com/search?q=images&udm=7',
    'https://www.bing.com/search?q=/images',
    'https://duckduckgo.com/?q=ia+images',
    'https://www.kiddle.co/s.php?q=images',
    'https://safesearch.brave.com/search?q=images',
  ])('leaves %s open', (url) => {
    expect(troubleAt(url, { images: 'off' })).toBeUndefined();
  });

  test('no value of the tab’s parameter can mean images in disguise', () => {
    expect(forced('https://www.google.com/search?q=a&udm=02&tbm=xisch', { images: 'off' })).toBe(
      'https://www.google.com/search?q=a&safe=active&ssui=on',
    );
  });
});

describe('Creative Commons images only', () => {
  const images = 'creative-commons';
  test.each([
    [
      'https://www.google.com/search?q=a&udm=2&tbs=isz:l&tbm=vid&udm=7',
      'https://www.google.com/search?q=a&safe=active&ssui=on&udm=2&tbs=sur%3Acl%2Cil%3Acl',
    ],
    [
      'https://www.google.com/search?tbm=isch&q=a&udm=50',
      'https://www.google.com/search?q=a&safe=active&ssui=on&tbm=isch&tbs=sur%3Acl%2Cil%3Acl',
    ],
    [
      'https://www.google.com/images?q=a',
      'https://www.google.com/images?q=a&safe=active&ssui=on&tbs=sur%3Acl%2Cil%3Acl',
    ],
    [
      'https://www.bing.com/images/search?QFT=&q=a',
      'https://www.bing.com/images/search?q=a&adlt=strict&qft=%2Bfilterui%3AlicenseType-Any',
    ],
    [
      'https://duckduckgo.com/?q=a&iax=images&ia=web&iaf=size%3ALarge',
      'https://duckduckgo.com/?q=a&iax=images&ia=web&kp=1&iaf=license%3AAny',
    ],
  ])('%s → %s', (from, to) => {
    expect(forced(from, { images })).toBe(to);
    expect(forced(to, { images })).toBeNull();
  });

  test.each([
    'https://safesearch.brave.com/images?q=a',
    'https://www.kiddle.co/i.php?q=a',
    'https://lens.google.com/',
    'https://www.google.com/searchbyimage?x=1',
    'https://duckduckgo.com/?q=a&ia=%69mages',
    'https://tineye.com/',
  ])('closes %s, which cannot be kept to them', (url) => {
    expect(troubleAt(url, { images })).toBe('images');
  });

  test('words of a search that look like a setting are none', () => {
    const search = 'https://www.google.com/search?q=udm=2&safe=active&ssui=on';
    expect(forced(search, { images })).toBeNull();
    expect(forced(search, { images: 'off' })).toBeNull();
  });

  test('leaves a site that has nothing else', () => {
    expect(troubleAt('https://openverse.org/search?q=a', { images })).toBeUndefined();
  });
});

describe('AI answers off', () => {
  const aiAnswers = 'off';
  const google = 'https://www.google.com/search?q=a&safe=active&ssui=on';
  test.each([
    ['https://www.google.com/search?q=a', `${google}&udm=14`],
    ['https://www.google.com/search?q=a&udm=50', `${google}&udm=14`],
    ['https://www.google.com/search?q=a&UDM=50&udm=7', `${google}&udm=7`],
    ['https://www.google.com/search?q=a&udm=%35%30&udm=14', `${google}&udm=14`],
    ['https://www.google.com/search?tbm=nws&q=a&udm=50', `${google}&tbm=nws`],
    ['https://duckduckgo.com/?q=a', 'https://noai.duckduckgo.com/?q=a&kp=1'],
    ['https://start.duckduckgo.com/?q=a&kp=-2', 'https://noai.duckduckgo.com/?q=a&kp=1'],
    ['https://html.duckduckgo.com/html/?q=a', 'https://html.duckduckgo.com/html/?q=a&kp=1'],
  ])('%s → %s', (from, to) => {
    expect(forced(from, { aiAnswers })).toBe(to);
    expect(forced(to, { aiAnswers })).toBeNull();
  });

  test.each([
    'https://www.google.com/ai',
    'https://www.google.com/aimode?q=a',
    'https://www.bing.com/chat?q=a',
    'https://www.bing.com/copilotsearch?q=a',
    'https://www.bing.com/images/create/a/1',
    'https://www.bing.com/images/cre%61te',
    'https://www.bing.com/search?q=a&showconv=1',
    'https://duckduckgo.com/?q=a&ia=chat',
    'https://duckduckgo.com/aichat',
    'https://safesearch.brave.com/ask?q=a',
    'https://duck.ai/',
  ])('closes %s', (url) => {
    expect(troubleAt(url, { aiAnswers })).toBe('ai-answers');
    expect(troubleAt(url)).toBeUndefined();
  });

  test.each([
    'https://www.google.com/airports',
    'https://www.bing.com/search?q=chat',
    'https://duckduckgo.com/?q=ask',
  ])('leaves %s open', (url) => {
    expect(troubleAt(url, { aiAnswers })).toBeUndefined();
  });
});

test('spellingsOf gives every mix of upper and lower case once', () => {
  expect(spellingsOf('kp')).toEqual(['kp', 'kP', 'Kp', 'KP']);
  expect(spellingsOf('a1')).toEqual(['a1', 'A1']);
});
