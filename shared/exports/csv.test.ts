import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

/** A reader of RFC 4180, written for this test, which takes the guard away again. */
const read = (csv: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (const match of csv.slice(1).matchAll(cell)) {
    const value = match[1]?.replaceAll('""', '"') ?? match[2] ?? '';
    row.push(/^'+\s*[=+\-@＝＋－＠\t\r\n]/u.test(value) ? value.slice(1) : value);
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
};

const value = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', '\n', '\r', '\t', ' ', 'a', 'é') }),
);
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1 }));

test('whatever is written is read again', () => {
  fc.assert(
    fc.property(table, (rows) => {
      expect(read(csvOf(rows))).toEqual(rows);
    }),
  );
});

test('no cell begins with what a program takes for a formula', () => {
  fc.assert(
    fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' ='), value, (start, rest) => {
      const cell = csvOf([[start + rest]]).slice(1);
      expect(cell).toMatch(/^"?'/);
    }),
  );
});

test('begins with the mark by which Excel knows UTF-8', () => {
  expect([...Buffer.from(csvOf([['é']]))].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
});
