import { expect, test } from 'vitest';
import type { AlertSummary } from '#shared/api/alerts.ts';
import type { IncidentSummary } from '#shared/api/incidents.ts';
import type { ReferralSummary } from '#shared/api/referrals.ts';
import { alertSummary, incidentSummary, referralSummary } from '../../test/support/made-up-desk.ts';
import { alertLine, byUrgency, incidentLine, newestDone, referralLine } from './desk-lines.ts';

const minute = 60_000;
const incident = (id: string, change: Partial<IncidentSummary> = {}) =>
  incidentLine(incidentSummary(id, { kind: 'off-task-sites', ...change }));
const alert = (id: string, change: Partial<AlertSummary> = {}) =>
  alertLine(alertSummary(id, { level: 'now', dueAt: 30 * minute, ...change }));
const referral = (id: string, change: Partial<ReferralSummary> = {}) =>
  referralLine(referralSummary(id, change));

test('all of them are in one order: what cannot wait, what can until tonight, what can longer, and what was looked at', () => {
  const lines = [
    incident('looked at', { firstLookAt: 1, firstLookDueAt: 0 }),
    alert('unsure', { verdict: 'unsure', dueAt: 1 }),
    alert('some time', { level: 'when-you-can', dueAt: null }),
    incident('today, late', { firstLookDueAt: -60 * minute }),
    alert('today', { level: 'today', dueAt: 20 * minute }),
    incident('now, later', { kind: 'radicalisation', firstLookDueAt: 40 * minute }),
    alert('now', { look: { at: 1, by: 'Mrs Haddad' } }),
    referral('stopped', { stoppedAt: -5 * minute }),
    referral('under way', { stepsDone: 2, stoppedAt: -90 * minute }),
  ];
  expect(lines.toSorted(byUrgency).map(({ id }) => id)).toEqual([
    'stopped',
    'now',
    'now, later',
    'today, late',
    'today',
    'some time',
    'under way',
    'looked at',
    'unsure',
  ]);
});

test('what is done comes last first', () => {
  const lines = [
    incident('before', { decision: 'referred', closedAt: 10 }),
    alert('last', { verdict: 'not-a-concern', verdictAt: 30 }),
    incident('between', { decision: 'referred', closedAt: 20 }),
  ];
  expect(lines.toSorted(newestDone).map(({ id }) => id)).toEqual(['last', 'between', 'before']);
  expect(lines.map(({ urgency }) => urgency)).toEqual(['done', 'done', 'done']);
});

test.each([
  ['lesson', 'staff'],
  ['told', 'staff'],
  ['pupil', 'pupil'],
  ['alert', 'from-alert'],
] as const)('an incident that came by “%s” says so: %s', (source, kind) => {
  expect(incident('i', { source }).kind).toBe(kind);
});
