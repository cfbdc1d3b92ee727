import type { FullIndex } from '#shared/policy/policy.ts';
import { createAnswerPages } from '../answer-pages.ts';
import { browser, clearSiteWorkers } from '../browser.ts';
import { createCloseTab } from '../effects/close-tab.ts';
import { createHandOutAgreement } from '../effects/hand-out-agreement.ts';
import { createOpenPage } from '../effects/open-page.ts';
import { createShowMessage } from '../effects/show-message.ts';
import { createShowTab } from '../effects/show-tab.ts';
import { SentTabs } from '../effects/sent-tabs.ts';
import { createEnforceAgreement } from '../enforce/agreement.ts';
import { createEnforceGrownUps } from '../enforce/grown-ups.ts';
import { createEnforceTrustedAdults } from '../enforce/trusted-adults.ts';
import { SignAgreement } from '../sign-agreement.ts';
import { createEnforceAnswers } from '../enforce/answers.ts';
import { createAnswerContent } from '../content-requests.ts';
import { createEnforceExceptions } from '../enforce/exceptions.ts';
import { createEnforceEarlierPictures } from '../enforce/earlier-pictures.ts';
import { createEnforceEyesUp } from '../enforce/eyes-up.ts';
import { createEnforceFocus } from '../enforce/focus.ts';
import { createEnforceFreeze } from '../enforce/freeze.ts';
import { createEnforceGuest } from '../enforce/guest.ts';
import { createEnforceHand } from '../enforce/hand.ts';
import { createEnforceLesson } from '../enforce/lesson.ts';
import { createEnforceLock } from '../enforce/lock.ts';
import { createEnforceAlerts } from '../enforce/alerts.ts';
import { createEnforceClosedMarks } from '../enforce/closed-marks.ts';
import { createEnforceMayShow } from '../enforce/may-show.ts';
import { createEnforcePlace } from '../enforce/place.ts';
import { createEnforcePupil } from '../enforce/pupil.ts';
import { createEnforceStop } from '../enforce/stop.ts';
import { createEnforceStaff } from '../enforce/staff.ts';
import { createEnforceTabLimit } from '../enforce/tab-limit.ts';
import { createEnforceTellings } from '../enforce/tellings.ts';
import { createEnforceTimer } from '../enforce/timer.ts';
import { ProxyWatch } from '../enforce/proxy-watch.ts';
import { createStopProxy } from '../enforce/stop-proxy.ts';
import { TellSomeone } from '../tell-someone.ts';
import { createNoticeRefusal } from '../notice-refusal.ts';
import { MayI } from '../may-i.ts';
import { createTestGround } from '../chromium/test-ground.ts';
import { FilterTest } from '../filter-test.ts';
import { SceneWindows } from '../chromium/scene-window.ts';
import { SceneRecorder } from '../scene-recorder.ts';
import { createPupilPages } from '../pupil-pages.ts';
import { Receive } from '../receive.ts';
import { createAsking, type Asking } from './asking.ts';
import { createControls, type Controls } from './controls.ts';
import { createConfigure } from './configure.ts';
import { createEnforcement, type Enforcement } from './enforcement.ts';
import { createGround, type Ground } from './ground.ts';
import { Line } from './line.ts';
import { createMarking, type Marking } from './marking.ts';
import { createObservation, type Observation } from './observation.ts';
import { createTransfers, type Transfers } from './transfers.ts';
import { createWellBeing, type WellBeing } from './well-being.ts';

