import type { Capability } from '#shared/api/sign-in.ts';
import { audiencesOf, type Audience } from '#shared/incidents/audience.ts';
import type { Role } from '#shared/roles.ts';
import type { Actor } from './actor.ts';
import { rolesAllowed } from './roles-allowed.ts';
import { isSecondOn, type SecondRight } from './second-on-referral.ts';

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

/** What is asked about an incident before anything of it is shown. */
export interface IncidentRight {
  readonly audience: Audience;
}

/** What is asked about something that two people decide. */
export interface ApprovalRight {
  readonly audience: Audience;
  /** Who asked; null where nobody did yet. */
  readonly askerId: string | null;
}

/** What is asked about a report to the governors before it is shown. */
export interface ReportRight {
  readonly isPublished: boolean;
}

type Nothing = Readonly<Record<string, never>>;
interface AboutReferral {
  readonly audience: Audience;
}
interface AboutSecond {
  readonly second: SecondRight;
}
interface AboutChange {
  readonly change: ChangeRight;
}
interface AboutApproval {
  readonly approval: ApprovalRight;
}
interface AboutLesson {
  readonly lesson: LessonRight;
}

interface AboutIncident {
  readonly incident: IncidentRight;
}

interface AboutTelling {
  /** The trusted adult whom the pupil chose; null where none was, or there is no such telling. */
  readonly telling: { readonly adultId: string | null };
}

interface AboutReport {
  readonly report: ReportRight;
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
  /** To know which incidents there are, of those that are for their eyes. */
  'review-incidents': Nothing;
  /** To know of this one. */
  'review-incident': AboutIncident;
  /** To read it, look at its evidence, and work on it. */
  'view-evidence': AboutIncident;
  'record-concern': Nothing;
  /** To read what a pupil told them as a trusted adult. */
  'read-telling': AboutTelling;
  'manage-safeguarding': Nothing;
  /** To mark a computer as one that evidence may be kept to, and to take that back. */
  'designate-device': Nothing;
  'view-designated': Nothing;
  /** To stop a device and refer what is on it: whoever teaches the lesson it is in. */
  'stop-device': AboutLesson;
  /** The same for the device of an incident. */
  'refer-incident': AboutIncident;
  'list-referrals': Nothing;
  'work-referral': AboutReferral;
  /** To record what the police say, to lift a stop, to finish a review. */
  'decide-referral': AboutReferral;
  /** To write down and lift as the second person, and to see no more than that it waits. */
  'second-referral': AboutSecond;
  'manage-people': Nothing;
  /** To make one for the sealed envelope, and to take it back. */
  'keep-emergency-code': Nothing;
  'manage-filtering': Nothing;
  /** The words and settings of what children are asked, and its sums. */
  'manage-prompts': Nothing;
  /** To put rules in force alone. */
  'publish-filtering': AboutChange;
  /** To be the second person. */
  'approve-filtering': AboutChange;
  'view-policy-draft': Nothing;
  'view-policy': Nothing;
  'test-filter': Nothing;
  deploy: Nothing;
  'bind-device': Nothing;
  /** At a device that is nobody's: whoever meets visitors. */
  'let-guests-in': Nothing;
  'read-ledger': Nothing;
  'report-site': Nothing;
  /** What is kept for how long, and sums. */
  'view-retention': Nothing;
  /** Legal holds, what goes when, certificates, what is held about a pupil. */
  'keep-records': Nothing;
  /** To ask a second person. */
  'ask-approval': AboutApproval;
  /** To be the second person. */
  'answer-approval': AboutApproval;
  'view-governors-report': AboutReport;
  'publish-governors-report': Nothing;
  'record-review': Nothing;
  'view-queue-figures': Nothing;
  'view-staff-looks': Nothing;
  'write-yearly-review': Nothing;
  'view-notifications': Nothing;
  /** To be told of incidents, by ways of one's own choosing. */
  'be-told': Nothing;
  'set-up-channels': Nothing;
  'set-on-call': Nothing;
  'sign-own-agreement': Nothing;
  /** Who has not signed: of one's own classes, or of everybody for who may edit. */
  'see-missing-agreements': Nothing;
  'edit-agreements': Nothing;
  /** What a pupil or a parent signed with, and whom they named; and to withdraw it. */
  'view-signatures': Nothing;
}
export type Action = keyof ActionObjects;

type Asker = Pick<Actor, 'accountId' | 'roles' | 'confirmedUntil'>;

export const actions = Object.keys(rolesAllowed) as readonly Action[];

