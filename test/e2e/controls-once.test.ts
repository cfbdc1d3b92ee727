import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { FakeDevice } from '../support/fake-device.ts';
import { fill, focusOn, press, pressInMore, waitForWords } from '../support/dashboard-page.ts';
import { extensionWorker } from '../support/extension-worker.ts';
import { configurationIn } from '../support/managed-configuration.ts';
import { waitForCover, waitForNoCover } from '../support/page-cover.ts';
import {
  openTab,
  ownPageOf,
  shownPage,
  waitForLock,
  waitForOwnPage,
  waitForText,
  waitForTitle,
} from '../support/pupil-tab.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';
import {
  endAll,
  messageWindow,
  mustBeOpenToAll,
  openRabbits,
  raiseControls,
  waitForResult,
  type ControlsStage,
} from './controls-stage.ts';

let stage: ControlsStage;
beforeAll(async () => {
  stage = await raiseControls();
}, 120_000);
afterEach(() => stage.endEverything());
afterAll(() => stage?.close());

test('a message is answered by one of a few words, and the teacher sees who said what', async () => {
  await press(stage.teacher, 'Message…', '.toolbar');
  await fill(stage.teacher, 'text', 'Are you ready?');
  await stage.teacher.locator('[data-form="show-message"] ::-p-text(Yes · No)').click();
  await press(stage.teacher, 'Send', '[data-form="show-message"]');
  const message = await messageWindow(stage);
  await waitForText(message, 'Miss Clarke says');
  await mustBeOpenToAll(message);
  const closed = new Promise((resolve) => message.once('close', resolve));
  await message.locator('[data-reply]::-p-text(No)').click();
  await waitForText(message, 'You said: No');
  await closed;
  await waitForWords(stage.teacher, 'Are you ready?', '[data-replies]');
  await waitForWords(stage.teacher, 'Yes', '[data-replies]');
  await stage.teacher.locator('[data-replies] summary ::-p-text(No)').click();
  await waitForWords(stage.teacher, stage.pupil.name, '[data-replies] details[open]');
});

test('a message without answers is read and closed, and asks nothing', async () => {
  await press(stage.teacher, 'Message…', '.toolbar');
  await fill(stage.teacher, 'text', 'Tidy your desks.');
  await press(stage.teacher, 'Send', '[data-form="show-message"]');
  await waitForResult(stage.teacher, '2 shown the message');
  const message = await messageWindow(stage);
  await waitForText(message, 'Tidy your desks.');
  expect(await message.$('[data-reply]')).toBeNull();
  const closed = new Promise((resolve) => message.once('close', resolve));
  await message.locator('button::-p-text(I have read it)').click();
  await closed;
});

test('a tab is closed with a reason that the pupil reads, and opened again by Undo', async () => {
  const page = await openRabbits(stage);
  const doomed = await openTab(stage.pupil.opened.browser, 'https://stories.example/');
  await waitForWords(stage.teacher, 'stories.example', '[role="option"]');
  await pressInMore(stage.teacher, 'Close a tab…');
  await stage.teacher.locator('[data-form="close-tab"] ::-p-text(stories.example)').click();
  await fill(stage.teacher, 'reason', 'We read that after lunch.', '[data-form="close-tab"]');
  const closed = new Promise((resolve) => doomed.once('close', resolve));
  await press(stage.teacher, 'Close tab', '[data-form="close-tab"]');
  await closed;
  const why = await messageWindow(stage);
  await waitForText(why, 'We read that after lunch.');
  await waitForText(why, 'Miss Clarke has closed a tab');
  await why.close();
  await waitForResult(stage.teacher, 'No such tab is open.');
  const asked = stage.web.count('stories.example');
  await press(stage.teacher, 'Open it again', '[data-command-result]');
  await waitUntil('it is open again', () => stage.web.count('stories.example') > asked);
  expect(page.isClosed()).toBe(false);
});

