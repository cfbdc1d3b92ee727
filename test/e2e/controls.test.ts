import type { Browser, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { controlNames } from '#shared/lesson-controls.ts';
import { closeDialogs, fill, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { EnrolledPupil } from '../support/enrolled-pupil.ts';
import { FakeDevice } from '../support/fake-device.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { startMadeUpWeb, type MadeUpWeb } from '../support/made-up-web.ts';
import { configurationIn } from '../support/managed-configuration.ts';
import {
  openTab,
  ownPageOf,
  shownPage,
  waitForLock,
  waitForOwnPage,
  waitForText,
  waitForTitle,
} from '../support/pupil-tab.ts';
import { RawDevice } from '../support/raw-device.ts';
import { createSchool, type School } from '../support/school.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';

let web: MadeUpWeb;
let server: TestServer;
let school: School;
let pupil: EnrolledPupil;
let other: FakeDevice;
let staffBrowser: Browser;
let teacher: Page;
let lessonId: string;

const rabbits = 'https://rabbits.example/';

beforeAll(async () => {
  web = await startMadeUpWeb();
  server = await startServer();
  school = await createSchool(server);
  const { classId, pupils } = school.yearFour;
  ({ lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 }));
  const [first, second] = pupils;
  if (first === undefined || second === undefined) throw new Error('The made-up class is empty.');
  pupil = await EnrolledPupil.arrive({ web, school, pupil: first });
  const { extensionId, linuxJson } = school.deployment;
  other = new FakeDevice({ extensionId, configuration: configurationIn(linuxJson) });
  await school.staff.admin.do('bindDevice', { deviceId: await other.enrol(), pupilId: second.pupilId });
  await waitUntil('the other is in the lesson', () => other.state.lesson?.lessonId === lessonId);
  staffBrowser = await launchPlainBrowser();
  teacher = await openDashboard(staffBrowser, server.url, madeUpStaff.teacher);
  await teacher.goto(`${server.url}/lessons/${lessonId}`);
  await waitForWords(teacher, pupil.name);
}, 120_000);

afterAll(async () => {
  await other?.stop();
  await pupil?.close();
  await staffBrowser?.close();
  await server?.stop();
  await web?.close();
});

/** Each test begins with nothing on, whatever became of the one before. */
afterEach(async () => {
  await closeDialogs(teacher);
  await teacher.keyboard.press('Escape');
  const socket = await school.staff.teacher.openSocket();
  const controls = [...controlNames];
  const everybody = { lessonId, deviceIds: [pupil.deviceId], isForClass: true, args: { controls } };
  await socket.emitWithAck('command', { name: 'end-controls', ...everybody });
  socket.close();
});

/** What lies on the pupil's page; empty where nothing does. */
const coverOn = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('thinkclick-cover')?.shadowRoot?.textContent ?? '');
const waitForCover = (page: Page, words: string): Promise<true> =>
  waitUntil(`"${words}" lies on the page`, async () => (await coverOn(page)).includes(words));
const waitForNoCover = (page: Page, timeoutMs?: number): Promise<true> =>
  waitUntil('nothing lies on the page', async () => (await coverOn(page)) === '', timeoutMs);
const waitForResult = (words: string): Promise<void> => waitForWords(teacher, words, '[data-command-result]');
const closeOthers = async (kept: Page): Promise<void> => {
  await kept.bringToFront();
  for (const page of await pupil.opened.browser.pages()) if (page !== kept) await page.close();
};
const openRabbits = async (): Promise<Page> => {
  const page = await openTab(pupil.opened.browser, rabbits);
  await waitForTitle(page, 'All about rabbits');
  await closeOthers(page);
  return page;
};
const fromMenu = async (words: string): Promise<void> => {
  await press(teacher, 'More', '.toolbar');
  await press(teacher, words, '.menu:popover-open');
};
const endAll = async (): Promise<void> => {
  await press(teacher, 'End all', '.toolbar');
  await teacher.waitForFunction(() => document.querySelector('[data-control]') === null, { timeout: 10_000 });
};
const messageWindow = (): Promise<Page> =>
  waitUntil('the message is on the screen', async () => {
    const pages = await pupil.opened.browser.pages();
    return pages.find((page) => page.url().includes('/message.html'));
  });
