import { AlertsInClass } from './alerts/alerts-in-class.ts';
import { composeAgreements } from './agreements/compose-agreements.ts';
import { EarlierControls } from './commands/earlier-controls.ts';
import { Bindings } from './devices/bindings.ts';
import { DesiredStates } from './devices/desired-state.ts';
import { DeviceBook } from './devices/device-book.ts';
import { DeviceLinks } from './devices/device-link.ts';
import { Placement } from './devices/placement.ts';
import { HealthWatch } from './devices/health-watch.ts';
import { isOnStoppedPage, Presences } from './devices/presences.ts';
import { Exceptions } from './exceptions/exceptions.ts';
import { GuestLeases } from './guests/guest-leases.ts';
import { Hands } from './hands/hands.ts';
import { ClassRoster } from './lessons/class-roster.ts';
import { ClassView } from './lessons/class-view.ts';
import { Lessons } from './lessons/lessons.ts';
import { factsOf, lessonForDevice, type RunningLesson } from './lessons/running-lesson.ts';
import { PupilAsks } from './lessons/pupil-asks.ts';
import { StaysKnown } from './lessons/stays-known.ts';
import { SharePupils } from './lessons/share-pupils.ts';
import type { BoundPupil } from '#shared/people.ts';
import { referralOfferOf } from './referrals/referral-offer.ts';
import { givenTo } from './requests/given-to.ts';
import { PupilAnswers } from './requests/pupil-answers.ts';
import { GrownUpsToTell } from './told/grown-ups.ts';
import { PupilTellings } from './told/pupil-tellings.ts';
import { closedMarksNow } from './referrals/closing.ts';
import { currentOrders } from './safeguarding/safeguarding-policies.ts';
import { Relay } from './screens/relay.ts';
import { DashboardRooms } from './sockets/dashboard-rooms.ts';
import { Refusals } from './sockets/refusals.ts';
import { SocketServer } from './sockets/socket-server.ts';
import { composeRest, type LiveParts, type Rest } from './compose-rest.ts';

export type { LiveParts };

/** Every part and what it needs, from the ground up. */
export const composeLive = (parts: LiveParts) => {
  const refusals = new Refusals(parts);
  const sockets = new SocketServer({ ...parts, refusals });
  const rooms = new DashboardRooms(sockets.dashboards);
  const roster = new ClassRoster(parts);
  const bindings = new Bindings(parts);
  const book = new DeviceBook({ ...parts, bindings });
  const links = new DeviceLinks();
  const touch = (deviceId: string): void => classView.touch(deviceId);
  const presences = new Presences({ ...parts, onChange: touch });
  const states: DesiredStates = new DesiredStates({
    ...parts,
    links,
    onChange: (deviceId) => {
      relay.keepLesson(deviceId, states.of(deviceId).lesson?.lessonId ?? null);
      touch(deviceId);
    },
  });
  const relay = new Relay({
    ...parts,
    links,
    isStopped: (deviceId) =>
      states.isStopped(deviceId) ||
      states.isOutside(deviceId) ||
      isOnStoppedPage(presences.of(deviceId).presence),
  });
  const exceptions = new Exceptions(parts);
  const guestLeases = new GuestLeases({ ...parts, onEnd: () => rooms.guestsChanged() });
  const asks = new PupilAsks({ ...parts, roster });
  const earlier = new EarlierControls(parts);
  const hands = new Hands(parts);
  const agreements = composeAgreements(parts);
  const alertsInClass = new AlertsInClass();
  const stays = new StaysKnown({ ...parts, roster });
  const lessons: Lessons = new Lessons({
    ...parts,
    roster,
    onChange: async (lesson, before) => {
      stays.forget();
      await exceptions.followLesson(lesson);
      await keepTeachers(lesson);
      await classView.refresh(lesson);
      rooms.lessonChanged(factsOf(lesson, sharing.asksOf(lesson.lessonId)));
      await settle({ ...lesson, guestIds: [...lesson.guestIds, ...(before?.guestIds ?? [])] });
    },
    onEnd: async (lesson) => {
      stays.forget();
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
    relay.keepTeachers(lesson.lessonId, [lesson.ownerId, ...lesson.partnerIds]);
    await rooms.keepTeachers(lesson);
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
    guestLeases,
    givenTo: givenTo({
      ...parts,
      ...agreements,
      exceptions,
      hands,
      answers: new PupilAnswers(parts),
      tellings: new PupilTellings({ ...parts, vault: () => rest.vault }),
      grownUpsToTell: new GrownUpsToTell(parts),
    }),
    orders: async () => ({
      ...(await currentOrders(parts.storage.db)),
      closedMarks: await closedMarksNow(parts.storage.db),
    }),
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
    alertOf: (pupilId, since) => alertsInClass.of(pupilId, since),
  });
  const rest: Rest = composeRest(parts, {
    rooms,
    book,
    bindings,
    links,
    presences,
    states,
    relay,
    lessons,
    stays,
    placement,
    roster,
    exceptions,
    hands,
    earlier,
    classView,
    alertsInClass,
    ...agreements,
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
    guestLeases,
    hands,
    alertsInClass,
    health,
    ...agreements,
    ...rest,
  };
};

export type LiveFeature = ReturnType<typeof composeLive>;
