import type { Audience } from '#shared/incidents/audience.ts';
import {
  categoryOf,
  emergencyTold,
  isAlertTold,
  newPasswordTold,
  notifyLine,
  secondRoleTold,
  type NotifyReason,
} from '#shared/notify/category.ts';

/** All that is ever sent: no name, no words, no address, no picture. */
export interface Message {
  /** The same at every try, so that whoever receives it knows a double. */
  readonly id: string;
  readonly line: string;
  /** Asks for a sign-in before it shows anything. */
  readonly url: string;
}

/** What is known of an incident, or of an alert, by whoever tells of it. */
export interface AboutIncident {
  readonly incidentId: string;
  readonly kind: string;
  readonly audience: Audience;
  readonly reason: NotifyReason;
}

export const messageAbout = (
  { incidentId, kind, audience, reason }: AboutIncident,
  { sendId, schoolUrl }: { readonly sendId: string; readonly schoolUrl: string },
): Message => ({
  id: sendId,
  line: notifyLine(reason, categoryOf(kind, audience)),
  url: `${schoolUrl}${pathOf({ incidentId, kind, audience, reason })}`,
});

/**
 * Whom a pupil chose reads what the pupil told on the first page, and may not open what became of it. Every page says that an
 * emergency code was used. Which account is new is said beside whom else there is.
 */
export const pathOf = ({ incidentId, kind, reason }: AboutIncident): string => {
  if (reason === 'chosen' || kind === emergencyTold || kind === newPasswordTold) return '/';
  if (kind === secondRoleTold) return '/notifications';
  return `/${isAlertTold(kind) ? 'alerts' : 'incidents'}/${encodeURIComponent(incidentId)}`;
};

export const testMessage = (id: string, schoolUrl: string): Message => ({
  id,
  line: 'A test: messages from ThinkClick arrive here',
  url: `${schoolUrl}/notifications`,
});

/** What became of one try. `later` blames the way, `never` the one it was for. */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'later'; readonly problem: string }
  | { readonly kind: 'never'; readonly problem: string };

export const sent: Outcome = { kind: 'sent' };
export const later = (problem: string): Outcome => ({ kind: 'later', problem });
export const never = (problem: string): Outcome => ({ kind: 'never', problem });
