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
  'alert-looked-at': 'An alert that somebody has looked at',
  emergency: 'An emergency code was used',
  'second-role': 'There is a new account that may be the second person where it takes two',
  'new-password':
    'Somebody made a link for a new password to your account; if you asked for none, tell the head',
  'head-only': 'A concern for the headteacher alone',
  'chair-only': 'A concern for the chair of governors alone',
} as const;
export type NotifyCategory = keyof typeof categoryWords;

/** In place of an incident's kind, where it is an alert that is told of. */
export const alertTold = 'alert';
/** The same where somebody has opened it and said nothing of it yet. */
export const alertLookedAt = 'alert-looked-at';
export const isAlertTold = (kind: string): boolean => kind === alertTold || kind === alertLookedAt;

/** In the same place, where the code in the sealed envelope was used. */
export const emergencyTold = 'emergency';

/** In the same place, where an account was made that may stand second; and where a link was made to somebody's account. */
export const secondRoleTold = 'second-role';
export const newPasswordTold = 'new-password';

/** A kind that is not known here is taken for one that cannot wait. */
export const categoryOf = (kind: string, audience: Audience): NotifyCategory => {
  if (audience === 'head') return 'head-only';
  if (audience === 'chair') return 'chair-only';
  if (kind === alertTold) return 'alert-now';
  if (kind === alertLookedAt) return 'alert-looked-at';
  if (kind === emergencyTold || kind === secondRoleTold || kind === newPasswordTold) return kind;
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

/** To look is not to judge: a reminder says which of the two nobody has done. */
const notJudged: Readonly<Record<NotifyReason, string>> = {
  ...leadIns,
  reminder: 'Not judged yet: ',
  escalation: 'Still not judged: ',
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The one line that is sent. */
export const notifyLine = (reason: NotifyReason, category: NotifyCategory): string => {
  if (reason === 'recorded') return categoryWords[category];
  const leadIn = category === 'alert-looked-at' ? notJudged[reason] : leadIns[reason];
  return leadIn + lowerFirst(categoryWords[category]);
};
