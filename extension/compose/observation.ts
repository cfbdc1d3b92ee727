import { toldFromOutside } from '#shared/place.ts';
import { createAlertPicture } from '../alerts/alert-picture.ts';
import { AlertWatch } from '../alerts/alert-watch.ts';
import type { Presence } from '#shared/reports.ts';
import { browser } from '../browser.ts';
import type { OpenTab } from '../chromium/open-tabs.ts';
import { createEncodingLine, encodingPage } from '../chromium/encoding-page.ts';
import { hasPasswordField } from '../chromium/password-fields.ts';
import { usedPage } from '../chromium/used-page.ts';
import { encodePlainly, shoot, shrinkShot } from '../chromium/shoot.ts';
import { PresenceTeller, pageOf } from '../observe/presence.ts';
import { SleepWatch } from '../observe/sleep-watch.ts';
import { Visits } from '../observe/visits.ts';
import { pageWithoutDetails, reportWithoutDetails } from '../observe/without-details.ts';
import { ownFactsOf, type OwnFacts } from '../prompts/personal-details.ts';
import { FarEncoder } from '../screen/far-encoder.ts';
import { LiveScreen } from '../screen/live-screen.ts';
import { EarlierPictures } from '../screen/earlier-pictures.ts';
import { pictureStanding } from '../screen/picture-standing.ts';
import { RecentPictures } from '../screen/recent-pictures.ts';
import { PasswordPages } from '../screen/password-pages.ts';
import { mayPicture, mayShowPicture, pictureState } from '../screen/picture-state.ts';
import { SteadyEncoder } from '../screen/steady-encoder.ts';
import { Shots } from '../screen/shots.ts';
import { ShowPage } from '../show-page.ts';
import { createIsOutside } from '../whereabouts.ts';
import type { Ground } from './ground.ts';
import type { Line } from './line.ts';

const idleAfterSeconds = 60;

/** Whoever watches a film with its sound on touches nothing, and is not idle. */
const readActivity = async (): Promise<Presence['activity']> => {
  const state = await browser.idle.queryState(idleAfterSeconds);
  if (state === 'locked') return 'screen-locked';
  return state === 'idle' && (await usedPage()) !== null ? 'active' : state;
};

const createEncoder = ({ memory }: Ground): SteadyEncoder => {
  const far = new FarEncoder({
    page: encodingPage,
    line: createEncodingLine(),
    readUnfit: () => memory.read('unfitCodecs'),
    keepUnfit: ({ grid, close }) => memory.write('unfitCodecs', { grid: [...grid], close: [...close] }),
  });
  return new SteadyEncoder({ far, plain: encodePlainly, now: () => performance.now() });
};

/** What tells the school. `line` is looked up at each use: it changes with the configuration. */
export const createObservation = (ground: Ground, line: Line, layers: () => Promise<Presence['layers']>) => {
  const isOutside = createIsOutside({ ...ground, isConnected: () => line.status.is === 'connected' });
  const { memory, serverClock, pages, protection, tabs } = ground;
  const own = async (): Promise<OwnFacts> => {
    const { pupil } = await memory.read('state');
    return ownFactsOf(pupil, protection.compiled?.policy.schoolName ?? '');
  };
  line.tellable = async (report) => {
    const told = (await isOutside()) ? toldFromOutside(report) : report;
    return told && reportWithoutDetails(told, await own());
  };
  const stateFacts = async () => {
    const { lesson, stop } = await memory.read('state');
    return { lesson, stop, isOutside: await isOutside() };
  };
  const facts = async (front: OpenTab | null) => ({
    ...(await stateFacts()),
    now: serverClock.now(),
    front,
    pages,
    policy: protection.compiled,
    decide: (url: string) => protection.decide(url),
  });
  const recent = new RecentPictures({ memory, now: ground.now });
  const earlier = new EarlierPictures({
    memory,
    standing: (url) =>
      pictureStanding(url, { policy: protection.compiled, decide: (address) => protection.decide(address) }),
    shrink: shrinkShot,
    told: async (page) => pageWithoutDetails(page, await own()),
    now: ground.now,
  });
  const passwordPages = new PasswordPages({ look: hasPasswordField, onChange: () => presence.soon() });
  const shots = new Shots(shoot);
  const liveScreen = new LiveScreen({
    mayPicture: async () => {
      const front = await tabs.front();
      if (front === null) return null;
      // Also while one of our own pages stands in its place.
      earlier.sees(pages.parse(front.url)?.address ?? front.url);
      if (mayPicture(await facts(front)) !== 'yes') return null;
      if (await passwordPages.mayAsk(front)) {
        if (passwordPages.asked(front)) earlier.forget(front.url);
        return null;
      }
      return { windowId: front.windowId, page: pageOf(front, pages) };
    },
    told: async (page) => pageWithoutDetails(page, await own()),
    shots,
    encoder: createEncoder(ground),
    send: (head, bytes) => line.connection?.sendFrame(head, bytes),
    onWatch: () => presence.soon(),
    keepers: [recent, earlier],
  });
  const showPage = new ShowPage({
    memory,
    tabs,
    recent,
    outbox: line.outbox,
    isOutside,
    shoot: async (front) => {
      if (mayShowPicture(await facts(front)) !== 'yes' || (await passwordPages.mayAsk(front))) return null;
      return shots.takeOrNone(front.windowId);
    },
    shrink: shrinkShot,
    now: ground.now,
  });
  const presence = new PresenceTeller({
    memory,
    tabs,
    pages,
    activity: readActivity,
    policyVersion: () => protection.policyVersion,
    picture: async (front) => {
      const state = pictureState({ ...(await facts(front)), watch: liveScreen.watched });
      return state === 'live' && front !== null && passwordPages.asked(front) ? 'private-page' : state;
    },
    stillMs: () => liveScreen.stillMs,
    layers,
    isOutside,
    own,
    now: ground.now,
    send: (told) => line.connection?.sendPresence(told),
  });
  const safeEngine = () => protection.safeEngine ?? undefined;
  const alertWatch = new AlertWatch({
    memory,
    now: ground.now,
    safeEngine,
    add: (report) => line.outbox.add(report),
    picture: createAlertPicture({
      showPage,
      isInLesson: async () => ((await stateFacts()).lesson?.endsAt ?? 0) > serverClock.now(),
    }),
  });
  const visits = new Visits({
    tabs,
    add: (report) => line.outbox.add(report),
    safeEngine,
    searched: (url, words) => alertWatch.searched(url, words),
  });
  const sleepWatch = new SleepWatch({
    ...ground,
    isConnected: () => line.status.is === 'connected',
    add: (report) => line.outbox.add(report),
  });
  return { sleepWatch, liveScreen, presence, visits, recent, earlier, showPage, isOutside, alertWatch };
};

export type Observation = ReturnType<typeof createObservation>;
