import type { Capability } from '#shared/api/sign-in.ts';
import type { Audience } from '#shared/referrals/audience.ts';
import type { Role } from '#shared/roles.ts';
import type { Actor } from './actor.ts';

/** What is asked about a lesson before a right that hangs on it is given. */
export interface LessonRight {
  readonly ownerId: string;
  /** Who teaches it beside the owner. */
  readonly partnerIds: readonly string[];
  readonly endsAt: number;
  readonly endedAt: number | null;
}

/** What is asked about a change of policy before it is put in force. */
export interface ChangeRight {
  /** By the rules in force. */
  readonly needsSecondPerson: boolean;
  /** Who proposed it; null where it was not proposed. */
  readonly proposerId: string | null;
}

type Nothing = Readonly<Record<string, never>>;
interface AboutReferral {
  readonly audience: Audience;
}
interface AboutChange {
  readonly change: ChangeRight;
}
interface AboutLesson {
  readonly lesson: LessonRight;
}

/** Every action there is, and what must be known about its object to decide. */
export interface ActionObjects {
  'view-lesson': AboutLesson;
  'command-device': AboutLesson;
  'record-incident': AboutLesson;
  'grant-exception': AboutLesson;
  'answer-request': AboutLesson;
  /** What only its owner does with it. */
  'own-lesson': AboutLesson;
  /** To read what is kept of a lesson. */
  'view-past-lesson': AboutLesson;
  'start-lesson': Nothing;
  'join-lesson': Nothing;
  'keep-focus-lists': Nothing;
  'view-roster': Nothing;
  'review-incidents': Nothing;
  'view-evidence': Nothing;
  /** To stop a device and refer what is on it: whoever teaches the lesson it is in. */
  'stop-device': AboutLesson;
  /** The same for the device of an incident. */
  'refer-incident': Nothing;
  'list-referrals': Nothing;
  'work-referral': AboutReferral;
  /** To record what the police say, to lift a stop, to finish a review. */
  'decide-referral': AboutReferral;
  'manage-people': Nothing;
  'manage-filtering': Nothing;
  /** To put rules in force alone. */
  'publish-filtering': AboutChange;
  /** To be the second person. */
  'approve-filtering': AboutChange;
  'view-policy-draft': Nothing;
  'view-policy': Nothing;
  'test-filter': Nothing;
  deploy: Nothing;
  'bind-device': Nothing;
  'read-ledger': Nothing;
  'report-site': Nothing;
}
export type Action = keyof ActionObjects;

type Asker = Pick<Actor, 'accountId' | 'roles' | 'confirmedUntil'>;

const rolesAllowed: Record<Action, readonly Role[]> = {
  'view-lesson': ['teacher', 'cover-teacher', 'head'],
  'command-device': ['teacher', 'cover-teacher', 'head'],
  'record-incident': ['teacher', 'cover-teacher', 'head'],
  'grant-exception': ['teacher', 'cover-teacher', 'head'],
  'answer-request': ['teacher', 'cover-teacher', 'head'],
  'own-lesson': ['teacher', 'cover-teacher', 'head'],
  'view-past-lesson': ['teacher', 'cover-teacher', 'dsl', 'head'],
  'start-lesson': ['teacher', 'cover-teacher', 'head'],
  'join-lesson': ['teacher', 'cover-teacher', 'head'],
  'keep-focus-lists': ['teacher', 'cover-teacher', 'head'],
  'view-roster': ['dsl', 'head', 'filtering-manager', 'admin'],
  'review-incidents': ['dsl', 'head'],
  'view-evidence': ['dsl', 'head'],
  'stop-device': ['teacher', 'cover-teacher', 'dsl', 'head'],
  'refer-incident': ['dsl', 'head'],
  'list-referrals': ['dsl', 'head', 'chair-of-governors'],
  'work-referral': ['dsl', 'head', 'chair-of-governors'],
  'decide-referral': ['dsl', 'head', 'chair-of-governors'],
  'manage-people': ['admin', 'head'],
  'manage-filtering': ['filtering-manager', 'admin'],
  'publish-filtering': ['filtering-manager', 'admin'],
  'approve-filtering': ['head', 'filtering-manager', 'admin'],
  'view-policy-draft': ['head', 'filtering-manager', 'admin'],
  'view-policy': ['teacher', 'cover-teacher', 'dsl', 'head', 'filtering-manager', 'admin'],
  'test-filter': ['dsl', 'head', 'filtering-manager', 'admin'],
  deploy: ['admin'],
  'bind-device': ['admin'],
  'read-ledger': ['dsl', 'head'],
  'report-site': ['teacher', 'cover-teacher', 'dsl', 'head', 'filtering-manager', 'admin'],
};

