import type { Audience } from '../incidents/audience.ts';
import { kindOf } from '../incidents/kinds.ts';

/** Why somebody is told: it is new, a pupil chose them, nobody has looked in time, or still nobody has. */
export const notifyReasons = ['recorded', 'chosen', 'reminder', 'escalation'] as const;
export type NotifyReason = (typeof notifyReasons)[number];

/** All that leaves the school about an incident, beside its id: one of these groups, never the kind itself. */
export const categoryWords = {
  'safety-now': 'A safeguarding concern that cannot wait',
  safety: 'A safeguarding concern',
  'conduct-now': 'An incident that cannot wait',
  conduct: 'An incident',
  'alert-now': 'An alert that a person should look at now',
  'head-only': 'A concern for the headteacher alone',
  'chair-only': 'A concern for the chair of governors alone',
} as const;
export type NotifyCategory = keyof typeof categoryWords;

/** In place of an incident's kind, where it is an alert that is told of. */
export const alertTold = 'alert';

/** A kind that is not known here is taken for one that cannot wait. */
export const categoryOf = (kind: string, audience: Audience): NotifyCategory => {
  if (audience === 'head') return 'head-only';
  if (audience === 'chair') return 'chair-only';
  if (kind === alertTold) return 'alert-now';
  const known = Object.hasOwn(kindOf, kind) ? kindOf[kind as keyof typeof kindOf] : null;
  if (known === null) return 'safety-now';
  const group = known.about === 'safety' ? 'safety' : 'conduct';
  return known.isAtOnce ? `${group}-now` : group;
};

const leadIns: Readonly<Record<NotifyReason, string>> = {
  recorded: '',
  chosen: 'A pupil chose you: ',
  reminder: 'Nobody has looked yet: ',
  escalation: 'Still nobody has looked: ',
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The one line that is sent. */
export const notifyLine = (reason: NotifyReason, category: NotifyCategory): string =>
  reason === 'recorded' ? categoryWords[category] : leadIns[reason] + lowerFirst(categoryWords[category]);
