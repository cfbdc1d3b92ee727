import { endAlarm, keepAliveAlarm } from './alarms.ts';
import { browser, onDownload, type Runtime, type Tabs, type WebRequest } from './browser.ts';
import { browserDownloads } from './chromium/downloads.ts';
import type { Device } from './compose/compose.ts';
import { createFirstRequest } from './enforce/first-request.ts';
import { createInsideRequest } from './enforce/inside-request.ts';
import { guardFailure, guardNavigation, guardSettingOut } from './enforce/navigation.ts';
import { SearchSettings } from './enforce/search-settings.ts';
import { createAnswerPrompts } from './prompts/answer-prompts.ts';
import { listenForProxies } from './listen-for-proxies.ts';
import { Redirects } from './enforce/redirects.ts';

export interface Readiness {
  readonly ready: Promise<void>;
  readonly isReady: () => boolean;
}

/** The browser tells of what happens only to listeners registered before the worker first yields. All of them are here. */
export const listen = (device: Device, { ready, isReady }: Readiness): void => {
  const whenReady =
    <Values extends unknown[]>(job: (...values: Values) => unknown) =>
    (...values: Values): void =>
      void ready.then(() => job(...values)).catch(() => undefined);

  const redirects = new Redirects({ go: (tabId, url) => device.tabs.go(tabId, url) });
  listenToRequests(device, { ready, isReady }, redirects);
  listenToConnections(device, isReady);
  listenToNavigation(device, whenReady, redirects);
  listenToWindows(device, whenReady);
  listenToControls(device, whenReady);
  listenToBrowser(device, whenReady);
  listenForProxies(device, whenReady);
  // A worker that could not read its memory lets no file in.
  onDownload((download) =>
    ready
      .then(() => device.downloads.mayGoOn(download))
      .catch(() => browserDownloads.remove(download.id).then(() => false)),
  );
  const answerPage = device.answerPages(ready);
  const answerContent = device.answerContent(ready);
  const answerPrompts = createAnswerPrompts({ extensionId: browser.runtime.id, ready, ...device });
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const { id, url, tab, frameId } = sender;
    return (
      answerPage(message, { id, url, tabId: tab?.id ?? null }) ??
      answerContent(message, { id, url, tabUrl: tab?.url }) ??
      answerPrompts(message, { id, url, tabUrl: tab?.url, tabId: tab?.id, frameId })
    );
  });
};

type WhenReady = <Values extends unknown[]>(
  job: (...values: Values) => unknown,
) => (...values: Values) => void;

const listenToRequests = (device: Device, { ready, isReady }: Readiness, redirects: Redirects): void => {
  const { protection, inForce, connections, freezeGuard, tabLimitGuard } = device;
  const letThrough = (address: string): Promise<void> => inForce.letThrough(address);
  const judge = createFirstRequest({ ready, isReady, protection, redirects, letThrough });
  const firstRequest: typeof judge = (request) => {
    const inLimits = () =>
      request.type === 'main_frame' && tabLimitGuard.isExtra(request.tabId)
        ? tabLimitGuard.hold(request).then((held) => held ?? judge(request))
        : judge(request);
    const answer = () => freezeGuard.hold(request) ?? inLimits();
    return isReady() ? answer() : ready.then(answer, () => judge(request));
  };
  const ownOrigin = new URL(browser.runtime.getURL('')).origin;
  const insideRequest = createInsideRequest({ ready, isReady, protection, connections, ownOrigin });
  let isRegistered = true;
  try {
    // The body of a form that is a search; bodies of other requests may be large, and are nobody's business.
    browser.webRequest.onBeforeRequest.addListener(
      firstRequest,
      { urls: anySite, types: ['main_frame', 'sub_frame'] },
      ['blocking', 'requestBody'],
    );
    browser.webRequest.onBeforeRequest.addListener(
      (request) => (isFrame(request) ? {} : insideRequest(request)),
      // No kinds are named: what Chromium has no name for here, such as WebTransport, is told only so.
      { urls: anySite },
      ['blocking'],
    );
  } catch {
    isRegistered = false;
  }
  device.noteFirstRequestLayer(isRegistered);
};

const isFrame = ({ type }: { readonly type: string }): boolean =>
  type === 'main_frame' || type === 'sub_frame';
const anySite = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'];

/** Only what was opened in this life of the worker is known; so no listener waits for it to be ready. */
const listenToConnections = ({ connections, protection }: Device, isReady: () => boolean): void => {
  const about = { urls: anySite, types: [...connectionTypes] };
  const { onBeforeRequest, onCompleted, onErrorOccurred } = browser.webRequest;
  onBeforeRequest.addListener(({ requestId, tabId, initiator = '', url, type }) => {
    const isStopped = isReady() && !protection.mayFetch(url);
    if (!isStopped) connections.opened({ requestId, tabId, initiator, url, type });
  }, about);
  onCompleted.addListener(({ requestId }) => connections.answered(requestId), about);
  onErrorOccurred.addListener(({ requestId }) => connections.failed(requestId), about);
  browser.webNavigation.onCommitted.addListener(({ tabId, frameId }) => {
    if (frameId === 0) connections.left(tabId);
  });
  browser.tabs.onRemoved.addListener((tabId) => connections.left(tabId));
};

const connectionTypes: WebRequest.ResourceType[] = ['websocket', 'xmlhttprequest'];