/** Every part of this device, made and joined. Nothing has been read or started yet. */
export const compose = () => {
  const ground = createGround();
  const line = new Line({ now: ground.now });
  const found = { managed: false, webRequest: false };
  let isWorkerAsked = Promise.resolve(false);
  const enforcement = createEnforcement(
    ground,
    () => isWorkerAsked,
    () => {
      observation.presence.soon();
      marking.pupilMark.soon();
      // A guest is told when their time is nearly over.
      controls.cover.look().catch(() => undefined);
    },
  );
  const layers = async () => ({
    ...found,
    rules: await enforcement.inForce.areRulesInstalled(),
    index: ground.protection.hasFullIndex,
  });
  const observation: Observation = createObservation(ground, line, layers);
  const marking: Marking = createMarking(
    ground,
    line,
    () => observation.liveScreen.watched,
    observation.isOutside,
  );
  const transfers = createTransfers(ground, line);
  const asking = createAsking(ground, line, marking);
  const wellBeing = createWellBeing(ground, line);
  const renewIndex = createRenewIndex(ground, enforcement);
  const sceneWindows = new SceneWindows();
  const controls = createControls(ground, (tabId) => sceneWindows.has(tabId));
  const signAgreement = new SignAgreement({ ...ground, ...enforcement, outbox: line.outbox });
  const joined = { ...ground, signAgreement, outbox: line.outbox };
  const receive = createReceive(joined, controls, enforcement, observation, marking, renewIndex);
  const noticeRefusal = createNoticeRefusal({ ...ground, receive });
  line.onAcknowledged = (through) => void noticeRefusal(through).catch(() => undefined);
  const filterTest = new FilterTest({ ...ground, layers, ground: createTestGround(ground.pages) });
  const testFilter = () => filterTest.run();
  const recorder = new SceneRecorder({ ...ground, ground: sceneWindows });
  const recordScene = (request: unknown) => recorder.record(request);
  const asked = { renewIndex, testFilter, recordScene };
  const readAndConnect = createConfigure({ ground, line, observation, receive, ...asked });
  const proxyWatch = createProxyWatch(ground, line, enforcement, observation);
  return {
    ...ground,
    ...enforcement,
    ...observation,
    proxyWatch,
    ...transfers,
    ...controls,
    ...asking,
    ...wellBeing,
    sceneWindows,
    /** Reads what was kept, before anything is judged. */
    read: async (): Promise<void> => {
      await ground.serverClock.start();
      await ground.protection.start();
      await controls.freezeGuard.start();
      await controls.tabLimitGuard.start();
      // Without them the policy's own lists still hold.
      const floor = await ground.rulesFloor.openKept().catch(() => null);
      if (floor !== null) ground.protection.setFloor(floor);
      const fullIndex = await ground.fullIndex.openKept().catch(() => null);
      if (fullIndex !== null) ground.protection.setFullIndex(fullIndex);
    },
    configure: async (): Promise<void> => {
      found.managed = (await readAndConnect()).isManaged;
    },
    /** The browser lets only extensions installed by policy hold requests. */
    noteFirstRequestLayer: (isRegistered: boolean): void => {
      isWorkerAsked = isForceInstalled()
        .catch(() => false)
        .then((isForced) => isRegistered && isForced);
      void isWorkerAsked.then((isAsked) => (found.webRequest = isAsked));
    },
    answerPages: (ready: Promise<void>) =>
      createAnswers(
        ready,
        { ...joined, ...transfers, ...controls, ...observation, ...asking, ...wellBeing },
        line,
        enforcement,
        marking,
      ),
    answerContent: (ready: Promise<void>) =>
      createAnswerContent({
        extensionId: browser.runtime.id,
        ready,
        ...transfers,
        ...controls,
        mark: marking.mark,
      }),
  };
};

const createProxyWatch = (
  ground: Ground,
  line: Line,
  { inForce }: Enforcement,
  { alertWatch }: Observation,
): ProxyWatch =>
  new ProxyWatch({
    protection: ground.protection,
    stop: createStopProxy({
      ...ground,
      inForce,
      clearSite: clearSiteWorkers,
      add: async (report) => {
        await line.outbox.add(report);
        if (report.kind === 'bypass') await alertWatch.wentRound(report.url);
      },
    }),
  });

export type Device = ReturnType<typeof compose>;

const isForceInstalled = async (): Promise<boolean> =>
  (await browser.management.getSelf()).installType === 'admin';

/** Brings floor and full index up to what the policy names, in its own time: the index may be many megabytes. */
const createRenewIndex =
  ({ fullIndex, rulesFloor, protection }: Ground, { inForce }: Enforcement) =>
  async (): Promise<void> => {
    const wanted = (): FullIndex | undefined => protection.compiled?.policy.fullIndex;
    // One that cannot be had does not hold the other up; both are tried again with the next hello.
    const floor = await rulesFloor.renew(wanted()?.floor).catch(() => null);
    if (floor !== null) {
      protection.setFloor(floor);
      await inForce.everything();
    }
    const renewed = await fullIndex.renew(wanted());
    if (renewed === null) return;
    protection.setFullIndex(renewed);
    await inForce.everything();
  };

