import { expect, test } from 'vitest';
import { alertStanding, standingOf } from './incident-due.ts';

const now = Date.parse('2026-11-27T10:00:00Z');
const open = { decision: 'open', firstLookAt: null, firstLookDueAt: now, reviewOn: null } as const;
const minute = 60_000;

test.each([
  ['late', { firstLookDueAt: now - 130 * minute }, 'Late by 2 h 10 min'],
  ['late', { firstLookDueAt: now - 1 }, 'Late by 1 min'],
  ['soon', { firstLookDueAt: now + 30 * minute }, 'Look now, by 10:30'],
  ['waiting', { firstLookDueAt: now + 360 * minute }, 'Look by 16:00'],
  ['waiting', { firstLookDueAt: now + 72 * 60 * minute }, 'Look by 30 Nov 2026, 10:00'],
  ['seen', { firstLookAt: now - 1 }, 'Open'],
  ['seen', { firstLookAt: now - 1, reviewOn: '2026-12-03' }, 'Open, review 3 Dec'],
  ['closed', { decision: 'referred' }, 'Referred'],
] as const)('%s: %j', (urgency, change, words) => {
  expect(standingOf({ ...open, ...change }, now)).toEqual({ urgency, words });
});

test.each([
  ['late', { dueAt: now - 12 * minute, level: 'now', verdict: null }, 'Late by 12 min'],
  ['soon', { dueAt: now + 30 * minute, level: 'now', verdict: null }, 'Look now, by 10:30'],
  ['waiting', { dueAt: null, level: 'when-you-can', verdict: null }, 'Look when you can'],
  ['seen', { dueAt: now, level: 'now', verdict: 'unsure' }, 'Unsure'],
] as const)('%s, of an alert: %j', (urgency, alert, words) => {
  expect(alertStanding(alert, now)).toEqual({ urgency, words });
});