const listenToNavigation = (
  { visits, tabs, pages, protection, presence, sceneWindows, leftPages, pagePrompts, timeSpent }: Device,
  whenReady: WhenReady,
  redirects: Redirects,
): void => {
  const guard = { tabs, pages, protection, redirects };
  const searches = new SearchSettings({ tabs, protection });
  browser.tabs.onRemoved.addListener((tabId: number) => searches.closed(tabId));
  const arrived = async ({ tabId, frameId, url }: { tabId: number; frameId: number; url: string }) => {
    if (frameId !== 0) return;
    const mayStay = await guardNavigation(guard, { tabId, frameId, url });
    if (mayStay && !sceneWindows.has(tabId) && (await searches.keep(tabId, url))) {
      await visits.opened(tabId, url);
      timeSpent.tick().catch(() => undefined);
      // The child may take their time.
      pagePrompts.arrived(tabId, url).catch(() => undefined);
    }
    presence.soon();
  };
  browser.webNavigation.onBeforeNavigate.addListener(
    whenReady((details) => {
      if (details.frameId === 0 && pages.parse(details.url) === null) redirects.forget(details.tabId);
      return guardSettingOut(guard, details);
    }),
  );
  browser.webNavigation.onErrorOccurred.addListener(
    whenReady((details) => {
      if (details.frameId === 0) redirects.forget(details.tabId);
      return guardFailure(guard, { ...details, error: errorOf(details) });
    }),
  );
  browser.webNavigation.onCommitted.addListener(
    whenReady(async (details) => {
      if (details.frameId === 0) redirects.forget(details.tabId);
      if (details.frameId === 0) visits.reloaded(details.tabId);
      await Promise.all([arrived(details), leftPages.committed(details)]);
    }),
  );
  browser.webNavigation.onHistoryStateUpdated.addListener(whenReady(arrived));
  browser.webNavigation.onDOMContentLoaded.addListener(
    whenReady(({ tabId, frameId }) => (frameId === 0 ? visits.settle(tabId) : undefined)),
  );
};

/** The polyfill's types lack it. */
const errorOf = (details: object): string => ('error' in details ? String(details.error) : '');

const listenToWindows = (
  { lockScreen, protection, presence, visits, timeSpent }: Device,
  whenReady: WhenReady,
): void => {
  const changed = whenReady(() => {
    if (protection.isLocked) void lockScreen.guard();
    presence.soon();
  });
  // Another page in front: what was in front until now is counted.
  const looked = whenReady(() => timeSpent.tick());
  browser.tabs.onActivated.addListener(looked);
  browser.windows.onFocusChanged.addListener(looked);
  browser.idle.onStateChanged.addListener(looked);
  browser.tabs.onActivated.addListener(changed);
  browser.tabs.onCreated.addListener(changed);
  browser.tabs.onUpdated.addListener(changed);
  browser.tabs.onAttached.addListener(changed);
  browser.windows.onCreated.addListener(changed);
  browser.windows.onFocusChanged.addListener(changed);
  browser.tabs.onRemoved.addListener(changed);
  browser.tabs.onRemoved.addListener(whenReady((tabId: number) => visits.closed(tabId)));
};

/** What is on in the lesson follows the pupil from tab to tab and from page to page. */
const listenToControls = ({ cover, freezeGuard, tabLimitGuard }: Device, whenReady: WhenReady): void => {
  browser.tabs.onCreated.addListener(
    whenReady(({ id }: Tabs.Tab) => (id === undefined ? undefined : tabLimitGuard.created(id))),
  );
  browser.tabs.onRemoved.addListener(whenReady((tabId: number) => tabLimitGuard.closed(tabId)));
  browser.tabs.onActivated.addListener(
    whenReady(async ({ windowId, tabId }: { windowId: number; tabId: number }) => {
      await freezeGuard.activated(windowId, tabId);
      await cover.lookAgain();
    }),
  );
  const isNew = whenReady(
    async ({ frameId, tabId, url }: { frameId: number; tabId: number; url: string }) => {
      if (frameId !== 0) return;
      await freezeGuard.moved(tabId, url);
      await cover.lookAgain();
    },
  );
  browser.webNavigation.onCommitted.addListener(isNew);
  browser.webNavigation.onDOMContentLoaded.addListener(isNew);
};

const listenToBrowser = (device: Device, whenReady: WhenReady): void => {
  const { presence, configure, inForce, memory, serverClock } = device;
  let hasUpdate = false;
  const updateBetweenLessons = async (): Promise<void> => {
    const { lesson } = await memory.read('state');
    if (hasUpdate && (lesson === null || lesson.endsAt <= serverClock.now())) browser.runtime.reload();
  };
  browser.idle.onStateChanged.addListener(whenReady(() => presence.soon()));
  browser.storage.onChanged.addListener(
    whenReady((_changes: unknown, area: string) => (area === 'managed' ? configure() : undefined)),
  );
  browser.runtime.onUpdateAvailable.addListener(
    whenReady(() => {
      hasUpdate = true;
      return updateBetweenLessons();
    }),
  );
  // Being registered is enough to be started with the browser; starting does the work.
  browser.runtime.onStartup.addListener(whenReady(() => undefined));
  browser.runtime.onInstalled.addListener(whenReady(() => undefined));
  browser.alarms.onAlarm.addListener(
    whenReady(async ({ name }) => {
      if (name === endAlarm) await inForce.everything();
      if (name !== keepAliveAlarm) return;
      await device.sleepWatch.tick().catch(() => undefined);
      await device.timeSpent.tick().catch(() => undefined);
      await device.breakClock.tick().catch(() => undefined);
      await device.unusedScreen.tick().catch(() => undefined);
      await configure();
      await inForce.repair();
      await updateBetweenLessons();
    }),
  );
};
