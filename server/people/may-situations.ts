import { audiences, type Audience } from '#shared/incidents/audience.ts';
import type { SecondRight } from './second-on-referral.ts';
import type { Action, ApprovalRight, ChangeRight, IncidentRight, LessonRight, ReportRight } from './may.ts';

export const now = 1_800_000_000_000;
export const me = 'me';

export const running: LessonRight = { ownerId: me, partnerIds: [], endsAt: now + 1, endedAt: null };
const lessons = {
  'own, running': running,
  'own, its end just come': { ...running, endsAt: now },
  'own, ended early': { ...running, endedAt: now - 1 },
  'of somebody else': { ...running, ownerId: 'somebody else' },
  'beside somebody else': { ...running, ownerId: 'somebody else', partnerIds: ['a third', me] },
  'beside somebody else, ended': { ...running, ownerId: 'x', partnerIds: [me], endsAt: now },
} satisfies Record<string, LessonRight>;

const changes = {
  'nobody else needed': { needsSecondPerson: false, proposerId: null },
  'second person needed': { needsSecondPerson: true, proposerId: null },
  'proposed by another': { needsSecondPerson: true, proposerId: 'somebody else' },
  'proposed by me': { needsSecondPerson: true, proposerId: me },
} satisfies Record<string, ChangeRight>;

const approvals = {
  'not asked yet, safeguarding': { audience: 'safeguarding', askerId: null },
  'asked by another, safeguarding': { audience: 'safeguarding', askerId: 'somebody else' },
  'asked by me, safeguarding': { audience: 'safeguarding', askerId: me },
  'not asked yet, head': { audience: 'head', askerId: null },
  'asked by another, head': { audience: 'head', askerId: 'somebody else' },
  'asked by me, head': { audience: 'head', askerId: me },
  'not asked yet, chair': { audience: 'chair', askerId: null },
  'asked by another, chair': { audience: 'chair', askerId: 'somebody else' },
  'asked by me, chair': { audience: 'chair', askerId: me },
} satisfies Record<string, ApprovalRight>;

const confirmations = { confirmed: now + 1, 'just run out': now, 'never confirmed': 0 };

export interface Situation {
  readonly name: string;
  readonly lesson?: LessonRight;
  readonly change?: ChangeRight;
  readonly incident?: IncidentRight;
  readonly approval?: ApprovalRight;
  readonly report?: ReportRight;
  readonly audience?: Audience;
  readonly second?: SecondRight;
  readonly telling?: { readonly adultId: string | null };
  readonly confirmedUntil: number;
}

export const lessonActions: readonly Action[] = [
  'view-lesson',
  'command-device',
  'record-incident',
  'grant-exception',
  'answer-request',
  'own-lesson',
  'view-past-lesson',
  'stop-device',
];

const audiencesMeant = {
  'for safeguarding': 'safeguarding',
  'for the head': 'head',
  'for the chair': 'chair',
} as const;

export const referralActions: readonly Action[] = ['work-referral', 'decide-referral'];

export const changeActions: readonly Action[] = ['publish-filtering', 'approve-filtering'];

export const approvalActions: readonly Action[] = ['ask-approval', 'answer-approval'];

/** What must be known about the object of an action, in every way that makes a difference. */
export const situationsOf = (action: Action): Situation[] => {
  if (lessonActions.includes(action)) {
    return Object.entries(lessons).map(([name, lesson]) => ({ name, lesson, confirmedUntil: 0 }));
  }
  if (changeActions.includes(action)) {
    return Object.entries(changes).map(([name, change]) => ({ name, change, confirmedUntil: 0 }));
  }
  if (action === 'view-governors-report') {
    return [true, false].map((isPublished) => ({
      name: isPublished ? 'published' : 'not published',
      report: { isPublished },
      confirmedUntil: 0,
    }));
  }
  if (action === 'read-telling') {
    return [me, 'somebody else', null].flatMap((adultId) =>
      Object.entries(confirmations).map(([name, confirmedUntil]) => ({
        name: `${adultId === me ? 'told to me' : 'not told to me'}, ${name}`,
        telling: { adultId },
        confirmedUntil,
      })),
    );
  }
  if (action === 'review-incident' || action === 'refer-incident') {
    return audiences.map((audience) => ({ name: audience, incident: { audience }, confirmedUntil: 0 }));
  }
  if (action === 'ask-approval') {
    return Object.entries(approvals).map(([name, approval]) => ({ name, approval, confirmedUntil: 0 }));
  }
  if (action === 'answer-approval') {
    return Object.entries(approvals).flatMap(([name, approval]) => [
      { name, approval, confirmedUntil: now + 1 },
      { name: `${name}, password not given again`, approval, confirmedUntil: now },
    ]);
  }
  if (action === 'view-evidence') {
    return audiences.flatMap((audience) =>
      Object.entries(confirmations).map(([name, confirmedUntil]) => ({
        name: `${audience}, ${name}`,
        incident: { audience },
        confirmedUntil,
      })),
    );
  }
  if (referralActions.includes(action)) {
    return Object.entries(audiencesMeant).flatMap(([name, audience]) => [
      { name, audience, confirmedUntil: now },
      { name: `${name}, confirmed`, audience, confirmedUntil: now + 1 },
    ]);
  }
  if (action === 'second-referral') {
    return Object.entries(audiencesMeant).flatMap(([name, audience]) => [
      { name: `${name}, confirmed`, second: { audience, namedId: null }, confirmedUntil: now + 1 },
      {
        name: `${name}, another is named, confirmed`,
        second: { audience, namedId: 'somebody else' },
        confirmedUntil: now + 1,
      },
      { name: `${name}, I am named, confirmed`, second: { audience, namedId: me }, confirmedUntil: now + 1 },
      { name: `${name}, I am named`, second: { audience, namedId: me }, confirmedUntil: now },
    ]);
  }
  return [{ name: 'always', confirmedUntil: 0 }];
};
