import { expect, test } from 'vitest';
import { clickedAddress, shownMessage } from './shown-message.ts';

const message = { id: 'n1', line: 'A safeguarding concern', url: 'https://oak.example/incidents/i1' };

test('shows the line, and a double in the place of the first', () => {
  const { title, options } = shownMessage(JSON.stringify(message));
  expect([title, options.tag, options.data]).toEqual([message.line, 'n1', message.url]);
});

test.each(['', 'nonsense', '[]', '7', '{"line":7}'])('%j still says that there is something', (text) => {
  expect(shownMessage(text)).toMatchObject({
    title: 'There is something to look at',
    options: { tag: 'thinkclick', data: '' },
  });
});

test('leads to this school and to nowhere else', () => {
  expect(clickedAddress(message.url, 'https://oak.example')).toBe(message.url);
  expect(clickedAddress('https://elsewhere.example/', 'https://oak.example')).toBe('https://oak.example/');
  expect(clickedAddress(undefined, 'https://oak.example')).toBe('https://oak.example/');
});
