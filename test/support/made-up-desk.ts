import type { AlertSummary } from '#shared/api/alerts.ts';
import type { IncidentSummary } from '#shared/api/incidents.ts';
import type { ReferralSummary } from '#shared/api/referrals.ts';

/** What lies on the desk, as a list shows it; where nothing else is said nobody has touched it. */
export const incidentSummary = (
  incidentId: string,
  change: Partial<IncidentSummary> = {},
): IncidentSummary => ({
  incidentId,
  audience: 'safeguarding',
  number: 1,
  kind: 'hurtful-message',
  source: 'pupil',
  people: [],
  reporter: 'Amara Quill',
  reportedAt: 0,
  firstLookDueAt: 3_600_000,
  firstLookAt: null,
  triage: null,
  category: null,
  assignee: null,
  decision: 'open',
  closedAt: null,
  parents: null,
  reviewOn: null,
  isSealed: false,
  carried: [],
  actionCount: 0,
  ...change,
});

export const alertSummary = (alertId: string, change: Partial<AlertSummary> = {}): AlertSummary => ({
  alertId,
  kind: 'gambling',
  level: 'when-you-can',
  pupil: { pupilId: 'p1', name: 'Amara Quill', className: 'Hedgehogs' },
  firstAt: 0,
  lastAt: 0,
  tries: 1,
  dueAt: null,
  look: null,
  assignee: null,
  verdict: null,
  verdictAt: null,
  verdictBy: null,
  incident: null,
  ...change,
});

export const referralSummary = (
  referralId: string,
  change: Partial<ReferralSummary> = {},
): ReferralSummary => ({
  referralId,
  number: 1,
  stoppedAt: 0,
  stoppedBy: 'Ms Grey',
  audience: 'safeguarding',
  pupilName: null,
  isStopped: true,
  isLifted: false,
  isHeld: true,
  stepsDone: 0,
  ...change,
});