const mustBeOpenToAll = async (page: Page): Promise<void> => {
  for (const scheme of colourSchemes) expect(await findBarriers(page, scheme), scheme).toEqual([]);
};

test('every command is in one row at 1366×768, the less used ones behind More, reached by keyboard', async () => {
  await teacher.setViewport({ width: 1366, height: 768 });
  const rows = await teacher.$$eval('.toolbar .commands > .button', (all) => [
    ...new Set(all.map((button) => button.getBoundingClientRect().top)),
  ]);
  expect(rows).toHaveLength(1);
  await teacher.focus('.toolbar [data-menu="more-commands"]');
  await teacher.keyboard.press('Enter');
  await teacher.waitForSelector('.menu:popover-open');
  const focused = (): Promise<string> =>
    teacher.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  await waitUntil('the first is focused', async () => (await focused()) === 'Freeze…');
  await mustBeOpenToAll(teacher);
  await teacher.keyboard.press('ArrowDown');
  expect(await focused()).toBe('Limit tabs…');
  await teacher.keyboard.press('Escape');
  expect(await focused()).toBe('More');
});

test('eyes up dims what is in front, follows to another tab, is listed, and goes by End', async () => {
  const page = await openRabbits();
  await press(teacher, 'Eyes up', '.toolbar');
  await waitForCover(page, 'Eyes up, please');
  await waitForCover(page, 'Miss Clarke');
  await waitForResult('2 dimmed for 15 seconds');
  await waitForWords(teacher, 'whole class', '[data-control="eyesUp"]');
  const second = await openTab(pupil.opened.browser, 'https://library.example/');
  await waitForCover(second, 'Eyes up, please');
  await press(teacher, 'End', '[data-control="eyesUp"]');
  await waitForNoCover(second);
  await waitForNoCover(page);
  await second.close();
});

test('eyes up ends by itself on the device, with the server dead', async () => {
  const page = await openRabbits();
  await press(teacher, 'Eyes up', '.toolbar');
  await waitForCover(page, 'Eyes up, please');
  await server.kill();
  await waitForNoCover(page, 20_000);
  await server.restart();
  await pupil.untilConnected(true);
  await waitForWords(teacher, pupil.name);
});

test('a browser’s own page in front is said, by name and why', async () => {
  const page = await openRabbits();
  await page.goto('chrome://newtab/').catch(() => null);
  await press(teacher, 'Eyes up', '.toolbar');
  await waitForResult(`${pupil.name}: A page that belongs to the browser itself is in front`);
  await endAll();
  await teacher.keyboard.press('Escape');
});

test('a frozen page is seen, takes no click and no key, and no other page opens', async () => {
  const page = await openRabbits();
  await teacher.focus('[role="option"][tabindex="0"]');
  await teacher.keyboard.press('a');
  await teacher.keyboard.press('z');
  await teacher.waitForSelector('[data-dialog="freeze-page"]');
  await mustBeOpenToAll(teacher);
  await teacher.keyboard.press('Enter');
  await waitForCover(page, 'Look, and do not touch.');
  const link = await page.$('a[href="/food"]');
  const box = await link?.boundingBox();
  await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await waitForCover(page, 'Look, and do not touch.');
  const asked = web.count('library.example');
  const wanted = await openTab(pupil.opened.browser, 'https://library.example/');
  await waitForOwnPage(wanted, 'frozen');
  await waitUntil('the frozen page is in front', async () => {
    const shown = await shownPage(pupil.opened.browser);
    return shown?.url() === rabbits;
  });
  expect(page.url()).toBe(rabbits);
  expect([web.count('library.example'), web.count('rabbits.example', '/food')]).toEqual([asked, 0]);
  await mustBeOpenToAll(wanted);
  await press(teacher, 'End', '[data-control="freeze"]');
  await waitForNoCover(page);
  await waitForTitle(wanted, 'The school library');
});

