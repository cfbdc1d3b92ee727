import { expect, test } from 'vitest';
import { nameRedactor, redactDeep } from './redact-names.ts';

const others = [
  { name: 'Will Otter', email: 'will.otter@oak.example' },
  { name: 'Zoë Müller', email: null },
  { name: 'Amara Fern', email: null },
  { name: 'Al Pine', email: null },
];
const redact = nameRedactor('Amara Quill', others);

test.each([
  ['Will Otter pushed her', '[another pupil] pushed her'],
  ['WILL OTTER pushed her', '[another pupil] pushed her'],
  ['will.otter@oak.example wrote', '[another pupil] wrote'],
  ['https://docs.example/will.otter/diary', 'https://docs.example/[another pupil]/diary'],
  ['and Will laughed; she will tell', 'and [another pupil] laughed; she will tell'],
  ['Zoë’s book, zoë müller’s too', '[another pupil]’s book, [another pupil]’s too'],
  ['Willow and Zoëlle', 'Willow and Zoëlle'],
  ['Amara Quill and Amara Fern', 'Amara Quill and [another pupil]'],
  ['Al came', 'Al came'],
])('%s → %s', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test('is done everywhere in what is given', () => {
  const value = { at: 1, facts: [{ words: 'Will did', page: null }], isDone: true };
  expect(redactDeep(value, redact)).toEqual({
    at: 1,
    facts: [{ words: '[another pupil] did', page: null }],
    isDone: true,
  });
});

test('with nobody else there is nothing to take out', () => {
  expect(nameRedactor('Amara Quill', [])('Will')).toBe('Will');
});