export const actions = Object.keys(rolesAllowed) as readonly Action[];

/** The one place where a right is given. Pure; asked again at every request. */
export const may = <Asked extends Action>(
  actor: Asker,
  action: Asked,
  object: ActionObjects[Asked],
  now: number,
): boolean => {
  if (!actor.roles.some((role) => rolesAllowed[action].includes(role))) return false;
  if (action === 'view-evidence') return now < actor.confirmedUntil;
  if (changeActions.has(action)) return isAboutChange(object) && mayChange(actor, action, object.change);
  if (action === 'view-past-lesson') return isAboutLesson(object) && mayLookBack(actor, object.lesson);
  if (referralActions.has(action)) return isAboutReferral(object) && isFor(actor, action, object, now);
  if (!isAboutLesson(object)) return !lessonActions.has(action);
  return teachesNow(actor, object.lesson, now) && (action !== 'own-lesson' || owns(actor, object.lesson));
};

const lessonActions: ReadonlySet<Action> = new Set([
  'view-lesson',
  'command-device',
  'record-incident',
  'grant-exception',
  'answer-request',
  'own-lesson',
  'stop-device',
]);

const referralActions: ReadonlySet<Action> = new Set(['work-referral', 'decide-referral']);

const isAboutReferral = (object: ActionObjects[Action]): object is AboutReferral => 'audience' in object;

/** A concern about staff goes to the head only, one about the head to the chair of governors (R46). */
const audienceRoles: Record<Audience, readonly Role[]> = {
  safeguarding: ['dsl', 'head'],
  head: ['head'],
  chair: ['chair-of-governors'],
};

const isFor = (actor: Asker, action: Action, { audience }: AboutReferral, now: number): boolean =>
  actor.roles.some((role) => audienceRoles[audience].includes(role)) &&
  (action === 'work-referral' || now < actor.confirmedUntil);

const changeActions: ReadonlySet<Action> = new Set(['publish-filtering', 'approve-filtering']);

const isAboutChange = (object: ActionObjects[Action]): object is AboutChange => 'change' in object;

// Four eyes: nobody approves what they proposed themselves, and where that is asked nobody publishes alone.
const mayChange = (actor: Asker, action: Action, { needsSecondPerson, proposerId }: ChangeRight): boolean =>
  action === 'publish-filtering' ? !needsSecondPerson : proposerId !== null && proposerId !== actor.accountId;

const isAboutLesson = (object: ActionObjects[Action]): object is AboutLesson => 'lesson' in object;

const owns = (actor: Asker, { ownerId }: LessonRight): boolean => ownerId === actor.accountId;

const isTeacherOf = (actor: Asker, lesson: LessonRight): boolean =>
  owns(actor, lesson) || lesson.partnerIds.includes(actor.accountId);

// A class is seen by those who teach it, and only while it is taught.
const teachesNow = (actor: Asker, lesson: LessonRight, now: number): boolean =>
  isTeacherOf(actor, lesson) && lesson.endedAt === null && now < lesson.endsAt;

// Those who taught it look back on it, and so do those who answer for every pupil.
const mayLookBack = (actor: Asker, lesson: LessonRight): boolean =>
  isTeacherOf(actor, lesson) || actor.roles.some((role) => role === 'dsl' || role === 'head');

const capabilityActions = {
  teach: 'start-lesson',
  'review-incidents': 'review-incidents',
  'manage-filtering': 'manage-filtering',
  'approve-filtering': 'approve-filtering',
  'manage-people': 'manage-people',
  deploy: 'deploy',
  'read-ledger': 'read-ledger',
} as const satisfies Record<Capability, Action>;

/** What the dashboard offers to somebody with these roles. */
export const capabilitiesOf = (actor: Pick<Actor, 'roles'>): Capability[] =>
  (Object.keys(capabilityActions) as Capability[]).filter((capability) =>
    actor.roles.some((role) => rolesAllowed[capabilityActions[capability]].includes(role)),
  );
