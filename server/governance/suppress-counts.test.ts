import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ToldCount } from '#shared/governance/governors-report.ts';
import { suppressChanges, suppressCounts, suppressPart, type Choose } from './suppress-counts.ts';

const first: Choose = () => 0;
const told = (counts: number[], choose: Choose = first) => suppressCounts({ table: counts }, choose);

describe('small counts', () => {
  test.each([
    ['nothing at all', [0, 0], 0, [0, 0]],
    ['none that is small', [7, 0, 5], 12, [7, 0, 5]],
    ['two that hide each other', [3, 4, 9, 0], 16, [null, null, 9, 0]],
    ['one, hidden behind another', [2, 9, 0, 30], 41, [null, null, 0, 30]],
    ['two whose sum is small itself', [1, 2, 9, 30], 42, [null, null, null, 30]],
    ['one of each of five, among more', [1, 1, 1, 1, 1, 0], 5, [null, null, null, null, null, null]],
    ['one of each', [1, 1, 1, 1, 1], null, [null, null, null, null, null]],
    ['fewer than five in all', [2, 0, 1], null, [null, null, null]],
  ] as [string, number[], ToldCount, ToldCount[]][])('%s', (_what, counts, total, cells) => {
    expect(told(counts)).toEqual({ total, tables: { table: cells } });
  });

  test('are held back in every table of the same incidents where their total is', () => {
    expect(suppressCounts({ one: [3, 0], other: [0, 3, 0] }, first)).toEqual({
      total: null,
      tables: { one: [null, null], other: [null, null, null] },
    });
  });

  test('the cell that hides another is drawn by lot', () => {
    expect(told([2, 9, 30], (size) => size - 1).tables.table).toEqual([null, 9, null]);
  });

  test.each([
    [0, 20, 0],
    [3, 20, null],
    [5, 20, 5],
    [17, 20, null],
    [20, 20, 20],
    [5, 6, null],
  ])('%i of %i is told as %j', (part, whole, expected) => {
    expect(suppressPart(part, whole)).toBe(expected);
  });

  test.each([
    ['a term that tells nothing is not among what changed since', [6, 6], [null, 3], 6],
    ['nor makes what is left of another look larger', [20, 17], [null, 4], null],
    ['what was deleted since is in what readers know', [9, 5], [0, 0], null],
  ] as const)('%s', (_what, [known, changed], [otherTold, otherChanged], expected) => {
    const other = { told: otherTold, changed: otherChanged };
    expect(suppressChanges([{ told: known, changed }, other])).toBe(expected);
  });
});

/** What somebody knows who adds and subtracts: bounds for each cell, narrowed until nothing changes. */
const boundsOf = (total: number, cells: readonly ToldCount[]): [number, number][] => {
  // A nought is told, unless the whole table is held back.
  const least = cells.every((cell) => cell === null) ? 0 : 1;
  const bounds = cells.map((cell): [number, number] => (cell === null ? [least, total] : [cell, cell]));
  for (let changed = true; changed;) {
    changed = false;
    const low = bounds.reduce((all, [from]) => all + from, 0);
    const high = bounds.reduce((all, [, to]) => all + to, 0);
    for (const bound of bounds) {
      const [from, to] = bound;
      bound[0] = Math.max(from, total - (high - to));
      bound[1] = Math.min(to, total - (low - from));
      changed ||= bound[0] !== from || bound[1] !== to;
    }
  }
  return bounds;
};

const table = fc.array(fc.oneof(fc.nat(6), fc.nat(60)), { minLength: 2, maxLength: 26 });
const choosing = fc.infiniteStream(fc.nat()).map(
  (stream): Choose =>
    (size) =>
      (stream.next().value ?? 0) % Math.max(1, size),
);

test('nobody who adds and subtracts can work out a cell that is held back', () => {
  fc.assert(
    fc.property(table, choosing, (counts, choose) => {
      const { total, tables } = told(counts, choose);
      if (total === null) return;
      const cells = tables.table;
      const bounds = boundsOf(total, cells);
      cells.forEach((cell, index) => {
        const [from = 0, to = 0] = bounds[index] ?? [];
        expect(cell ?? counts[index]).toBe(counts[index]);
        if (cell === null) expect(to).toBeGreaterThan(from);
        if (cell === null) expect(counts[index]).toBeGreaterThanOrEqual(from);
      });
      const heldBack = counts.filter((_count, index) => cells[index] === null);
      // What is left after subtracting is not a small number either.
      if (heldBack.length > 0)
        expect(heldBack.reduce((all, each) => all + each, 0)).toBeGreaterThanOrEqual(5);
    }),
    { numRuns: 3_000 },
  );
});

/** Every way in which lots may fall. */
const outcomesOf = (counts: readonly number[]): string[] => {
  const outcomes = new Set<string>();
  const tryPath = (path: readonly number[]): void => {
    const sizes: number[] = [];
    const choose: Choose = (size) => {
      sizes.push(size);
      return path[sizes.length - 1] ?? 0;
    };
    outcomes.add(JSON.stringify(told([...counts], choose)));
    for (let turn = path.length; turn < sizes.length; turn += 1)
      for (let lot = 1; lot < (sizes[turn] ?? 0); lot += 1)
        tryPath([...path, ...Array<number>(turn - path.length).fill(0), lot]);
  };
  tryPath([]);
  return [...outcomes];
};

const tablesOf = (cells: number, total: number): number[][] =>
  cells === 1
    ? [[total]]
    : Array.from({ length: total + 1 }, (_, head) => head).flatMap((head) =>
        tablesOf(cells - 1, total - head).map((rest) => [head, ...rest]),
      );

test.each([2, 3, 4, 5])('nor can anybody who knows this rule and tries every table of %i cells', (cells) => {
  const valuesSeen = new Map<string, Set<number>[]>();
  const most = cells === 5 ? 14 : 22;
  for (let total = 0; total <= most; total += 1)
    for (const counts of tablesOf(cells, total))
      for (const outcome of outcomesOf(counts)) {
        const seen = valuesSeen.get(outcome) ?? counts.map(() => new Set<number>());
        counts.forEach((count, index) => seen[index]?.add(count));
        valuesSeen.set(outcome, seen);
      }
  for (const [outcome, seen] of valuesSeen) {
    const { table: toldCells = [] } = (JSON.parse(outcome) as { tables: { table?: ToldCount[] } }).tables;
    toldCells.forEach((cell, index) => {
      if (cell === null) expect(seen[index]?.size, `${outcome}, cell ${index}`).toBeGreaterThan(1);
    });
  }
});