test('a tab that is open comes to the front', async () => {
  const page = await openRabbits(stage);
  const front = await openTab(stage.pupil.opened.browser, 'https://library.example/');
  await waitForTitle(front, 'The school library');
  await front.bringToFront();
  await waitForWords(stage.teacher, 'library.example', '[role="option"]');
  await pressInMore(stage.teacher, 'Bring a tab to front…');
  await stage.teacher.locator('[data-form="show-tab"] ::-p-text(rabbits.example)').click();
  await press(stage.teacher, 'Bring to front', '[data-form="show-tab"]');
  await waitUntil('it is in front', async () => (await shownPage(stage.pupil.opened.browser)) === page);
});

test('a page of the teacher’s own computer is shared with the one pupil who was tapped, and closed again by Undo', async () => {
  const { extensionId, linuxJson } = stage.school.deployment;
  const { admin, teacher } = stage.school.staff;
  const accounts = await admin.do('accounts', {});
  const staffId = accounts.find(({ name }) => name === madeUpStaff.teacher.name)?.accountId ?? '';
  const own = new FakeDevice({ extensionId, configuration: configurationIn(linuxJson) });
  await admin.do('bindDevice', { deviceId: await own.enrol(), pupilId: null, staffId });
  await own.visit({ url: 'https://stories.example/whale', title: 'The whale' });
  await waitUntil('the server knows what is open there', async () =>
    (await teacher.do('ownDevices', {})).some(({ pages }) => pages.length > 0),
  );
  const asked = stage.web.count('stories.example', '/whale');
  const { browser } = stage.pupil.opened;
  const before = await openTab(browser, 'https://stories.example/');
  const touched = { width: 1366, height: 768, hasTouch: true };
  await stage.teacher.setViewport(touched);
  const tile = await stage.teacher.waitForSelector(`[data-device-id="${stage.pupil.deviceId}"]`);
  const box = await (await tile?.$('[data-part="select"]'))?.boundingBox();
  const picture = await (await tile?.$('[data-part="picture"]'))?.boundingBox();
  // A finger opens the picture: what selects lies below it.
  expect(box?.y).toBeGreaterThanOrEqual((picture?.y ?? 0) + (picture?.height ?? 0));
  await stage.teacher.touchscreen.tap((box?.x ?? 0) + 3, (box?.y ?? 0) + 3);
  await waitForWords(stage.teacher, '1 selected', '.toolbar');
  await press(stage.teacher, 'Open page…', '.toolbar');
  await press(stage.teacher, 'The whale', '[data-form="open-page"]');
  await mustBeOpenToAll(stage.teacher);
  await press(stage.teacher, 'Open', '[data-form="open-page"]');
  await waitForResult(stage.teacher, '1 opened the page');
  await waitUntil('it is open', () => stage.web.count('stories.example', '/whale') > asked);
  await press(stage.teacher, 'Close it again', '[data-command-result]');
  await waitForResult(stage.teacher, '1 closed');
  const open = (await browser.pages()).map((each) => each.url());
  expect(open.filter((url) => url.startsWith('https://stories.example/'))).toEqual([before.url()]);
  await (await messageWindow(stage)).close();
  await stage.teacher.keyboard.press('Escape');
  await stage.teacher.setViewport({ ...touched, hasTouch: false });
  await waitForWords(stage.teacher, stage.pupil.name);
  await own.stop();
});

test('one key ends everything that is on, and one press brings it back', async () => {
  await openRabbits(stage);
  await press(stage.teacher, 'Lock…', '.toolbar');
  await fill(stage.teacher, 'reason', 'Fire drill', '[data-form="lock-device"]');
  await press(stage.teacher, 'Lock', '[data-form="lock-device"]');
  await waitForLock(stage.pupil.opened.browser);
  await waitForWords(stage.teacher, 'Miss Clarke: Fire drill', '[data-control="lock"]');
  await focusOn(stage.teacher, '[role="option"][tabindex="0"]');
  await stage.teacher.keyboard.press('x');
  await waitUntil('it is open', async () => {
    const shown = await shownPage(stage.pupil.opened.browser);
    return shown !== undefined && ownPageOf(shown) !== 'lock';
  });
  await waitForResult(stage.teacher, 'free');
  await press(stage.teacher, 'Undo', '[data-command-result]');
  await waitForLock(stage.pupil.opened.browser);
  await endAll(stage.teacher);
});

