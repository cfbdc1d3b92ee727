import { describe, expect, test } from 'vitest';
import { isHelpline } from '#shared/policy/helplines.ts';
import { LockScreen, type LockTab, type LockWindow, type Screen } from './lock-screen.ts';

const lockPage = 'chrome-extension://abc/lock.html';
const messagePage = 'chrome-extension://abc/message.html';

interface FakeWindow {
  id: number;
  isNormal: boolean;
  isMinimised: boolean;
  tabs: { id: number; url: string; isActive: boolean }[];
}

/** A browser's windows and tabs. Each change calls the guard again, as the browser's events do. */
class FakeBrowser implements Screen {
  windowList: FakeWindow[] = [];
  changes = 0;
  refusals = 0;
  onChange: () => void = () => undefined;
  #nextId = 100;

  add(urls: readonly string[], about: Partial<FakeWindow> = {}): FakeWindow {
    const tabs = urls.map((url, index) => ({ id: (this.#nextId += 1), url, isActive: index === 0 }));
    const window = { id: (this.#nextId += 1), isNormal: true, isMinimised: false, tabs, ...about };
    this.windowList.push(window);
    return window;
  }

  async windows(): Promise<LockWindow[]> {
    return structuredClone(this.windowList);
  }
  async openTab(windowId: number, url: string): Promise<void> {
    this.#change();
    const tabs = this.#window(windowId).tabs;
    for (const tab of tabs) tab.isActive = false;
    tabs.push({ id: (this.#nextId += 1), url, isActive: true });
  }
  async activate(tabId: number): Promise<void> {
    this.#change();
    for (const tab of this.#windowOf(tabId).tabs) tab.isActive = tab.id === tabId;
  }
  async navigate(tabId: number, url: string | null): Promise<void> {
    this.#change();
    this.#tab(tabId).url = url ?? 'chrome://newtab/';
  }
  async remove(tabId: number): Promise<void> {
    this.#change();
    const window = this.#windowOf(tabId);
    window.tabs = window.tabs.filter(({ id }) => id !== tabId);
    if (window.tabs.length === 0) this.windowList = this.windowList.filter((each) => each !== window);
  }
  async minimise(windowId: number): Promise<void> {
    this.#change();
    this.#window(windowId).isMinimised = true;
  }

  #change(): void {
    if (this.refusals > 0) {
      this.refusals -= 1;
      throw new Error('Tabs cannot be edited right now (user may be dragging a tab).');
    }
    this.changes += 1;
    this.onChange();
  }
  #window(windowId: number): FakeWindow {
    const found = this.windowList.find(({ id }) => id === windowId);
    if (found === undefined) throw new Error('No such window');
    return found;
  }
  #windowOf(tabId: number): FakeWindow {
    const found = this.windowList.find(({ tabs }) => tabs.some(({ id }) => id === tabId));
    if (found === undefined) throw new Error('No such tab');
    return found;
  }
  #tab(tabId: number): { url: string } {
    const found = this.#windowOf(tabId).tabs.find(({ id }) => id === tabId);
    if (found === undefined) throw new Error('No such tab');
    return found;
  }
}

const create = (isLocked = true) => {
  const browser = new FakeBrowser();
  const state = { isLocked };
  const lock = new LockScreen({
    screen: browser,
    lockPage,
    messagePage,
    isLocked: () => state.isLocked,
    staysOpen: isHelpline,
  });
  browser.onChange = () => void lock.guard();
  return { browser, lock, state };
};
const urls = (window: FakeWindow): string[] => window.tabs.map(({ url }) => url);
const front = (window: FakeWindow): LockTab | undefined => window.tabs.find(({ isActive }) => isActive);

describe('a locked screen', () => {
  test('covers every window and leaves the pupil’s tabs as they are', async () => {
    const { browser, lock } = create();
    const windows = [
      browser.add(['https://maths.example/', 'https://music.example/']),
      browser.add(['chrome://newtab/']),
    ];
    await lock.guard();
    expect(windows.map((window) => front(window)?.url)).toEqual([lockPage, lockPage]);
    expect(urls(windows[0] as FakeWindow).slice(0, 2)).toEqual([
      'https://maths.example/',
      'https://music.example/',
    ]);
  });

  test('does nothing more once it covers, whatever events come', async () => {
    const { browser, lock } = create();
    browser.add(['https://maths.example/']);
    await lock.guard();
    const { changes } = browser;
    await lock.guard();
    await Promise.all([lock.guard(), lock.guard()]);
    expect([changes, browser.changes]).toEqual([1, 1]);
  });

  test('comes to the front again when another tab was brought there', async () => {
    const { browser, lock } = create();
    const window = browser.add(['https://maths.example/']);
    await lock.guard();
    await browser.activate(window.tabs[0]?.id ?? 0);
    await lock.guard();
    expect(front(window)?.url).toBe(lockPage);
    expect(urls(window).filter((url) => url === lockPage)).toHaveLength(1);
  });

  test('comes back when its tab is closed', async () => {
    const { browser, lock } = create();
    const window = browser.add(['https://maths.example/']);
    await lock.guard();
    await browser.remove(window.tabs[1]?.id ?? 0);
    await lock.guard();
    expect(front(window)?.url).toBe(lockPage);
  });

  test('does not take a pupil’s own held-back page for its tab: that page can go back', async () => {
    const { browser, lock } = create();
    const window = browser.add([`${lockPage}#https://maths.example/`]);
    await lock.guard();
    expect(front(window)?.url).toBe(lockPage);
    expect(window.tabs).toHaveLength(2);
  });

  test('keeps one tab of those a restored session brings', async () => {
    const { browser, lock } = create();
    const window = browser.add([lockPage, 'https://maths.example/', lockPage]);
    await lock.guard();
    expect(urls(window)).toEqual([lockPage, 'https://maths.example/']);
  });

  test('puts small windows away, except a teacher’s message', async () => {
    const { browser, lock } = create();
    const game = browser.add(['https://games.example/'], { isNormal: false });
    const message = browser.add([`${messagePage}#hello`], { isNormal: false });
    await lock.guard();
    expect([game.isMinimised, message.isMinimised]).toEqual([true, false]);
  });

  test('leaves a helpline in front, and is back once the child goes elsewhere', async () => {
    const { browser, lock } = create();
    const window = browser.add(['https://maths.example/']);
    await lock.guard();
    await browser.openTab(window.id, 'https://www.childline.org.uk/');
    await lock.guard();
    expect(front(window)?.url).toBe('https://www.childline.org.uk/');
    await browser.activate(window.tabs[0]?.id ?? 0);
    await lock.guard();
    expect(front(window)?.url).toBe(lockPage);
  });

  test('covers a helpline’s tab again where it has gone on to another page, also without a tab of its own', async () => {
    const { browser, lock } = create();
    const window = browser.add(['https://www.childline.org.uk/']);
    await lock.guard();
    expect(urls(window)).toEqual(['https://www.childline.org.uk/']);
    await browser.navigate(window.tabs[0]?.id ?? 0, `${lockPage}#https://games.example/`);
    await lock.guard();
    expect(front(window)?.url).toBe(lockPage);
  });

  test('tries again when the browser refuses', async () => {
    const { browser, lock } = create();
    const window = browser.add(['https://maths.example/']);
    browser.refusals = 2;
    await lock.guard();
    expect(front(window)?.url).toBe(lockPage);
  });
});

describe('when the lock ends', () => {
  test('its tabs go, and what was held back goes on', async () => {
    const { browser, lock, state } = create();
    const window = browser.add(['https://maths.example/', `${lockPage}#https://music.example/?a#b`]);
    await lock.guard();
    state.isLocked = false;
    await lock.guard();
    expect(urls(window)).toEqual(['https://maths.example/', 'https://music.example/?a#b']);
  });

  test('a window with nothing else stays open', async () => {
    const { browser, lock } = create(false);
    const window = browser.add([lockPage]);
    await lock.guard();
    expect(browser.windowList).toHaveLength(1);
    expect(urls(window)).toEqual(['chrome://newtab/']);
  });

  test('nothing but pages of the web is gone on to', async () => {
    const { browser, lock } = create(false);
    const window = browser.add([`${lockPage}#javascript:alert(1)`]);
    await lock.guard();
    expect(urls(window)).toEqual(['chrome://newtab/']);
  });
});
