import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choose, fill, openDashboard, press, select, waitForWords } from '../support/dashboard-page.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import {
  openTab,
  ownPageOf,
  shownPage,
  waitForLock,
  waitForOwnPage,
  waitForText,
  waitForTitle,
} from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';
import { untilBack } from './until-back.ts';
import { raiseTaughtStage, type TaughtStage } from './stage.ts';

let stage: TaughtStage;
let browser: Browser;
let teacher: Page;
let colleague: Page;

beforeAll(async () => {
  stage = await raiseTaughtStage();
  ({ browser, teacher } = stage);
  colleague = await openDashboard(browser, stage.server.url, madeUpStaff.otherTeacher);
});
afterAll(() => stage?.close());

const mustBeOpenToAll = async (page: Page): Promise<void> => {
  for (const scheme of colourSchemes) expect(await findBarriers(page, scheme), scheme).toEqual([]);
};
const lessonEnd = async (): Promise<number> => {
  const classes = await stage.school.staff.teacher.do('classes', {});
  return classes.find(({ lesson }) => lesson?.lessonId === stage.lessonId)?.lesson?.endsAt ?? 0;
};
/** The value itself is set: what is typed into a field for a time is taken by the habits of the browser's country. */
const setTime = (page: Page, selector: string, at: number): Promise<void> => {
  const london = { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' } as const;
  return page.$eval(
    selector,
    (field, time) => {
      (field as HTMLInputElement).value = time;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    new Date(at).toLocaleTimeString('en-GB', london),
  );
};
const popupSays = async (words: string): Promise<void> => {
  const popup = await stage.pupil.opened.browser.newPage();
  await popup.goto(`chrome-extension://${stage.school.deployment.extensionId}/popup.html`);
  await waitForText(popup, words);
  await popup.close();
};

test('five minutes more by one press; the end is set by the clock in a dialog', async () => {
  const before = await lessonEnd();
  await press(teacher, '+5 min', '.lesson-head');
  await waitUntil('it ends five minutes later', async () => (await lessonEnd()) === before + 5 * 60_000);
  const row = await teacher.$eval('.lesson-head', (head) => head.getBoundingClientRect().height);
  expect(row).toBeLessThan(60);
  await press(teacher, 'Lesson', '.lesson-head');
  await press(teacher, 'Set the end…', '.menu:popover-open');
  await teacher.waitForSelector('[data-dialog="set-end"]');
  await mustBeOpenToAll(teacher);
  const now = Date.now();
  const wanted = now - (now % 60_000) + 50 * 60_000;
  await setTime(teacher, '[data-form="set-end"] [name="until"]', wanted);
  await press(teacher, 'Set the end', '[data-form="set-end"]');
  await waitUntil('it ends when it was said', async () => (await lessonEnd()) === wanted);
  await teacher.waitForSelector('[data-dialog="set-end"]', { hidden: true });
});

test('a lesson is started on the page of classes, as long as is chosen, and ended by hand', async () => {
  const { classId } = stage.school.yearOne;
  const lessonOf = async () => {
    const classes = await stage.school.staff.otherTeacher.do('classes', {});
    return classes.find((each) => each.classId === classId)?.lesson ?? null;
  };
  await colleague.goto(`${stage.server.url}/classes`);
  await press(colleague, 'Start lesson', `[data-class-id="${classId}"]`);
  await choose(colleague, '30 min', '[data-form="start-lesson"]');
  await mustBeOpenToAll(colleague);
  const before = Date.now();
  await press(colleague, 'Start lesson', '[data-form="start-lesson"]');
  await waitForWords(colleague, stage.young.name, '.board');
  const endsAt = (await lessonOf())?.endsAt ?? 0;
  expect(endsAt).toBeGreaterThanOrEqual(before + 30 * 60_000);
  expect(endsAt).toBeLessThanOrEqual(Date.now() + 30 * 60_000);
  await press(colleague, 'End lesson', '.lesson-head');
  await colleague.waitForSelector('[data-form="end-lesson"]');
  await mustBeOpenToAll(colleague);
  await press(colleague, 'End lesson', '[data-form="end-lesson"]');
  await colleague.waitForSelector(`[data-class-id="${classId}"]:not([data-lesson-id])`);
  expect(await lessonOf()).toBeNull();
});

test('a tile size is chosen under View, and is still so when the page is opened again', async () => {
  const tileWidth = () => teacher.$eval('[role="option"]', (tile) => tile.getBoundingClientRect().width);
  const chooseSize = async (words: string): Promise<void> => {
    await teacher.click('.view-menu summary');
    await choose(teacher, words, '.view-panel');
  };
  const fitting = await tileWidth();
  await chooseSize('L');
  await waitUntil('the tiles are larger', async () => (await tileWidth()) > fitting);
  const large = await tileWidth();
  await teacher.goto(`${stage.server.url}/classes`);
  await teacher.goto(`${stage.server.url}/lessons/${stage.lessonId}`);
  await teacher.waitForSelector('[role="option"]');
  await waitUntil('they are as large', async () => (await tileWidth()) === large);
  await chooseSize('Fit');
  await waitUntil('all fit again', async () => (await tileWidth()) === fitting);
  // The menu lies over what comes next.
  await teacher.click('.lesson-head h1');
  await teacher.waitForSelector('.view-menu[open]', { hidden: true });
});

test('a colleague joins with a reason: both see the class, and the pupil reads both names', async () => {
  await press(colleague, 'Join…');
  await fill(colleague, 'reason', 'We teach this together');
  await mustBeOpenToAll(colleague);
  await press(colleague, 'Join the lesson');
  await colleague.waitForSelector('.board');
  await waitForWords(colleague, 'with Miss Clarke', '[data-teachers]');
  await waitForWords(teacher, 'with Mr Bell', '[data-teachers]');
  await waitForWords(teacher, 'Mr Bell has joined the lesson: We teach this together');
  await popupSays('with Miss Clarke and Mr Bell');
  await press(colleague, 'Lock…', '.toolbar');
  await press(colleague, 'Lock', '[data-form="lock-device"]');
  await waitForLock(stage.pupil.opened.browser);
  await waitForWords(teacher, 'Mr Bell', '[data-control="lock"]');
  await press(teacher, 'End', '[data-control="lock"]');
  await waitUntil('it is open', async () => {
    const shown = await shownPage(stage.pupil.opened.browser);
    return shown !== undefined && ownPageOf(shown) !== 'lock';
  });
});

test('a lesson handed over is the colleague’s, and goes on without the first, whose page says so', async () => {
  await press(teacher, 'Lesson', '.lesson-head');
  await press(teacher, 'Teachers, hand over…', '.menu:popover-open');
  const colleagues = '[data-form="hand-over"] select';
  await teacher.waitForSelector(colleagues);
  const accountId = await waitUntil('the colleague can be chosen', () =>
    teacher.$$eval(`${colleagues} option`, (options) =>
      options.flatMap(({ textContent, value }) => (textContent === 'Mr Bell' ? value : [])).at(0),
    ),
  );
  await select(teacher, colleagues, accountId);
  await mustBeOpenToAll(teacher);
  await press(teacher, 'Hand over', '[data-form="hand-over"]');
  await waitForWords(teacher, 'It goes on with Mr Bell');
  await popupSays('with Mr Bell');
  await teacher.goto(`${stage.server.url}/classes`);
  await press(teacher, 'Join…');
  await teacher.locator('::-p-text(In their place)').click();
  await fill(teacher, 'reason', 'Back again');
  await press(teacher, 'Take over the lesson');
  await teacher.waitForSelector('.board');
  await waitForWords(teacher, stage.pupil.name);
});

test('whom another lesson holds is said, asked for, let go, and shown elsewhere', async () => {
  const { otherTeacher } = stage.school.staff;
  const { classId } = stage.school.yearOne;
  const { lessonId } = await otherTeacher.do('startLesson', { classId, minutes: 30 });
  await colleague.goto(`${stage.server.url}/lessons/${lessonId}`);
  await waitForWords(colleague, stage.young.name);
  await press(colleague, 'Lesson', '.lesson-head');
  await press(colleague, 'Pupils of other classes…', '.menu:popover-open');
  await fill(colleague, 'find-pupil', stage.pupil.name, '[data-dialog="add-pupils"]');
  await colleague.locator(`[name="pupil-${stage.pupilId}"]`).click();
  await mustBeOpenToAll(colleague);
  await press(colleague, 'Bring in');
  await waitForWords(colleague, 'is in the lesson of Miss Clarke', `[data-held="${stage.pupilId}"]`);
  await press(colleague, 'Ask Miss Clarke');
  await waitForWords(colleague, `Miss Clarke has been asked for ${stage.pupil.name}`, '[data-asked]');
  await waitForWords(teacher, `asks for ${stage.pupil.name}`, '[data-ask]');
  await mustBeOpenToAll(teacher);
  await mustBeOpenToAll(colleague);
  await press(teacher, 'Let go', '[data-ask]');
  await waitForWords(teacher, `${stage.pupil.name} is with Mr Bell`, `[data-elsewhere="${stage.pupilId}"]`);
  await waitForWords(colleague, stage.pupil.name, '[role="option"]');
  await colleague.waitForSelector('[data-asked]', { hidden: true });
  await popupSays('with Mr Bell');
  await press(teacher, 'Take over…', `[data-elsewhere="${stage.pupilId}"]`);
  await fill(teacher, 'reason', 'Needed for our play', '[data-dialog="take-over-pupils"]');
  await press(teacher, 'Take over', '[data-dialog="take-over-pupils"]');
  await waitForWords(colleague, 'Needed for our play');
  await popupSays('with Miss Clarke');
  const head = await openDashboard(browser, stage.server.url, madeUpStaff.head);
  await head.goto(`${stage.server.url}/ledger`);
  await waitForWords(head, 'take over pupils', 'table');
  await otherTeacher.do('endLesson', { lessonId });
});

test('everything that a lesson set ends with it on the device, with the server away', async () => {
  const { pupil, school, server, lessonId, web } = stage;
  const page = await openTab(pupil.opened.browser, 'https://rabbits.example/');
  await waitForTitle(page, 'All about rabbits');
  const socket = await school.staff.teacher.openSocket();
  await school.staff.teacher.do('moveLessonEnd', { lessonId, endsAt: Date.now() + 25_000 });
  const target = { kind: 'site', host: 'chat.example' } as const;
  const to = { kind: 'class', classId: school.yearFour.classId } as const;
  await school.staff.teacher.do('grantException', {
    target,
    to,
    lessonId,
    endsAt: 'lesson',
    reason: 'Chess',
  });
  const items = ['https://rabbits.example/', 'https://chat.example/'].map((url) => {
    return { url, title: '', isWholeSite: true };
  });
  const orders = [
    ['focus-lesson', { name: 'Rabbits', items, needs: [] }],
    ['limit-tabs', { most: 2 }],
    ['start-timer', { label: 'Finish your story', durationMs: 2 * 3_600_000 }],
    ['eyes-up', { message: '', durationMs: 120_000 }],
    ['freeze-page', { message: 'Look', durationMs: 2 * 3_600_000 }],
    ['lock-device', { message: 'Wait', durationMs: 2 * 3_600_000 }],
  ] as const;
  const chat = await openTab(pupil.opened.browser, 'https://chat.example/');
  await waitUntil('the site is open', () => web.count('chat.example') > 0 && ownPageOf(chat) === null);
  await page.bringToFront();
  for (const [name, args] of orders) {
    const request = { lessonId, name, deviceIds: [pupil.deviceId], args };
    const outcome = await socket.emitWithAck('command', request);
    expect(outcome).toMatchObject({ ok: true, value: { [pupil.deviceId]: { ok: true } } });
  }
  socket.close();
  await waitForLock(pupil.opened.browser);
  await server.kill();
  await waitUntil(
    'no tab is locked',
    async () => (await pupil.opened.browser.pages()).every((each) => ownPageOf(each) !== 'lock'),
    90_000,
  );
  await page.bringToFront();
  await waitUntil('nothing lies on the page', () =>
    page.evaluate(() => document.querySelector('thinkclick-cover') === null),
  );
  await waitForOwnPage(chat, 'blocked');
  const library = await openTab(pupil.opened.browser, 'https://library.example/');
  await waitForTitle(library, 'The school library');
  await popupSays('No one can see your screen now. There is no lesson.');
  await server.restart();
  await untilBack({ ...stage, teacher });
}, 240_000);

test('a teacher’s own week is kept and shown', async () => {
  await teacher.goto(`${stage.server.url}/classes`);
  await press(teacher, 'Add a lesson…');
  await select(teacher, '[name="day"]', '3');
  await mustBeOpenToAll(teacher);
  await press(teacher, 'Save');
  await waitForWords(teacher, 'Wednesday 09:00–10:00', '[data-weekly]');
  await waitForWords(teacher, 'Begins by itself', '[data-weekly]');
  await mustBeOpenToAll(teacher);
  await press(teacher, 'Remove', '[data-weekly]');
  await waitForWords(teacher, 'Save the lessons that come every week', '.my-week');
});