const createReceive = (
  ground: Ground & { readonly signAgreement: SignAgreement; readonly outbox: Line['outbox'] },
  controls: Controls,
  { inForce }: Enforcement,
  { liveScreen, presence, recent, earlier, showPage }: Observation,
  { noteWatch, pupilMark }: Marking,
  renewIndex: () => Promise<void>,
): Receive => {
  const { memory, outbox, pages, protection, openings, serverClock, tabs, tabControl } = ground;
  const sentTabs = new SentTabs({ memory });
  return new Receive({
    memory,
    enforce: {
      pupil: createEnforcePupil({ inForce, held: [recent, earlier, showPage] }),
      staff: createEnforceStaff({ inForce }),
      guest: createEnforceGuest({ inForce }),
      place: createEnforcePlace({
        onChange: () => {
          presence.soon();
          pupilMark.soon();
        },
      }),
      lesson: createEnforceLesson({ inForce, openings, serverClock, earlier }),
      mayShow: createEnforceMayShow({ recent, showPage }),
      earlierPictures: createEnforceEarlierPictures({ earlier }),
      alerts: createEnforceAlerts(),
      stop: createEnforceStop({ inForce, liveScreen, recent, earlier, showPage, outbox }),
      closedMarks: createEnforceClosedMarks({ inForce }),
      lock: createEnforceLock({ inForce }),
      focus: createEnforceFocus({ inForce }),
      freeze: createEnforceFreeze(controls),
      eyesUp: createEnforceEyesUp({ ...controls, isOurs: (url) => pages.parse(url) !== null }),
      tabLimit: createEnforceTabLimit(controls),
      timer: createEnforceTimer(controls),
      exceptions: createEnforceExceptions({ inForce }),
      answers: createEnforceAnswers({ memory }),
      tellings: createEnforceTellings(),
      agreement: createEnforceAgreement({ inForce, memory, outbox }),
      trustedAdults: createEnforceTrustedAdults(),
      grownUps: createEnforceGrownUps(),
      hand: createEnforceHand({ memory, onChange: () => pupilMark.soon() }),
    },
    enforcePolicy: async (policy) => {
      await inForce.policy(policy);
      renewIndex().catch(() => undefined);
    },
    effects: {
      'open-page': createOpenPage({ tabs, pages, protection, sentTabs, ...controls }),
      'hand-out-agreement': createHandOutAgreement({ ...ground, ...controls }),
      'show-tab': createShowTab({ tabs, tabControl, pages, protection, ...controls }),
      'close-tab': createCloseTab({
        tabs,
        tabControl,
        pages,
        protection,
        sentTabs,
        openWindow: openSmallWindow,
      }),
      'show-message': createShowMessage({ pages, openWindow: openSmallWindow }),
    },
    onWatch: (watch) => {
      liveScreen.watch(watch);
      noteWatch(watch);
    },
    onNeedKey: (mode) => liveScreen.needKey(mode),
    serverNow: () => serverClock.now(),
  });
};

const createAnswers = (
  ready: Promise<void>,
  ground: Ground &
    Transfers &
    Controls &
    Observation &
    Asking &
    WellBeing & { readonly signAgreement: SignAgreement },
  line: Line,
  { inForce }: Enforcement,
  { raiseHand, seenToday, watched, mark }: Marking,
) => {
  const handlers = createPupilPages({
    ...ground,
    inForce,
    outbox: line.outbox,
    mayI: new MayI({ ...ground, outbox: line.outbox }),
    raiseHand,
    tellSomeone: new TellSomeone({ ...ground, outbox: line.outbox }),
    seenToday,
    mark,
    connectionStatus: () => line.status,
    watched,
  });
  return createAnswerPages({ extensionId: browser.runtime.id, pages: ground.pages, ready, handlers });
};

const openSmallWindow = async (url: string): Promise<void> => {
  await browser.windows.create({ url, type: 'popup', focused: true, width: 780, height: 540 });
};
