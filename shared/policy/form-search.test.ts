import { describe, expect, test } from 'vitest';
import { searchOfForm } from './form-search.ts';

const safeEngine = 'https://duckduckgo.com/?q={words}';

describe('a form sent to', () => {
  test.each([
    ['https://www.google.com/search', { q: ['red otters'] }, 'https://www.google.com/search?q=red+otters'],
    ['https://www.google.com/search?q=a&udm=2', {}, 'https://www.google.com/search?q=a&udm=2'],
    ['https://html.duckduckgo.com/html/', { q: ['a&b=c'] }, 'https://html.duckduckgo.com/html/?q=a%26b%3Dc'],
    ['https://uk.search.yahoo.com/search', { p: ['otters'] }, 'https://uk.search.yahoo.com/search?p=otters'],
  ])('%s is a search', (url, fields, search) => {
    expect(searchOfForm(url, fields, safeEngine)).toBe(search);
  });

  test.each([
    ['a page of an engine that is no search', 'https://www.google.com/preferences'],
    ['an engine for children', 'https://www.kiddle.co/s.php'],
    ['a site that is no engine', 'https://maths.example/search'],
    ['nowhere', 'not an address'],
  ])('%s is none', (_, url) => {
    expect(searchOfForm(url, { q: ['otters'] }, safeEngine)).toBeNull();
  });

  test('the engine that the school has chosen is none', () => {
    const chosen = 'https://uk.search.yahoo.com/search?p={words}';
    expect(searchOfForm('https://uk.search.yahoo.com/search', { p: ['otters'] }, chosen)).toBeNull();
  });

  test('an engine with more words than an address carries keeps the first thousand letters', () => {
    const search = searchOfForm('https://www.google.com/search', { q: ['a'.repeat(5_000)] }, safeEngine);
    expect(search).toHaveLength('https://www.google.com/search?q='.length + 1_000);
  });
});