test('with a limit of tabs one too many says so kindly; what the teacher opens is let in', async () => {
  const page = await openRabbits();
  await teacher.keyboard.press('Escape');
  await fromMenu('Limit tabs…');
  await teacher.locator('[data-form="limit-tabs"] input[value="1"]').click();
  await press(teacher, 'Limit tabs', '[data-form="limit-tabs"]');
  await waitForWords(teacher, 'Tabs at most 1', '[data-control="tabLimit"]');
  const asked = web.count('library.example');
  const extra = await openTab(pupil.opened.browser, 'about:blank');
  await waitForOwnPage(extra, 'tab-limit');
  await waitForText(extra, 'Miss Clarke says: 1 tab');
  await mustBeOpenToAll(extra);
  const closed = new Promise((resolve) => extra.once('close', resolve));
  await extra.locator('button::-p-text(Back to my tabs)').click();
  await closed;
  expect(web.count('library.example')).toBe(asked);
  await press(teacher, 'Open page…', '.toolbar');
  await fill(teacher, 'url', 'library.example');
  await press(teacher, 'Open', '[data-form="open-page"]');
  await waitUntil('the teacher’s page is open', () => web.count('library.example') > asked);
  await press(teacher, 'End', '[data-control="tabLimit"]');
  const more = await waitUntil('a tab opens again', async () => {
    const tab = await openTab(pupil.opened.browser, 'https://stories.example/');
    if (ownPageOf(tab) !== 'tab-limit') return tab;
    await tab.close();
    return null;
  });
  await closeOthers(page);
  expect(more.isClosed()).toBe(true);
});

test('a timer runs on the page, in the popup and on the dashboard', async () => {
  const page = await openRabbits();
  await fromMenu('Timer…');
  await fill(teacher, 'label', 'Finish your story');
  await press(teacher, 'Start', '[data-form="start-timer"]');
  await waitForCover(page, 'Finish your story');
  expect(await coverOn(page)).toMatch(/[45]:\d\d/);
  await waitForWords(teacher, 'Finish your story', '[data-control="timer"]');
  expect(await teacher.$eval('[data-control="timer"] .countdown', (each) => each.textContent)).toMatch(
    /^[45]:\d\d$/,
  );
  // The clock takes no input.
  await page.locator('a[href="/food"]').click();
  await waitForTitle(page, 'What rabbits eat');
  await waitForCover(page, 'Finish your story');
  const popup = await pupil.opened.browser.newPage();
  await popup.goto(`chrome-extension://${school.deployment.extensionId}/popup.html`);
  await waitForText(popup, 'Finish your story: 4:');
  await popup.close();
  await endAll();
  await waitForNoCover(page);
});

test('a message is answered by one of a few words, and the teacher sees who said what', async () => {
  await press(teacher, 'Message…', '.toolbar');
  await fill(teacher, 'text', 'Are you ready?');
  await teacher.locator('[data-form="show-message"] ::-p-text(Yes · No)').click();
  await press(teacher, 'Send', '[data-form="show-message"]');
  const message = await messageWindow();
  await waitForText(message, 'Miss Clarke says');
  await mustBeOpenToAll(message);
  const closed = new Promise((resolve) => message.once('close', resolve));
  await message.locator('[data-reply]::-p-text(No)').click();
  await waitForText(message, 'You said: No');
  await closed;
  await waitForWords(teacher, 'Are you ready?', '[data-replies]');
  await waitForWords(teacher, 'No 1', '[data-replies]');
  await waitForWords(teacher, 'Yes 1', '[data-replies]');
  await press(teacher, 'No 1', '[data-replies]').catch(() =>
    teacher.locator('[data-replies] summary').click(),
  );
});

