import { urgencies, type DeskItem, type DeskKind, type Urgency } from '#shared/api/desk.ts';
import type { AlertSummary } from '#shared/api/alerts.ts';
import type { IncidentSummary } from '#shared/api/incidents.ts';
import type { ReferralSummary } from '#shared/api/referrals.ts';
import { kindOf } from '#shared/incidents/kinds.ts';
import { atOnceMs } from '../safeguarding/first-look-due.ts';

const kindOfSource: Readonly<Record<IncidentSummary['source'], DeskKind>> = {
  lesson: 'staff',
  told: 'staff',
  pupil: 'pupil',
  alert: 'from-alert',
};

const urgencyOfIncident = ({ decision, firstLookAt, kind }: IncidentSummary): Urgency => {
  if (decision !== 'open') return 'done';
  if (firstLookAt !== null) return 'seen';
  return kindOf[kind].isAtOnce ? 'now' : 'today';
};

export const incidentLine = (incident: IncidentSummary): DeskItem => ({
  is: 'incident',
  id: incident.incidentId,
  kind: kindOfSource[incident.source],
  urgency: urgencyOfIncident(incident),
  dueAt: incident.firstLookDueAt,
  incident,
});

const urgencyOfAlert = ({ verdict, level }: AlertSummary): Urgency => {
  if (verdict === null) return level;
  return verdict === 'unsure' ? 'seen' : 'done';
};

export const alertLine = (alert: AlertSummary): DeskItem => ({
  is: 'alert',
  id: alert.alertId,
  kind: 'alert',
  urgency: urgencyOfAlert(alert),
  dueAt: alert.dueAt,
  alert,
});

/** Until the police have released it and two people have lifted it. */
export const isUnderWay = ({ isLifted, isHeld }: ReferralSummary): boolean => !isLifted || isHeld;

/** Cannot wait until somebody has begun to do what is to be done. */
const urgencyOfReferral = (referral: ReferralSummary): Urgency => {
  if (!isUnderWay(referral)) return 'done';
  return referral.stepsDone === 0 ? 'now' : 'seen';
};

export const referralLine = (referral: ReferralSummary): DeskItem => ({
  is: 'referral',
  id: referral.referralId,
  kind: 'referral',
  urgency: urgencyOfReferral(referral),
  dueAt: referral.stoppedAt + atOnceMs,
  referral,
});

/** Urgency, then due time; what has none comes last. */
export const byUrgency = (one: DeskItem, other: DeskItem): number =>
  urgencies.indexOf(one.urgency) - urgencies.indexOf(other.urgency) ||
  dueOf(one) - dueOf(other) ||
  cameAt(one) - cameAt(other) ||
  numberOf(one) - numberOf(other);

/** What was done last comes first. */
export const newestDone = (one: DeskItem, other: DeskItem): number => doneAt(other) - doneAt(one);

const dueOf = ({ dueAt }: DeskItem): number => dueAt ?? Number.MAX_SAFE_INTEGER;

const cameAt = (item: DeskItem): number => {
  if (item.is === 'incident') return item.incident.reportedAt;
  return item.is === 'alert' ? item.alert.firstAt : item.referral.stoppedAt;
};

const numberOf = (item: DeskItem): number => (item.is === 'incident' ? item.incident.number : 0);

const doneAt = (item: DeskItem): number => {
  if (item.is === 'incident') return item.incident.closedAt ?? 0;
  return item.is === 'alert' ? (item.alert.verdictAt ?? 0) : item.referral.stoppedAt;
};
