import { join } from 'node:path';
import { AddressHash } from './referrals/address-hash.ts';
import { StoppedPages } from './referrals/stopped-pages.ts';
import type { AlertsInClass } from './alerts/alerts-in-class.ts';
import { evidenceFolderIn } from './config.ts';
import { composeSigning, type Agreements } from './agreements/compose-agreements.ts';
import type { Printer } from './printing/print-thread.ts';
import { SealedLists } from './filtering/sealed/sealed-lists.ts';
import { Ingest } from './activity/ingest.ts';
import { KnownSites } from './activity/known-sites.ts';
import { Timeline } from './activity/timeline.ts';
import { Dispatch } from './commands/dispatch.ts';
import type { EarlierControls } from './commands/earlier-controls.ts';
import { DeviceArrival } from './devices/arrival.ts';
import type { DesiredStates } from './devices/desired-state.ts';
import type { Bindings } from './devices/bindings.ts';
import type { DeviceBook } from './devices/device-book.ts';
import type { DeviceLinks } from './devices/device-link.ts';
import { TellMet } from './prompts/tell-met.ts';
import { composePrompts } from './prompts/compose-prompts.ts';
import { Enrolment } from './devices/enrolment.ts';
import type { Placement } from './devices/placement.ts';
import type { Presences } from './devices/presences.ts';
import { DeskLooks } from './desk/desk-looks.ts';
import { ItemKeys } from './evidence/item-keys.ts';
import { Vault } from './evidence/vault.ts';
import type { Exceptions } from './exceptions/exceptions.ts';
import { GrantExceptions } from './exceptions/grant-exceptions.ts';
import { LessonExceptions } from './exceptions/lesson-exceptions.ts';
import { EmergencyBlocks } from './filtering/emergency-blocks.ts';
import type { Hands } from './hands/hands.ts';
import { TakeHands } from './hands/take-hands.ts';
import { IndexFiles } from './filtering/index-files.ts';
import { PolicyDraftStore } from './filtering/policy-draft-store.ts';
import { PolicyPreviews } from './filtering/policy-previews.ts';
import { PolicyPush } from './filtering/policy-push.ts';
import { PolicyStore } from './filtering/policy-store.ts';
import { composeLists } from './filtering/lists/compose-lists.ts';
import type { ClassRoster } from './lessons/class-roster.ts';
import { FocusLists } from './lessons/focus-lists.ts';
import type { ClassView } from './lessons/class-view.ts';
import type { Lessons } from './lessons/lessons.ts';
import type { StaysKnown } from './lessons/stays-known.ts';
import { StaffList } from './lessons/staff-list.ts';
import { TeachTogether } from './lessons/teach-together.ts';
import { WeeklyLessons } from './lessons/weekly-lessons.ts';
import { composeSafeguarding } from './compose-safeguarding.ts';
import type { Parts } from './parts.ts';
import type { School } from './people/school.ts';
import type { Sessions } from './people/sessions.ts';
import { createReferrals } from './referrals/compose-referrals.ts';
import { AnswerRequests } from './requests/answer-requests.ts';
import { FilterReports } from './requests/filter-reports.ts';
import { MayIRequests } from './requests/may-i-requests.ts';
import { TakeRequests } from './requests/take-requests.ts';
import type { Relay } from './screens/relay.ts';
import { Watching } from './screens/watching.ts';
import type { DashboardRooms } from './sockets/dashboard-rooms.ts';
import { LessonTimes } from './time/lesson-times.ts';

export type LiveParts = Parts & {
  readonly sessions: Pick<Sessions, 'actorOf' | 'actorByHash' | 'onEnd'>;
  readonly school: Pick<School, 'name'>;
  readonly printer: Printer;
};

/** What a school at work stands on. */
interface Ground extends Agreements {
  readonly rooms: DashboardRooms;
  readonly book: DeviceBook;
  readonly bindings: Bindings;
  readonly links: DeviceLinks;
  readonly presences: Presences;
  readonly states: DesiredStates;
  readonly relay: Relay;
  readonly lessons: Lessons;
  readonly stays: StaysKnown;
  readonly placement: Placement;
  readonly roster: ClassRoster;
  readonly exceptions: Exceptions;
  readonly hands: Hands;
  readonly earlier: EarlierControls;
  readonly classView: ClassView;
  readonly alertsInClass: AlertsInClass;
}