test('a tab is closed with a reason that the pupil reads, and opened again by Undo', async () => {
  const page = await openRabbits();
  const doomed = await openTab(pupil.opened.browser, 'https://stories.example/');
  await waitForWords(teacher, 'stories.example', '[role="option"]');
  await fromMenu('Close a tab…');
  await teacher.locator('[data-form="close-tab"] ::-p-text(stories.example)').click();
  await fill(teacher, 'reason', 'We read that after lunch.', '[data-form="close-tab"]');
  const closed = new Promise((resolve) => doomed.once('close', resolve));
  await press(teacher, 'Close tab', '[data-form="close-tab"]');
  await closed;
  const why = await messageWindow();
  await waitForText(why, 'We read that after lunch.');
  await waitForText(why, 'Miss Clarke has closed a tab');
  await why.close();
  await waitForResult('No such tab is open.');
  const asked = web.count('stories.example');
  await press(teacher, 'Open it again', '[data-command-result]');
  await waitUntil('it is open again', () => web.count('stories.example') > asked);
  expect(page.isClosed()).toBe(false);
});

test('a tab that is open comes to the front', async () => {
  const page = await openRabbits();
  const front = await openTab(pupil.opened.browser, 'https://library.example/');
  await waitForTitle(front, 'The school library');
  await front.bringToFront();
  await waitForWords(teacher, 'library.example', '[role="option"]');
  await fromMenu('Bring a tab to front…');
  await teacher.locator('[data-form="show-tab"] ::-p-text(rabbits.example)').click();
  await press(teacher, 'Bring to front', '[data-form="show-tab"]');
  await waitUntil('it is in front', async () => (await shownPage(pupil.opened.browser)) === page);
});

test('one key ends everything that is on, and one press brings it back', async () => {
  await openRabbits();
  await press(teacher, 'Lock…', '.toolbar');
  await fill(teacher, 'reason', 'Fire drill', '[data-form="lock-device"]');
  await press(teacher, 'Lock', '[data-form="lock-device"]');
  await waitForLock(pupil.opened.browser);
  await waitForWords(teacher, 'Miss Clarke: Fire drill', '[data-control="lock"]');
  await teacher.focus('[role="option"][tabindex="0"]');
  await teacher.keyboard.press('x');
  await waitUntil('it is open', async () => {
    const shown = await shownPage(pupil.opened.browser);
    return shown !== undefined && ownPageOf(shown) !== 'lock';
  });
  await waitForResult('free');
  await press(teacher, 'Undo', '[data-command-result]');
  await waitForLock(pupil.opened.browser);
  await endAll();
});

test('who is offline gets what lasts when back; what came too late is dropped and said', async () => {
  await openRabbits();
  const { extensionId, linuxJson } = school.deployment;
  const { enrolmentKey } = configurationIn(linuxJson);
  const away = new RawDevice({ url: server.url, extensionId, enrolmentKey });
  await away.arrive();
  const third = school.yearFour.pupils[2];
  await school.staff.admin.do('bindDevice', { deviceId: away.deviceId, pupilId: third?.pupilId ?? '' });
  away.close();
  await waitUntil('the server knows that it is gone', async () =>
    (await school.staff.admin.do('devices', {})).some(
      ({ deviceId, isConnected }) => deviceId === away.deviceId && !isConnected,
    ),
  );
  await fromMenu('Limit tabs…');
  await press(teacher, 'Limit tabs', '[data-form="limit-tabs"]');
  await waitForResult('1 offline: will be limited when back');
  await press(teacher, 'Message…', '.toolbar');
  await fill(teacher, 'text', 'Tidy up, please');
  await press(teacher, 'Send', '[data-form="show-message"]');
  await waitForResult(`${third?.name}: The device is offline, so this was not done.`);
  expect((await away.arrive()).state.tabLimit?.most).toBe(3);
  expect(away.actions).toEqual([]);
  away.close();
  await mustBeOpenToAll(teacher);
});
