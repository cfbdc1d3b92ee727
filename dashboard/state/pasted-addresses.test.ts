import { expect, test } from 'vitest';
import { readAddresses } from './pasted-addresses.ts';

const urls = (text: string): string[] => readAddresses(text).items.map(({ url }) => url);

test.each([
  ['one on a line', 'https://volcano.example/lava', ['https://volcano.example/lava']],
  ['without a scheme', 'www.volcano.example', ['https://www.volcano.example/']],
  [
    'inside a sentence',
    'Look at volcano.example/maps, then (https://museum.example/a?b=1).',
    ['https://volcano.example/maps', 'https://museum.example/a?b=1'],
  ],
  ['the same twice', 'volcano.example\nhttps://volcano.example/', ['https://volcano.example/']],
  [
    'with a mark of a list',
    '1. volcano.example\n- museum.example;',
    ['https://volcano.example/', 'https://museum.example/'],
  ],
  ['in a link of a text editor', '[Maps](https://maps.example/uk)', ['https://maps.example/uk']],
])('an address %s is found', (_how, text, expected) => {
  expect(urls(text)).toEqual(expected);
});

test.each([
  ['words', 'Volcanoes and lava'],
  ['a mail address', 'Write to head@school.example please'],
  ['a file', 'worksheet.docx'],
  ['a number for a site', 'http://192.0.2.1/'],
  ['a script', 'javascript:alert(1)'],
  ['a sentence without a space', 'e.g.'],
  ['one label', 'https://intranet/'],
])('%s is no address, and its line is said', (_what, text) => {
  expect(readAddresses(`volcano.example\n${text}`)).toMatchObject({
    items: [{ url: 'https://volcano.example/' }],
    badLines: [{ line: 2, text }],
  });
});

test('empty lines are nobody’s mistake', () => {
  expect(readAddresses('\n\n  \nvolcano.example\n').badLines).toEqual([]);
});
