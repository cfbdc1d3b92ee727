import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ToldCount } from '#shared/governance/governors-report.ts';
import { countTables, reportedKinds, type Counted } from './count-incidents.ts';
import { smallestTold } from '#shared/governance/governors-report.ts';
import {
  suppressChanges,
  suppressCounts,
  suppressPart,
  type Choose,
  type Earlier,
} from './suppress-counts.ts';

/*
 * Somebody who holds every report that was published, and their sums, against random incidents. Reports have no cell in
 * common, so that all they know are these equations: each table of a report adds up to its total, and what changed and
 * what did not add up to all that was counted before.
 */

const termMs = 90 * 86_400_000;
const incident = fc.record({
  kind: fc.constantFrom(...reportedKinds.slice(0, 6)),
  at: fc.nat(termMs - 1),
  lookedAfter: fc.option(fc.nat(3 * 86_400_000)),
  closedAfter: fc.option(fc.nat(30 * 86_400_000)),
});
const term = fc.array(incident, { maxLength: 40 });
const terms = fc.array(fc.record({ incidents: term, changed: fc.nat(1_000) }), {
  minLength: 1,
  maxLength: 4,
});
const lots = fc.infiniteStream(fc.nat()).map(
  (stream): Choose =>
    (size) =>
      (stream.next().value ?? 0) % Math.max(1, size),
);

type Drawn = typeof incident extends fc.Arbitrary<infer Value> ? Value : never;
const counted = (drawn: Drawn, start: number): Counted => {
  const reportedAt = start + drawn.at;
  const after = (ms: number | null) => (ms === null ? null : reportedAt + ms);
  return {
    incidentId: 'x',
    kind: drawn.kind,
    reportedAt,
    firstLookDueAt: reportedAt + 86_400_000,
    firstLookAt: after(drawn.lookedAfter),
    decision: drawn.closedAfter === null ? 'open' : 'handled-in-school',
    closedAt: after(drawn.closedAfter),
  };
};

interface Unknown {
  low: number;
  high: number;
}
/** `parts` add up to `whole`. */
interface Equation {
  readonly parts: readonly Unknown[];
  readonly whole: Unknown;
}

const exactly = (value: number): Unknown => ({ low: value, high: value });
const most = 1_000;

/** Narrows every unknown by every equation until nothing changes any more. */
const reason = (equations: readonly Equation[]): void => {
  for (let changed = true; changed;) {
    changed = false;
    const narrow = (unknown: Unknown, low: number, high: number): void => {
      if (low <= unknown.low && high >= unknown.high) return;
      unknown.low = Math.max(unknown.low, low);
      unknown.high = Math.min(unknown.high, high);
      changed = true;
    };
    for (const { parts, whole } of equations) {
      const low = parts.reduce((all, part) => all + part.low, 0);
      const high = parts.reduce((all, part) => all + part.high, 0);
      narrow(whole, low, high);
      for (const part of parts) narrow(part, whole.low - (high - part.high), whole.high - (low - part.low));
    }
  }
};

const isTellable = (count: number): boolean => count === 0 || count >= smallestTold;

const cellsOf = (table: readonly ToldCount[]): Unknown[] => {
  // A nought is told, unless the whole table is held back.
  const low = table.every((cell) => cell === null) ? 0 : 1;
  return table.map((cell) => (cell === null ? { low, high: most } : exactly(cell)));
};

test('nobody who holds every report can work out a number that is held back in one of them', () => {
  fc.assert(
    fc.property(terms, lots, (drawnTerms, choose) => {
      const equations: Equation[] = [];
      const heldBack: { unknown: Unknown; truth: number }[] = [];
      const earlier: Earlier[] = [];
      drawnTerms.forEach(({ incidents, changed }, index) => {
        // Whoever reads knows how many there are in the terms that tell it.
        const known = earlier.reduce((all, each) => all + (each.told ?? 0), 0);
        const late = suppressChanges(earlier);
        if (late !== null) for (const part of [late, known - late]) expect(isTellable(part)).toBe(true);

        const start = index * termMs;
        const all = incidents.map((each) => counted(each, start));
        const truth = countTables(all, { from: start, to: start + termMs });
        const { total, tables } = suppressCounts(truth, choose);
        const count = incidents.length;
        // Whoever knows the rule knows why a total is held back.
        const whole = total === null ? { low: 1, high: smallestTold - 1 } : exactly(total);
        if (total === null) heldBack.push({ unknown: whole, truth: count });
        else expect([total, isTellable(total)]).toEqual([count, true]);
        for (const name of ['kinds', 'firstLook', 'decision'] as const) {
          const cells = cellsOf(tables[name]);
          equations.push({ parts: cells, whole });
          tables[name].forEach((cell, place) => {
            const unknown = cells[place];
            if (cell === null && unknown) heldBack.push({ unknown, truth: truth[name][place] ?? 0 });
            else expect(cell).toBe(truth[name][place]);
          });
        }
        earlier.push({ told: total, changed: count === 0 ? 0 : changed % (count + 1) });
      });
      reason(equations);
      for (const { unknown, truth } of heldBack) {
        expect(unknown.high).toBeGreaterThan(unknown.low);
        expect(truth).toBeGreaterThanOrEqual(unknown.low);
        expect(truth).toBeLessThanOrEqual(unknown.high);
      }
    }),
    { numRuns: 1_000 },
  );
});

test.each(Array.from({ length: 26 }, (_, index) => index + 5))(
  'of %i counted before, a number of changes that is held back could be another',
  (whole) => {
    const heldBack = Array.from({ length: whole + 1 }, (_, part) => part).filter(
      (part) => suppressPart(part, whole) === null,
    );
    expect(heldBack.length).toBeGreaterThan(1);
  },
);
