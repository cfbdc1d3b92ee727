import { expect, test } from 'vitest';
import { compilePolicy } from '#shared/policy/decide.ts';
import { defaultPolicyRules } from '#shared/policy/default-rules.ts';
import type { PolicyRules } from '#shared/policy/policy.ts';
import { PreviewTally } from './preview-tally.ts';
import { cutOff, countSince } from './preview-visits.ts';

const compiled = (rules: PolicyRules) =>
  compilePolicy({ version: 1, schoolName: 'Made-up Primary', publishedAt: 0, rules, categories: [] });
const rules = defaultPolicyRules();
const guest = { pupilId: null, person: { kind: 'guest' } } as const;
const staff = { pupilId: 's', person: { kind: 'staff' } } as const;

const tallyOf = (emergencyHosts: string[]): PreviewTally =>
  new PreviewTally({ inForce: compiled(rules), other: compiled({ ...rules, emergencyHosts }) });

test('only what is judged differently is counted, the largest first, and nobody named who may not be', () => {
  const tally = tallyOf(['a.example', 'b.example']);
  tally.add({ url: 'https://a.example/1', at: 1, ...staff });
  for (const at of [2, 5, 3, 4]) tally.add({ url: `https://www.b.example/${at}`, at, ...staff });
  // Closed to guests before and after.
  tally.add({ url: 'https://b.example/', at: 6, ...guest });
  const { rows, moreRows } = tally.rows(null);
  expect([tally.judged, tally.changed, moreRows]).toEqual([6, 5, 0]);
  expect(rows).toMatchObject([
    { host: 'b.example', from: 'allow', to: 'block', visits: 4, people: 1, examples: [5, 4, 3], names: null },
    { host: 'a.example', visits: 1, names: null },
  ]);
  expect(tally.rows((pupilId) => `Pupil ${pupilId}`).rows[0]?.names).toEqual(['Pupil s']);
});

test('more sites than anybody reads are counted and not listed', () => {
  const hosts = Array.from({ length: 230 }, (_, index) => `site-${index}.example`);
  const tally = tallyOf(hosts);
  for (const host of hosts) tally.add({ url: `https://${host}/`, at: 1, ...staff });
  const { rows, moreRows } = tally.rows(null);
  expect([rows.length, moreRows]).toEqual([200, 30]);
});

test('where there are too many, the newest whole hours are taken', () => {
  const hourMs = 3_600_000;
  const counts = new Map([
    [100, 50],
    [101, 30],
    [102, 40],
  ]);
  expect(cutOff(counts, 99 * hourMs, 120)).toBe(99 * hourMs);
  expect(cutOff(counts, 99 * hourMs, 100)).toBe(101 * hourMs);
  expect(cutOff(counts, 99 * hourMs, 10)).toBe(103 * hourMs);
  expect(countSince(counts, 101 * hourMs)).toBe(70);
  expect(countSince(counts, 99 * hourMs)).toBe(120);
});
