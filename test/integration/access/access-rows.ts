import { randomUUID } from 'node:crypto';
import type { EndpointName, EndpointRequest } from '#shared/api.ts';
import type { ExportRequest } from '#shared/api/exports.ts';
import { defaultPupilText } from '#shared/notify/pupil-words.ts';
import { defaultPromptSettings } from '#shared/prompts/plan.ts';
import { usualRetentionDays } from '#shared/retention.ts';
import { firstPolicyRules } from '../../../server/filtering/first-policy.ts';
import type { FreshName, Ids } from './access-ids.ts';
import { focusList } from './access-stage.ts';

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
export const exportOf = (id: Ids): ExportRequest => ({
  incidentIds: [id.incident],
  form: 'pack',
  recipient: 'own-records',
  pupilIds: [],
  leaveOut: [],
  leaveIn: [],
  pictureIds: [],
  review: { people: [], computer: '', judgement: null },
});
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
  prompts: { ask: nothing, is: 'ok: dsl admin' },
  savePromptSettings: { ask: () => defaultPromptSettings, is: 'ok: dsl admin' },
  savePromptWording: { ask: () => ({ promptId: 'advert-paid', language: 'en', keyStage: 'KS2', wording: null }), is: 'ok: dsl admin' },
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
  chronology: { ask: (id) => ({ pupilId: id.pupil }), is: 'ok/not-found: dsl head chair-of-governors' },
  recordConcern: { ask: (id) => ({ kind: 'hurtful-message', people: [{ kind: 'pupil', pupilId: id.pupil, involvement: 'affected' }], words: 'Words', happenedAt: null, place: 'school', toldBy: null }), is: 'ok/not-found: owner teacher cover-teacher dsl head chair-of-governors filtering-manager admin' },
  concernPeople: { ask: nothing, is: 'ok: owner teacher cover-teacher dsl head chair-of-governors filtering-manager admin' },
  saveIncidentRecord: { ask: (id) => ({ incidentId: id.incident, basedOn: 99, record: { happenedAt: null, place: 'school', account: '', devices: '', outcome: '' } }), is: 'conflict/not-found: dsl head; not-found: chair-of-governors' },
  changeIncidents: { ask: (id) => ({ incidentIds: [id.incident], change: { kind: 'triage', triage: 'unsure' } }), is: 'ok/not-found: dsl head; not-found: chair-of-governors' },
  incidentReaders: { ask: () => ({ audience: 'safeguarding' }), is: 'ok: dsl head chair-of-governors' },
  safeguardingPolicy: { ask: nothing, is: 'ok: dsl head chair-of-governors' },
  saveSafeguardingPolicy: { ask: () => ({ matrix: {}, contacts: [] }), is: 'ok: dsl head' },
  previewExport: { ask: (id) => exportOf(id), is: 'ok/not-found: dsl head; not-found: chair-of-governors' },
  stopAndRefer: { ask: (id) => ({ lessonId: id.lesson, deviceId: no }), is: 'not-found/not-allowed: owner' },
  setReferralAudience: { ask: (id) => ({ referralId: id.referral, audience: 'safeguarding' }), is: 'ok/not-found: owner dsl head; not-found: everyone' },
  referrals: { ask: nothing, is: 'ok: dsl head chair-of-governors' },
  referral: { ask: (id) => ({ referralId: id.referral }), is: 'ok/not-found: dsl head; not-found: everyone' },
  tickReferralStep: { ask: (id) => ({ referralId: id.referral, step: 'police', is: 'done', note: '' }), is: 'ok/not-found: dsl head; not-found: everyone' },
  recordPoliceAdvice: { ask: (id) => ({ referralId: id.referral, says: 'keep', words: 'Keep it' }), is: 'ok/not-found: dsl head; not-found: everyone' },
  liftStop: { ask: (id) => ({ referralId: id.referral }), is: 'conflict/not-found: dsl head; not-found: everyone' },
  compareReferralAddress: { ask: (id) => ({ referralId: id.referral, address: 'https://games.example/' }), is: 'ok/not-found: dsl head; not-found: everyone' },
  initialReviews: { ask: (id) => ({ kind: 'referral', id: id.referral }), is: 'ok/not-found: dsl head; not-found: everyone' },
  startInitialReview: { ask: (id) => ({ kind: 'incident', id: id.incident }), is: 'ok/not-found: dsl head; not-found: everyone' },
  answerCriterion: { ask: (id) => ({ reviewId: id.review, criterion: 'adult', answer: 'no' }), is: 'ok/not-found: dsl head; not-found: everyone' },
  recordViewing: { ask: (id) => ({ reviewId: id.review, reason: 'By the police' }), is: 'ok/not-found: dsl head; not-found: everyone' },
  finishInitialReview: { ask: (id) => ({ reviewId: id.review, outcome: 'refer', reason: '' }), is: 'conflict/not-found: dsl head; not-found: everyone' },
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
  approvals: { ask: nothing, is: 'ok: everyone' },
  askApproval: { ask: (id) => ({ kind: 'delete-early', objects: [id.incident], reason: 'By mistake' }), is: 'ok/not-found: dsl head; not-found: chair-of-governors' },
  answerApproval: { ask: (id) => ({ approvalId: id.approval, isAllowed: false, words: 'No' }), is: 'ok/not-found: dsl head; not-found: chair-of-governors', fresh: 'approval' },
  // Only by whoever asked.
  withdrawApproval: { ask: (id) => ({ approvalId: id.approval }), is: 'not-found: everyone' },
  governorsReports: { ask: nothing, is: 'ok: dsl head chair-of-governors governor' },
  previewGovernorsReport: { ask: nothing, is: 'ok: dsl head' },
  publishGovernorsReport: { ask: () => ({ startsOn: '2001-01-01' }), is: 'conflict: dsl head' },
  schoolTerms: { ask: nothing, is: 'ok: dsl head' },
  saveSchoolTerms: { ask: () => ({ year: 2040, autumn: '2040-09-03', spring: '2041-01-07', summer: '2041-04-22' }), is: 'ok: dsl head' },
  reviewMeetings: { ask: nothing, is: 'ok: dsl head chair-of-governors' },
  recordReview: { ask: () => ({ heldOn: '2026-01-12', body: 'head', tookPart: 'The head', decided: 'Nothing', policyChanges: '' }), is: 'ok: dsl head chair-of-governors' },
  yearlyReview: { ask: nothing, is: 'ok: dsl head' },
  saveSelfReviewAnswer: { ask: () => ({ questionId: 'people', text: 'The head' }), is: 'ok: dsl head' },
  queueFigures: { ask: nothing, is: 'ok: dsl head' },
  staffLooks: { ask: nothing, is: 'ok: head' },
  staffLookLines: { ask: (id) => ({ accountId: id.account, month: '2026-01', group: 'keys' }), is: 'ok: head' },
  notifySettings: { ask: nothing, is: 'ok: dsl head chair-of-governors admin' },
  notifyHealth: { ask: nothing, is: 'ok: dsl head chair-of-governors admin' },
  whoWasTold: { ask: (id) => ({ incidentId: id.incident }), is: 'ok/not-found: dsl head; not-found: chair-of-governors' },
  saveChannel: { ask: () => ({ channel: 'push', isOn: false }), is: 'ok: admin' },
  testChannel: { ask: () => ({ channel: 'push' }), is: 'not-found: dsl head chair-of-governors admin' },
  saveOnCall: { ask: () => ({ deputyIds: [no], graceMinutes: 30, rota: { week: [], dates: [] }, pupilText: defaultPupilText() }), is: 'conflict: dsl head' },
  saveOwnMail: { ask: () => ({ byMail: true }), is: 'ok: dsl head chair-of-governors' },
  addBrowser: { ask: () => ({ endpoint: 'http://push.example/1', p256dh: 'a', auth: 'a', browser: 'A browser' }), is: 'bad-message: dsl head chair-of-governors' },
  removeBrowser: { ask: () => ({ subscriptionId: no }), is: 'not-found: dsl head chair-of-governors' },
  sendAgain: { ask: nothing, is: 'ok: dsl head chair-of-governors' },
  clearUndelivered: { ask: nothing, is: 'ok: dsl head chair-of-governors' },
  retention: { ask: nothing, is: 'ok: dsl head admin' },
  saveRetention: { ask: () => usualRetentionDays, is: 'ok: dsl head' },
  runRetention: { ask: nothing, is: 'ok: dsl head' },
  keptRecords: { ask: nothing, is: 'ok: dsl head' },
  setHold: { ask: (id) => ({ scope: 'pupil', object: id.otherPupil, reason: 'Asked for' }), is: 'ok/not-found: dsl head' },
  // Takes what a second person allowed.
  endHold: { ask: (id) => ({ holdId: id.hold }), is: 'not-allowed/not-found: dsl head' },
  setBirth: { ask: (id) => ({ pupilId: id.pupil, bornOn: '2018-01-01' }), is: 'ok/not-found: dsl head' },
  deleteEarly: { ask: (id) => ({ incidentId: id.incident }), is: 'not-allowed/not-found: dsl head' },
  subjectItems: { ask: (id) => ({ pupilId: id.pupil }), is: 'ok/not-found: dsl head' },
  subjectRequests: { ask: nothing, is: 'ok: dsl head' },
  askSubjectAccess: { ask: (id) => ({ pupilId: id.pupil, withheld: [], reason: 'Asked for' }), is: 'ok/not-found: dsl head' },
  secondFactor: { ask: nothing, is: 'ok: everyone' },
  // The others have not given their password again.
  beginSecondFactor: { ask: nothing, is: 'ok: dsl head chair-of-governors; confirm-password: everyone' },
  confirmSecondFactor: { ask: () => ({ code: 'wrong-code' }), is: 'not-allowed: everyone' },
  endSecondFactor: { ask: (id) => ({ accountId: id.account }), is: 'not-found: head; not-allowed: dsl chair-of-governors; confirm-password: everyone' },
  signOut: { ask: nothing, is: 'open' },
};
