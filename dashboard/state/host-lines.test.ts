import { expect, test } from 'vitest';
import { parseHostLines } from './host-lines.ts';

test('takes hosts and addresses of whole sites, once each', () => {
  const text = 'museum.example\n\n https://Maths.example/ \nmaths.example\n.games.example';
  expect(parseHostLines(text)).toEqual({
    hosts: ['museum.example', 'maths.example', 'games.example'],
    pages: [],
    bad: [],
  });
});

test('an address of one page or video is told apart: somebody has to say what was meant', () => {
  const text = 'museum.example\nhttps://www.maths.example/play?x=1\nyoutu.be/abcdefghijk';
  expect(parseHostLines(text)).toEqual({
    hosts: ['museum.example'],
    pages: [
      { line: 2, page: 'maths.example/play?x=1', host: 'maths.example' },
      { line: 3, page: 'youtube.com/watch?v=abcdefghijk', host: 'youtu.be' },
    ],
    bad: [],
  });
});

test('puts an international name into the form that devices compare', () => {
  expect(parseHostLines('münchen.example').hosts).toEqual(['xn--mnchen-3ya.example']);
});

test('names the lines that are no host, by number', () => {
  const { hosts, bad } = parseHostLines('museum.example\ngames\n127.0.0.1\ntwo words.example');
  expect(hosts).toEqual(['museum.example']);
  expect(bad.map(({ line, text }) => [line, text])).toEqual([
    [2, 'games'],
    [3, '127.0.0.1'],
    [4, 'two words.example'],
  ]);
});