test('a site opened in the lesson is on now with the rest: it ends by the same key, comes back by Undo, ends by End', async () => {
  await openRabbits(stage);
  const address = 'https://bets.example/';
  const { browser } = stage.pupil.opened;
  const isBlocked = async (): Promise<void> => {
    const tab = await openTab(browser, address);
    await waitForOwnPage(tab, 'blocked');
    await tab.close();
  };
  await isBlocked();
  await press(stage.teacher, 'Open a site…', '.board-side');
  await fill(stage.teacher, 'address', 'bets.example', '[data-form="grant-exception"]');
  await fill(stage.teacher, 'grant-reason', 'Chance in maths', '[data-form="grant-exception"]');
  await press(stage.teacher, 'Open it', '[data-form="grant-exception"]');
  await waitForWords(stage.teacher, 'Open bets.example', '[data-control="exception"]');
  await waitForWords(stage.teacher, 'whole class', '[data-control="exception"]');
  await waitForWords(stage.teacher, 'Miss Clarke: Chance in maths', '[data-control="exception"]');
  await mustBeOpenToAll(stage.teacher);
  const page = await openTab(browser, address);
  await waitUntil('it is open', () => ownPageOf(page) === null && stage.web.count('bets.example') > 0);
  const granted = await stage.school.staff.teacher.do('exceptions', { lessonId: stage.lessonId });
  await focusOn(stage.teacher, '[role="option"][tabindex="0"]');
  await stage.teacher.keyboard.press('x');
  await waitForOwnPage(page, 'blocked');
  await stage.teacher.waitForSelector('[data-control]', { hidden: true });
  await press(stage.teacher, 'Undo', '[data-command-result]');
  await waitUntil('it is open again', async () => {
    const tab = await openTab(browser, address);
    const isOpen = ownPageOf(tab) === null;
    await tab.close();
    return isOpen;
  });
  expect(await stage.school.staff.teacher.do('exceptions', { lessonId: stage.lessonId })).toEqual(granted);
  await press(stage.teacher, 'End', '[data-control="exception"]');
  await stage.teacher.waitForSelector('[data-control]', { hidden: true });
  await isBlocked();
  await press(stage.teacher, 'Undo', '[data-command-result]');
  await stage.teacher.waitForSelector('[data-control="exception"]');
  await endAll(stage.teacher);
  await isBlocked();
});

test('with nothing on and nobody away the list of what is on takes no room', async () => {
  const { admin, teacher } = stage.school.staff;
  const { classId } = await admin.do('addClass', { name: 'Otters', yearGroup: 3 });
  const { lessonId } = await teacher.do('startLesson', { classId, minutes: 10 });
  const page = await stage.teacher.browserContext().newPage();
  await page.goto(`${stage.server.url}/lessons/${lessonId}`);
  const strip = await page.waitForSelector('[data-lesson-now]');
  expect(await strip?.evaluate((each) => each.getBoundingClientRect().height)).toBe(0);
  await teacher.do('endLesson', { lessonId });
  await page.close();
});

