import { pino } from 'pino';
import { beforeEach, expect, test } from 'vitest';
import type { LedgerEntry } from '../evidence/ledger.ts';
import { Refusals } from './refusals.ts';

let now: number;
let entries: LedgerEntry[];
let refusals: Refusals;

beforeEach(() => {
  now = 0;
  entries = [];
  const append = (entry: LedgerEntry): Promise<void> => {
    entries.push(entry);
    return Promise.resolve();
  };
  refusals = new Refusals({ ledger: { append }, clock: () => now, log: pino({ level: 'silent' }) });
});

const flood = (actor: string, times: number): void => {
  for (let index = 0; index < times; index += 1) {
    refusals.record({ actor, action: 'enrol', reason: 'bad-enrolment-key' });
  }
};

test('a few of a kind are recorded each minute, and then how many more there were', () => {
  flood('a', 1_000);
  flood('b', 3);
  expect(entries.filter(({ actor }) => actor === 'a')).toHaveLength(10);
  expect(entries.filter(({ actor }) => actor === 'b')).toHaveLength(3);
  entries = [];
  now = 59_999;
  refusals.tick();
  expect(entries).toEqual([]);
  now = 60_000;
  refusals.tick();
  expect(entries).toEqual([
    expect.objectContaining({ action: 'count-refusals', facts: { kind: 'a bad-enrolment-key', more: 990 } }),
  ]);
  flood('a', 1);
  expect(entries).toHaveLength(2);
});

test('made-up names do not get round it', () => {
  for (let index = 0; index < 5_000; index += 1) flood(`made up ${index}`, 1);
  expect(entries.length).toBeLessThanOrEqual(210);
});
