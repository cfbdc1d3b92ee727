import { join } from 'node:path';
import { evidenceFolderIn } from './config.ts';
import { SealedLists } from './filtering/sealed/sealed-lists.ts';
import { Ingest } from './activity/ingest.ts';
import { KnownSites } from './activity/known-sites.ts';
import { Timeline } from './activity/timeline.ts';
import { Dispatch } from './commands/dispatch.ts';
import { EarlierControls } from './commands/earlier-controls.ts';
import { DeviceArrival } from './devices/arrival.ts';
import { DesiredStates } from './devices/desired-state.ts';
import { DeviceBook } from './devices/device-book.ts';
import { DeviceLinks } from './devices/device-link.ts';
import { composePrompts } from './prompts/compose-prompts.ts';
import { Enrolment } from './devices/enrolment.ts';
import { Placement } from './devices/placement.ts';
import { HealthWatch } from './devices/health-watch.ts';
import { Presences } from './devices/presences.ts';
import { ItemKeys } from './evidence/item-keys.ts';
import { Vault } from './evidence/vault.ts';
import { Exceptions } from './exceptions/exceptions.ts';
import { GrantExceptions } from './exceptions/grant-exceptions.ts';
import { LessonExceptions } from './exceptions/lesson-exceptions.ts';
import { EmergencyBlocks } from './filtering/emergency-blocks.ts';
import { Hands } from './hands/hands.ts';
import { TakeHands } from './hands/take-hands.ts';
import { IndexFiles } from './filtering/index-files.ts';
import { PolicyDraftStore } from './filtering/policy-draft-store.ts';
import { PolicyPreviews } from './filtering/policy-previews.ts';
import { PolicyPush } from './filtering/policy-push.ts';
import { PolicyStore } from './filtering/policy-store.ts';
import { composeLists } from './filtering/lists/compose-lists.ts';
import { ClassRoster } from './lessons/class-roster.ts';
import { FocusLists } from './lessons/focus-lists.ts';
import { ClassView } from './lessons/class-view.ts';
import { Lessons } from './lessons/lessons.ts';
import { factsOf, lessonForDevice, teachersOf, type RunningLesson } from './lessons/running-lesson.ts';
import { PupilAsks } from './lessons/pupil-asks.ts';
import { SharePupils } from './lessons/share-pupils.ts';
import { StaffList } from './lessons/staff-list.ts';
import { TeachTogether } from './lessons/teach-together.ts';
import { WeeklyLessons } from './lessons/weekly-lessons.ts';
import type { BoundPupil } from '#shared/people.ts';
import { composeSafeguarding } from './compose-safeguarding.ts';
import type { Parts } from './parts.ts';

import type { School } from './people/school.ts';
import type { Sessions } from './people/sessions.ts';
import { createReferrals } from './referrals/compose-referrals.ts';
import { referralOfferOf } from './referrals/referral-offer.ts';
import { AnswerRequests } from './requests/answer-requests.ts';
import { FilterReports } from './requests/filter-reports.ts';
import { givenTo } from './requests/given-to.ts';
import { MayIRequests } from './requests/may-i-requests.ts';
import { PupilAnswers } from './requests/pupil-answers.ts';
import { TakeRequests } from './requests/take-requests.ts';
import { Relay } from './screens/relay.ts';
import { Watching } from './screens/watching.ts';
import { DashboardRooms } from './sockets/dashboard-rooms.ts';
import { Refusals } from './sockets/refusals.ts';
import { SocketServer } from './sockets/socket-server.ts';

export type LiveParts = Parts & {
  readonly sessions: Pick<Sessions, 'actorOf' | 'actorByHash' | 'onEnd'>;
  readonly school: Pick<School, 'name'>;
};