/** The one place where a right is given. Pure; asked again at every request. */
export const may = <Asked extends Action>(
  actor: Asker,
  action: Asked,
  object: ActionObjects[Asked],
  now: number,
): boolean => {
  if (!actor.roles.some((role) => rolesAllowed[action].includes(role))) return false;
  if (incidentActions.has(action))
    return isAboutIncident(object) && mayKnow(actor, object.incident) && isConfirmed(actor, action, now);
  if (changeActions.has(action)) return isAboutChange(object) && mayChange(actor, action, object.change);
  if (approvalActions.has(action))
    return isAboutApproval(object) && mayApprove(actor, action, object.approval, now);
  if (action === 'read-telling')
    return 'telling' in object && object.telling.adultId === actor.accountId && now < actor.confirmedUntil;
  if (action === 'view-governors-report') return isAboutReport(object) && mayReadReport(actor, object.report);
  if (action === 'view-past-lesson') return isAboutLesson(object) && mayLookBack(actor, object.lesson);
  if (referralActions.has(action)) return isAboutReferral(object) && isFor(actor, action, object, now);
  if (action === 'second-referral')
    return 'second' in object && isSecondOn(actor, object.second) && now < actor.confirmedUntil;
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

const incidentActions: ReadonlySet<Action> = new Set(['review-incident', 'view-evidence', 'refer-incident']);

const isAboutIncident = (object: ActionObjects[Action]): object is AboutIncident => 'incident' in object;

// R46: for everyone else it is as if it were not there.
const mayKnow = (actor: Asker, { audience }: IncidentRight): boolean =>
  audiencesOf(actor.roles).includes(audience);

const isConfirmed = (actor: Asker, action: Action, now: number): boolean =>
  action !== 'view-evidence' || now < actor.confirmedUntil;

const isAboutReport = (object: ActionObjects[Action]): object is AboutReport => 'report' in object;

// Before it is published it holds numbers that governors never see.
const mayReadReport = (actor: Asker, { isPublished }: ReportRight): boolean =>
  isPublished || actor.roles.some((role) => rolesAllowed['publish-governors-report'].includes(role));

const referralActions: ReadonlySet<Action> = new Set(['work-referral', 'decide-referral']);

const isAboutReferral = (object: ActionObjects[Action]): object is AboutReferral => 'audience' in object;

const isFor = (actor: Asker, action: Action, referral: AboutReferral, now: number): boolean =>
  mayKnow(actor, referral) && (action === 'work-referral' || now < actor.confirmedUntil);

const changeActions: ReadonlySet<Action> = new Set(['publish-filtering', 'approve-filtering']);

const isAboutChange = (object: ActionObjects[Action]): object is AboutChange => 'change' in object;

// Four eyes: nobody approves what they proposed themselves, and where that is asked nobody publishes alone.
const mayChange = (actor: Asker, action: Action, { needsSecondPerson, proposerId }: ChangeRight): boolean =>
  action === 'publish-filtering' ? !needsSecondPerson : proposerId !== null && proposerId !== actor.accountId;

const approvalActions: ReadonlySet<Action> = new Set(['ask-approval', 'answer-approval']);

const isAboutApproval = (object: ActionObjects[Action]): object is AboutApproval => 'approval' in object;

const askers: Record<Audience, readonly Role[]> = {
  safeguarding: ['dsl', 'head'],
  head: ['head'],
  chair: ['chair-of-governors'],
};
// Where there is one head, their second person is the chair; beside the chair stands another account with that role.
const seconds: Record<Audience, readonly Role[]> = { ...askers, head: ['head', 'chair-of-governors'] };

const mayApprove = (
  actor: Asker,
  action: Action,
  { audience, askerId }: ApprovalRight,
  now: number,
): boolean => {
  if (action === 'ask-approval') return hasRole(actor, askers[audience]);
  const isAnother = askerId !== null && askerId !== actor.accountId;
  return isAnother && hasRole(actor, seconds[audience]) && now < actor.confirmedUntil;
};

const hasRole = (actor: Asker, among: readonly Role[]): boolean =>
  actor.roles.some((role) => among.includes(role));

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
  'record-concern': 'record-concern',
  'review-incidents': 'review-incidents',
  'manage-safeguarding': 'manage-safeguarding',
  'manage-filtering': 'manage-filtering',
  'manage-prompts': 'manage-prompts',
  'approve-filtering': 'approve-filtering',
  'manage-people': 'manage-people',
  'keep-emergency-code': 'keep-emergency-code',
  deploy: 'deploy',
  'let-guests-in': 'let-guests-in',
  'read-ledger': 'read-ledger',
  'read-reports': 'view-governors-report',
  'publish-reports': 'publish-governors-report',
  'record-reviews': 'record-review',
  'view-staff-looks': 'view-staff-looks',
  'view-notifications': 'view-notifications',
  'view-retention': 'view-retention',
  'sign-own-agreement': 'sign-own-agreement',
  'see-missing-agreements': 'see-missing-agreements',
  'edit-agreements': 'edit-agreements',
} as const satisfies Record<Capability, Action>;

/** What the dashboard offers to somebody with these roles. */
export const capabilitiesOf = (actor: Pick<Actor, 'roles'>): Capability[] =>
  (Object.keys(capabilityActions) as Capability[]).filter((capability) =>
    actor.roles.some((role) => rolesAllowed[capabilityActions[capability]].includes(role)),
  );
