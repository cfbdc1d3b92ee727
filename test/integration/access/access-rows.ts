import { randomUUID } from 'node:crypto';
import type { EndpointName, EndpointRequest } from '#shared/api.ts';
import { firstPolicyRules } from '../../../server/filtering/first-policy.ts';
import { focusList, type FreshName, type Ids } from './access-stage.ts';

/** What one endpoint says to everybody. */
export interface AccessRow<Request> {
  /** A request that is understood, about what the ids name. */
  readonly ask: (id: Ids) => Request;
  /**
   * "ok: head admin; not-found: teacher": how those are answered; "ok/not-found" where what is asked about is there, and
   * where it is not. `everyone` is whoever is not named; else they are not allowed. Who is not signed in to this school is
   * told so, except by what is `open`.
   */
  readonly is: string;
  /** Made anew before each is asked, because the answer uses it up. */
  readonly fresh?: FreshName;
}
type Rows = { readonly [Name in EndpointName]: AccessRow<EndpointRequest<Name>> };

const nothing = () => ({});
/** Names nothing. */
const no = randomUUID();
const noToken = 'a'.repeat(43);
const games = { kind: 'site', host: 'games.example' } as const;

/** One line for every endpoint of the contract: the whole of who may do what. */
// prettier-ignore
export const accessRows: Rows = {
  me: { ask: nothing, is: 'open' },
  setUp: { ask: () => ({ token: noToken, schoolName: 'X', name: 'X', email: 'x@x.example', password: 'twelve letters' }), is: 'open expired' },
  signIn: { ask: () => ({ email: `${randomUUID()}@x.example`, password: 'wrong' }), is: 'open not-allowed' },
  acceptInvitation: { ask: () => ({ token: noToken, password: 'twelve letters' }), is: 'open expired' },
  confirmPassword: { ask: () => ({ password: 'wrong' }), is: 'not-allowed: everyone' },
  accounts: { ask: nothing, is: 'ok: head admin' },
  addAccount: { ask: () => ({ name: 'New', email: `${randomUUID()}@x.example`, roles: ['governor'] }), is: 'ok: head admin' },
  deactivateAccount: { ask: () => ({ accountId: no }), is: 'not-found: head admin' },
  classes: { ask: nothing, is: 'ok: owner teacher cover-teacher dsl head filtering-manager admin' },
  addClass: { ask: () => ({ name: randomUUID(), yearGroup: 2 }), is: 'ok: head admin' },
  pupils: { ask: nothing, is: 'ok: dsl head filtering-manager admin' },
  addPupils: { ask: () => ({ classId: no, pupils: [{ name: 'Nia Brook', email: null }] }), is: 'not-found: head admin' },
  startLesson: { ask: () => ({ classId: no, minutes: 30 }), is: 'not-found: owner teacher cover-teacher head' },
  endLesson: { ask: (id) => ({ lessonId: id.lesson }), is: 'ok/not-allowed: owner', fresh: 'lesson' },
  moveLessonEnd: { ask: (id) => ({ lessonId: id.lesson, endsAt: Date.now() + 1_800_000 }), is: 'ok/not-allowed: owner' },
  teachers: { ask: nothing, is: 'ok: owner teacher cover-teacher head' },
  handOverLesson: { ask: (id) => ({ lessonId: id.lesson, accountId: no, isStaying: true }), is: 'not-found/not-allowed: owner' },
  joinLesson: { ask: () => ({ lessonId: no, reason: 'Cover' }), is: 'expired: owner teacher cover-teacher head' },
  takeOverLesson: { ask: () => ({ lessonId: no, reason: 'Cover' }), is: 'expired: owner teacher cover-teacher head' },
  leaveLesson: { ask: (id) => ({ lessonId: id.lesson, accountId: id.account }), is: 'ok/not-allowed: owner' },
  otherPupils: { ask: (id) => ({ lessonId: id.lesson }), is: 'ok/not-allowed: owner' },
  addPupilsToLesson: { ask: (id) => ({ lessonId: id.lesson, pupilIds: [no] }), is: 'not-found/not-allowed: owner' },
  askForPupils: { ask: (id) => ({ lessonId: id.lesson, pupilIds: [no] }), is: 'not-found/not-allowed: owner' },
  answerPupilAsk: { ask: (id) => ({ lessonId: id.lesson, askId: no, isGiven: true }), is: 'not-found/not-allowed: owner' },
  takeOverPupils: { ask: (id) => ({ lessonId: id.lesson, pupilIds: [no], reason: 'Cover' }), is: 'not-found/not-allowed: owner' },
  releasePupils: { ask: (id) => ({ lessonId: id.lesson, pupilIds: [id.pupil] }), is: 'ok/not-allowed: owner' },
  weeklyLessons: { ask: nothing, is: 'ok: owner teacher cover-teacher head' },
  addWeeklyLesson: { ask: () => ({ classId: no, day: 2, from: 540, to: 600, startsByItself: false }), is: 'not-found: owner teacher cover-teacher head' },
  removeWeeklyLesson: { ask: (id) => ({ weeklyLessonId: id.weeklyLesson }), is: 'ok/not-found: owner; not-found: teacher cover-teacher head', fresh: 'weeklyLesson' },
  timeline: { ask: (id) => ({ lessonId: id.lesson, deviceId: id.device }), is: 'ok/not-allowed: owner' },
  devices: { ask: nothing, is: 'ok: admin' },
  bindDevice: { ask: () => ({ deviceId: no, pupilId: null }), is: 'not-found: admin' },
  deployment: { ask: nothing, is: 'ok: admin' },
  policy: { ask: nothing, is: 'ok: owner teacher cover-teacher dsl head filtering-manager admin' },
  loadSealedList: { ask: () => ({ text: 'not a list' }), is: 'bad-message: filtering-manager admin' },
  publishPolicy: { ask: () => ({ basedOn: 0, rules: firstPolicyRules(), reason: 'Tidy' }), is: 'conflict: filtering-manager admin' },
  why: { ask: (id) => ({ url: 'https://newts.example/', pupilId: id.pupil }), is: 'ok/not-found: owner teacher cover-teacher dsl head filtering-manager admin' },
  policyDraft: { ask: nothing, is: 'ok: head filtering-manager admin' },
  savePolicyDraft: { ask: () => ({ revision: 99, basedOn: 1, rules: firstPolicyRules() }), is: 'conflict: filtering-manager admin' },
  discardPolicyDraft: { ask: () => ({ revision: 99 }), is: 'conflict: filtering-manager admin' },
  publishDraft: { ask: () => ({ revision: 99, reason: 'Tidy' }), is: 'conflict: filtering-manager admin' },
  proposePolicy: { ask: () => ({ revision: 99, reason: 'Tidy' }), is: 'conflict: filtering-manager admin' },
  withdrawProposal: { ask: () => ({ revision: 99 }), is: 'conflict: filtering-manager admin' },
  approveProposal: { ask: () => ({ revision: 99 }), is: 'conflict: head filtering-manager admin' },
  sendBackProposal: { ask: () => ({ revision: 99, words: 'No' }), is: 'conflict: head filtering-manager admin' },
  policyVersion: { ask: () => ({ version: 1 }), is: 'ok: owner teacher cover-teacher dsl head filtering-manager admin' },
  startPolicyPreview: { ask: () => ({ version: 77 }), is: 'not-found: head filtering-manager admin' },
  policyPreview: { ask: () => ({ previewId: no }), is: 'not-found: head filtering-manager admin' },
  blockInEmergency: { ask: () => ({ host: 'bad.example', reason: 'Now' }), is: 'ok: filtering-manager admin' },
  liftEmergency: { ask: () => ({ host: 'none.example' }), is: 'ok: filtering-manager admin' },
  confirmEmergency: { ask: () => ({ host: 'none.example' }), is: 'not-found: head filtering-manager admin' },
  listSources: { ask: nothing, is: 'ok: owner teacher cover-teacher dsl head filtering-manager admin' },
  addListAddress: { ask: () => ({ name: 'A list', address: 'http://lists.example/hosts', plan: 'by-hand', categoryId: 'imported' }), is: 'ok: filtering-manager admin' },
  changeListSource: { ask: () => ({ sourceId: no, name: 'Other' }), is: 'not-found: filtering-manager admin' },
  removeListSource: { ask: () => ({ sourceId: no }), is: 'not-found: filtering-manager admin' },
  fetchListNow: { ask: () => ({ sourceId: no }), is: 'not-found: filtering-manager admin' },
  filterTests: { ask: nothing, is: 'ok: dsl head filtering-manager admin' },
  testFilter: { ask: () => ({ deviceId: no }), is: 'not-found: dsl head filtering-manager admin' },
  focusLists: { ask: nothing, is: 'ok: owner teacher cover-teacher head' },
  saveFocusList: { ask: (id) => ({ ...focusList, focusListId: id.focusList }), is: 'ok/not-found: owner; not-found: teacher cover-teacher head' },
  deleteFocusList: { ask: (id) => ({ focusListId: id.focusList }), is: 'ok/not-found: owner; not-found: teacher cover-teacher head', fresh: 'focusList' },
  noteFocusListUsed: { ask: (id) => ({ focusListId: id.focusList }), is: 'ok/not-found: owner; not-found: teacher cover-teacher head', fresh: 'focusList' },
  checkFocus: { ask: (id) => ({ lessonId: id.lesson, items: focusList.items, needs: [] }), is: 'ok/not-allowed: owner' },
  ownDevices: { ask: nothing, is: 'ok: owner teacher cover-teacher head' },
  recordScene: { ask: (id) => ({ lessonId: id.lesson, deviceId: no, url: 'https://newts.example/', isAttended: false, needs: [] }), is: 'not-allowed: owner' },
  incidents: { ask: () => ({ shelf: 'open', search: '' }), is: 'ok: dsl head chair-of-governors' },
  incident: { ask: (id) => ({ incidentId: id.incident }), is: 'ok/not-found: dsl head; not-found: chair-of-governors' },
  recordIncident: { ask: (id) => ({ lessonId: id.lesson, deviceId: no, kind: 'hurtful-message', words: 'Words' }), is: 'not-found/not-allowed: owner' },
  addIncidentAction: { ask: (id) => ({ incidentId: id.incident, step: null, isDone: true, text: 'Talked' }), is: 'ok/not-found: dsl head; not-found: chair-of-governors' },
  ledger: { ask: nothing, is: 'ok: dsl head' },
  checkLedger: { ask: nothing, is: 'ok: dsl head' },
  grantException: { ask: (id) => ({ target: games, to: { kind: 'pupils', pupilIds: [no] }, endsAt: 'lesson', lessonId: id.lesson, reason: 'Why' }), is: 'not-found/not-allowed: owner' },
  exceptions: { ask: (id) => ({ lessonId: id.lesson }), is: 'ok/not-allowed: owner' },
  endException: { ask: (id) => ({ exceptionId: id.exception }), is: 'ok/not-found: owner filtering-manager admin; not-found: everyone', fresh: 'exception' },
  reopenException: { ask: (id) => ({ exceptionId: id.closedException }), is: 'ok/not-found: owner; not-found: everyone', fresh: 'closedException' },
  requests: { ask: (id) => ({ lessonId: id.lesson }), is: 'ok/not-allowed: owner' },
  answerRequests: { ask: (id) => ({ requestIds: [id.request], answer: { is: 'refuse', words: 'No' } }), is: 'ok/not-found: owner; not-found: everyone', fresh: 'request' },
  filterReports: { ask: nothing, is: 'ok: filtering-manager admin' },
  ownFilterReports: { ask: nothing, is: 'ok: owner teacher cover-teacher dsl head filtering-manager admin' },
  reportSite: { ask: () => ({ url: 'https://games.example/', wants: 'block', words: '' }), is: 'ok: owner teacher cover-teacher dsl head filtering-manager admin' },
  answerFilterReports: { ask: (id) => ({ requestIds: [id.report], outcome: 'not-changed', words: 'No' }), is: 'ok/conflict: filtering-manager admin', fresh: 'report' },
  noticedSites: { ask: nothing, is: 'ok: filtering-manager admin' },
  hands: { ask: (id) => ({ lessonId: id.lesson }), is: 'ok/not-allowed: owner' },
  answerHands: { ask: (id) => ({ requestIds: [id.hand], is: 'coming', words: '' }), is: 'ok/not-found: owner; not-found: everyone', fresh: 'hand' },
  pastLessons: { ask: nothing, is: 'ok: everyone' },
  lessonTimeline: { ask: (id) => ({ lessonId: id.lesson }), is: 'ok/not-found: owner dsl head; not-found: everyone' },
  seatingPlan: { ask: (id) => ({ lessonId: id.lesson }), is: 'ok/not-allowed: owner' },
  saveSeatingPlan: { ask: (id) => ({ lessonId: id.lesson, plan: { columns: 2, places: [null] } }), is: 'ok/not-allowed: owner' },
  signOut: { ask: nothing, is: 'open' },
};