/** Policy, evidence, requests, and all that is done with them. */
export const composeRest = (parts: LiveParts, ground: Ground) => {
  const { rooms: viewers, relay } = ground;
  const all = { ...parts, ...ground, viewers, deskLooks: new DeskLooks(parts) };
  const itemKeys = new ItemKeys({ db: parts.storage.db, schoolKey: parts.keys.evidenceKey });
  const vault = new Vault({
    keys: itemKeys,
    folder: evidenceFolderIn(parts.settings.dataFolder),
    evidenceKey: parts.keys.evidenceKey,
  });
  const addressHash = AddressHash.open(parts.settings.dataFolder);
  const stoppedPages = new StoppedPages({ ...parts, addressHash });
  const indexFolder = join(parts.settings.dataFolder, 'category-index');
  const indexFiles = new IndexFiles({ folder: indexFolder });
  const sealedLists = new SealedLists(parts);
  const prompts = composePrompts(parts);
  const tellMet = new TellMet({ ...all, ...prompts });
  const lessonTimes = new LessonTimes(all);
  const policies: PolicyStore = new PolicyStore({
    ...parts,
    sealedLists,
    ...prompts,
    indexFiles,
    onPublish: (published) => push.toAll(published),
  });
  const push = new PolicyPush({ ...all, currentVersion: () => policies.version });
  const arrival = new DeviceArrival({
    ...all,
    ...prompts,
    policies,
    push,
    stoppedPages,
    watchOf: (deviceId) => relay.watchOf(deviceId),
    onNoPicture: (deviceId) => relay.forgetFrames(deviceId),
    onPlace: (deviceId) => relay.settlePlace(deviceId),
  });
  const knownSites = new KnownSites({ ...parts, categories: () => policies.current.compiled.categories });
  const timeline = new Timeline({ ...all, knownSites });
  const requests = new MayIRequests(parts);
  const filterReports = new FilterReports(parts);
  const granting = new GrantExceptions({ ...all, policies, stoppedPages });
  const taking = new TakeRequests({ ...all, requests, filterReports });
  const takingHands = new TakeHands(all);
  const onChange = (): void => viewers.policyDraftChanged();
  const staffList = new StaffList(parts);
  const drafts = new PolicyDraftStore({ ...parts, onChange });
  const { takingConcerns, takingAlerts, referralGround, ...desk } = composeSafeguarding({
    ...all,
    ...prompts,
    vault,
    addressHash,
    stoppedPages,
    timeline,
    holidays: () => policies.current.compiled.policy.rules.timetable.holidays,
  });
  const signing = composeSigning({ ...all, notify: desk.notify });
  const ingest = new Ingest({
    ...all,
    ...referralGround,
    knownSites,
    onAsked: async (asked) => {
      await taking.take(asked);
      await takingHands.take(asked);
      await signing.takingSignatures.take(asked);
    },
    onPrompts: prompts.promptSums.add,
    onMet: tellMet.add,
    onLessonTimes: lessonTimes.add,
    onConcerns: takingConcerns.take,
    onAlerts: takingAlerts.take,
  });
  return {
    deskLooks: all.deskLooks,
    requests,
    filterReports,
    granting,
    answering: new AnswerRequests({ ...all, requests, granting }),
    vault,
    itemKeys,
    stoppedPages,
    knownSites,
    sealedLists,
    ...prompts,
    tellMet,
    lessonTimes,
    indexFiles,
    ...composeLists({ ...parts, viewers, policies, indexFolder }),
    policies,
    drafts,
    emergencies: new EmergencyBlocks({ ...parts, policies, drafts, onChange }),
    previews: new PolicyPreviews({ ...parts, policies, drafts }),
    push,
    arrival,
    timeline,
    enrolment: new Enrolment(all),
    ingest,
    ...createReferrals({
      ...all,
      ...referralGround,
      ...desk,
      vault,
      stoppedPages,
      knownSites,
      ingest,
      granting,
      policies,
    }),
    watching: new Watching(all),
    dispatch: new Dispatch({ ...all, stoppedPages, opened: new LessonExceptions({ ...all, granting }) }),
    staffList,
    together: new TeachTogether({ ...all, staffList }),
    weeklyLessons: new WeeklyLessons({
      ...all,
      staffList,
      timetable: () => policies.current.compiled.policy.rules.timetable,
    }),
    focusLists: new FocusLists(parts),
    ...signing,
    ...desk,
  };
};

export type Rest = ReturnType<typeof composeRest>;