test('who is offline gets what lasts when back; what came too late is dropped and said', async () => {
  await openRabbits(stage);
  const { extensionId, linuxJson } = stage.school.deployment;
  const { enrolmentKey } = configurationIn(linuxJson);
  const away = new RawDevice({ url: stage.server.url, extensionId, enrolmentKey });
  await away.arrive();
  const third = stage.school.yearFour.pupils[2];
  await stage.school.staff.admin.do('bindDevice', { deviceId: away.deviceId, pupilId: third?.pupilId ?? '' });
  away.close();
  await waitUntil('the server knows that it is gone', async () =>
    (await stage.school.staff.admin.do('devices', {})).some(
      ({ deviceId, isConnected }) => deviceId === away.deviceId && !isConnected,
    ),
  );
  await stage.teacher.waitForSelector(`[data-device-id="${away.deviceId}"][data-state="away"]`);
  await pressInMore(stage.teacher, 'Limit tabs…');
  await press(stage.teacher, 'Limit tabs', '[data-form="limit-tabs"]');
  await waitForResult(stage.teacher, '1 offline: will be limited when back');
  await press(stage.teacher, 'Message…', '.toolbar');
  await fill(stage.teacher, 'text', 'Tidy up, please');
  await press(stage.teacher, 'Send', '[data-form="show-message"]');
  await waitForResult(stage.teacher, `${third?.name}: The device is offline, so this was not done.`);
  expect((await away.arrive()).state.tabLimit?.most).toBe(3);
  expect(away.actions).toEqual([]);
  away.close();
  await mustBeOpenToAll(stage.teacher);
});

test('a computer that stood still: what ended meanwhile is over there, what was set meanwhile holds', async () => {
  const page = await openRabbits(stage);
  const socket = await stage.school.staff.teacher.openSocket();
  const { lessonId, pupil } = stage;
  const order = (name: 'freeze-page' | 'lock-device', durationMs: number) =>
    socket.emitWithAck('command', {
      lessonId,
      name,
      deviceIds: [pupil.deviceId],
      args: { message: 'Wait', durationMs },
    });
  const tile = `[data-device-id="${pupil.deviceId}"]`;
  const group = -(pupil.opened.browser.process()?.pid ?? Number.NaN);
  try {
    await order('freeze-page', 5_000);
    await waitForCover(page, 'Wait');
    await stage.teacher.waitForSelector(`${tile} [data-hold="freeze"]`);
    // Every process of the browser, as a lid that is closed does it.
    process.kill(group, 'SIGSTOP');
    await stage.teacher.waitForSelector(`${tile} [data-hold="freeze"]`, { hidden: true });
    const answered = order('lock-device', 60_000);
    await waitForWords(stage.teacher, 'Locked: sent…', tile);
    process.kill(group, 'SIGCONT');
    await waitForLock(pupil.opened.browser);
    await waitForNoCover(page);
    expect(await answered).toMatchObject({ ok: true, value: { [pupil.deviceId]: { ok: true } } });
    await stage.teacher.waitForSelector(`${tile}[data-state="locked"][data-pending="false"]`);
  } finally {
    process.kill(group, 'SIGCONT');
    socket.close();
  }
});

test('a screen that nobody uses is covered until somebody says that they are there', async () => {
  const page = await openRabbits(stage);
  const worker = await extensionWorker(stage.pupil.opened.browser);
  // A browser without a screen has neither mouse nor keys, and Chromium takes it to be in use for ever.
  await worker.evaluate(() => {
    chrome.idle.queryState = () => Promise.resolve('idle' as chrome.idle.IdleState);
    void chrome.alarms.create('keep-alive', { when: Date.now(), periodInMinutes: 0.5 });
  });
  const button = await page.waitForSelector('thinkclick-cover >>> .take-up');
  await mustBeOpenToAll(page);
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.querySelector('h1')?.click());
  expect(await button?.isVisible()).toBe(true);
  await page.evaluate(() => {
    const cover = document.querySelector('thinkclick-cover')?.shadowRoot;
    cover?.querySelector<HTMLButtonElement>('.take-up')?.click();
  });
  expect(await button?.isVisible()).toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForSelector('thinkclick-cover >>> .take-up', { hidden: true });
  await page.close();
});