/** Every part and what it needs, from the ground up. */
export const composeLive = (parts: LiveParts) => {
  const refusals = new Refusals(parts);
  const sockets = new SocketServer({ ...parts, refusals });
  const rooms = new DashboardRooms(sockets.dashboards);
  const roster = new ClassRoster(parts);
  const book = new DeviceBook(parts);
  const links = new DeviceLinks();
  const touch = (deviceId: string): void => classView.touch(deviceId);
  const presences = new Presences({ ...parts, onChange: touch });
  const states = new DesiredStates({ ...parts, links, onChange: touch });
  const relay = new Relay({ ...parts, links, isStopped: (deviceId) => states.isStopped(deviceId) });
  const exceptions = new Exceptions(parts);
  const asks = new PupilAsks({ ...parts, roster });
  const earlier = new EarlierControls(parts);
  const hands = new Hands(parts);
  const lessons: Lessons = new Lessons({
    ...parts,
    roster,
    onChange: async (lesson, before) => {
      await exceptions.followLesson(lesson);
      await keepTeachers(lesson);
      await classView.refresh(lesson);
      rooms.lessonChanged(factsOf(lesson, sharing.asksOf(lesson.lessonId)));
      await settle({ ...lesson, guestIds: [...lesson.guestIds, ...(before?.guestIds ?? [])] });
    },
    onEnd: async (lesson) => {
      relay.endLesson(lesson.lessonId);
      rooms.lessonEnded(lesson.lessonId);
      classView.forget(lesson.lessonId);
      await sharing.forget(lesson.lessonId);
      await earlier.forget(lesson.lessonId);
      await exceptions.endLesson(lesson.lessonId, parts.clock());
      rooms.requestsChanged(null);
      await settle(lesson);
    },
  });
  const sharing = new SharePupils({ ...parts, asks, lessons, roster, book, states, viewers: rooms });
  const keepTeachers = async (lesson: RunningLesson): Promise<void> => {
    const accountIds = teachersOf(lesson).map(({ accountId }) => accountId);
    for (const id of await rooms.keepTeachers(lesson.lessonId, accountIds)) relay.leave(id);
  };
  const lessonOf = ({ pupilId, classId }: BoundPupil) => {
    const lesson = lessons.holding(pupilId, classId);
    return lesson ? { lesson: lessonForDevice(lesson), controls: lesson.controls } : null;
  };
  const placement = new Placement({
    ...parts,
    book,
    roster,
    states,
    lessonOf,
    givenTo: givenTo({ ...parts, exceptions, hands, answers: new PupilAnswers(parts) }),
  });
  const settle = async (lesson: RunningLesson): Promise<void> => {
    states.deliverLater(await placement.settleLesson(lesson));
    rooms.lessonsChanged();
    rooms.exceptionsChanged();
  };
  const health = new HealthWatch({
    ...parts,
    book,
    links,
    states,
    presences,
    policyVersion: () => rest.policies.version,
    onChange: (deviceIds) => {
      rooms.devicesChanged();
      deviceIds.forEach(touch);
    },
  });
  const classView = new ClassView({
    ...parts,
    lessons,
    roster,
    book,
    links,
    states,
    presences,
    viewers: rooms,
    sharing,
    referralOfferOf: (url) => referralOfferOf(rest.policies.current.compiled, url),
    problemsOf: (deviceId) => health.standingProblems(deviceId),
  });
  const rest: Rest = composeRest(parts, {
    rooms,
    book,
    links,
    presences,
    states,
    relay,
    lessons,
    placement,
    roster,
    exceptions,
    hands,
    earlier,
    classView,
  });
  return {
    refusals,
    sockets,
    rooms,
    roster,
    book,
    links,
    presences,
    states,
    relay,
    lessons,
    placement,
    classView,
    sharing,
    asks,
    earlier,
    exceptions,
    hands,
    health,
    ...rest,
  };
};

interface Ground {
  readonly rooms: DashboardRooms;
  readonly book: DeviceBook;
  readonly links: DeviceLinks;
  readonly presences: Presences;
  readonly states: DesiredStates;
  readonly relay: Relay;
  readonly lessons: Lessons;
  readonly placement: Placement;
  readonly roster: ClassRoster;
  readonly exceptions: Exceptions;
  readonly hands: Hands;
  readonly earlier: EarlierControls;
  readonly classView: ClassView;
}

const composeRest = (parts: LiveParts, ground: Ground) => {
  const { rooms: viewers, relay } = ground;
  const all = { ...parts, ...ground, viewers };
  const itemKeys = new ItemKeys({ db: parts.storage.db, schoolKey: parts.keys.evidenceKey });
  const vault = new Vault({
    keys: itemKeys,
    folder: evidenceFolderIn(parts.settings.dataFolder),
    evidenceKey: parts.keys.evidenceKey,
  });
  const indexFolder = join(parts.settings.dataFolder, 'category-index');
  const indexFiles = new IndexFiles({ folder: indexFolder });
  const sealedLists = new SealedLists(parts);
  const prompts = composePrompts(parts);
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
    policies,
    push,
    watchOf: (deviceId) => relay.watchOf(deviceId),
    onNoPicture: (deviceId) => relay.forgetFrames(deviceId),
  });
  const knownSites = new KnownSites({ ...parts, categories: () => policies.current.compiled.categories });
  const timeline = new Timeline({ ...all, knownSites });
  const requests = new MayIRequests(parts);
  const filterReports = new FilterReports(parts);
  const granting = new GrantExceptions({ ...all, policies });
  const taking = new TakeRequests({ ...all, requests, filterReports });
  const takingHands = new TakeHands(all);
  const onChange = (): void => viewers.policyDraftChanged();
  const staffList = new StaffList(parts);
  const drafts = new PolicyDraftStore({ ...parts, onChange });
  const { takingConcerns, referralGround, ...desk } = composeSafeguarding({
    ...all,
    vault,
    timeline,
    holidays: () => policies.current.compiled.policy.rules.timetable.holidays,
  });
  const ingest = new Ingest({
    ...all,
    ...referralGround,
    knownSites,
    onAsked: async (asked) => {
      await taking.take(asked);
      await takingHands.take(asked);
    },
    onPrompts: prompts.promptSums.add,
    onConcerns: takingConcerns.take,
  });
  return {
    requests,
    filterReports,
    granting,
    answering: new AnswerRequests({ ...all, requests, granting }),
    vault,
    itemKeys,
    knownSites,
    sealedLists,
    ...prompts,
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
    ...createReferrals({ ...all, ...referralGround, vault, knownSites, ingest, rights: desk.rights }),
    watching: new Watching(all),
    dispatch: new Dispatch({ ...all, opened: new LessonExceptions({ ...all, granting }) }),
    staffList,
    together: new TeachTogether({ ...all, staffList }),
    weeklyLessons: new WeeklyLessons({
      ...all,
      staffList,
      timetable: () => policies.current.compiled.policy.rules.timetable,
    }),
    focusLists: new FocusLists(parts),
    ...desk,
  };
};

type Rest = ReturnType<typeof composeRest>;
export type LiveFeature = ReturnType<typeof composeLive>;
