import type { Page, Protocol } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { focusOn, press, pressInMore, waitForWords } from '../support/dashboard-page.ts';
import { LiveTile } from '../support/live-tile.ts';
import { waitForNoCover } from '../support/page-cover.ts';
import type { Colour } from '../support/picture-colours.ts';
import { openTab, ownPageOf, waitForLock, waitForTitle } from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';
import { openRabbits, rabbits, raiseControls, waitForResult, type ControlsStage } from './controls-stage.ts';

let stage: ControlsStage;
let teacher: Page;
beforeAll(async () => {
  stage = await raiseControls();
  ({ teacher } = stage);
}, 120_000);
afterEach(() => stage.endEverything());
afterAll(() => stage?.close());

const names = (): Promise<string[]> =>
  teacher.$$eval('[role="option"] .tile-name', (all) => all.map((each) => each.textContent));
const focused = (): Promise<string | undefined> =>
  teacher.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['deviceId']);
const tileOfPupil = () => `[role="option"][data-device-id="${stage.pupil.deviceId}"]`;

test('by keyboard alone one of two is selected and locked, and the other stays free', async () => {
  await openRabbits(stage);
  await focusOn(teacher, tileOfPupil());
  await teacher.keyboard.press('ArrowRight');
  expect(await focused()).not.toBe(stage.pupil.deviceId);
  await teacher.keyboard.press('ArrowLeft');
  expect(await focused()).toBe(stage.pupil.deviceId);
  await teacher.keyboard.press('Space');
  await teacher.keyboard.down('Shift');
  await teacher.keyboard.press('ArrowRight');
  await teacher.keyboard.up('Shift');
  await waitForWords(teacher, '2 selected', '.selection');
  await teacher.keyboard.press('Escape');
  await waitForWords(teacher, 'Whole class', '.selection');
  await focusOn(teacher, tileOfPupil());
  await teacher.keyboard.press('Space');
  await waitForWords(teacher, '1 selected', '.selection');
  await teacher.keyboard.press('l');
  await teacher.waitForSelector('[data-form="lock-device"]');
  await teacher.keyboard.press('Enter');
  await waitForLock(stage.pupil.opened.browser);
  await waitForResult(teacher, '1 locked');
  expect(stage.classmate.state.lock).toBeNull();
  await press(teacher, 'Clear', '.selection');
});

test('a finger that is held on a tile and drawn selects whom it touches; one that moves at once selects nobody', async () => {
  await openRabbits(stage);
  const centreOf = async (selector: string) => {
    const box = await (await teacher.waitForSelector(selector))?.boundingBox();
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  };
  const from = await centreOf(tileOfPupil());
  const to = await centreOf(`[role="option"][data-pupil-id="${stage.school.yearFour.pupils[1]?.pupilId}"]`);
  const finger = await teacher.createCDPSession();
  const touch = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    ...touchPoints: Protocol.Input.TouchPoint[]
  ) => finger.send('Input.dispatchTouchEvent', { type, touchPoints });
  await Promise.all([touch('touchStart', from), touch('touchMove', to), touch('touchEnd')]);
  await touch('touchStart', from);
  await waitForWords(teacher, '1 selected', '.selection');
  await touch('touchMove', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
  await touch('touchMove', to);
  await waitForWords(teacher, '2 selected', '.selection');
  await teacher.waitForSelector('.drawn-band');
  await touch('touchEnd');
  await teacher.waitForSelector('.drawn-band', { hidden: true });
  await waitForWords(teacher, '2 selected', '.selection');
  await press(teacher, 'Clear', '.selection');
});

test('held still, the order stays while a hand goes up; let go, whoever needs the teacher comes first', async () => {
  await openRabbits(stage);
  const second = stage.school.yearFour.pupils[1]?.name;
  await waitUntil('they stand as ever', async () => (await names())[0] === stage.pupil.name);
  const before = await names();
  await teacher.click('.view-menu summary');
  await press(teacher, 'Hold order', '.view-panel');
  await teacher.click('.lesson-head h1');
  const { classmate: other, lessonId } = stage;
  await other.tell({ kind: 'hand-up', requestId: 'h1', lessonId, about: 'question', url: null, words: '' });
  await waitForWords(teacher, '1 hand up', '[data-summary]');
  expect(await names()).toEqual(before);
  await press(teacher, 'Order held', '.view-notes');
  await waitUntil('the hand stands in front', async () => (await names())[0] === second);
  await press(teacher, 'Done', '.hand-card');
  await waitUntil('they stand as before', async () => (await names())[0] === stage.pupil.name);
});

test('close up a screen is larger than on its tile, and changes as it changes', async () => {
  const page = await openRabbits(stage);
  const paint = ([red, green, blue]: Colour): Promise<void> =>
    page.evaluate((colour) => {
      document.body.innerHTML = '';
      document.documentElement.style.background = document.body.style.background = colour;
    }, `rgb(${red} ${green} ${blue})`);
  const onTile = new LiveTile(teacher, stage.pupil.deviceId);
  const closeUp = new LiveTile(teacher, stage.pupil.deviceId, '[data-close-up]');
  const [gold, green]: [Colour, Colour] = [
    [230, 180, 20],
    [20, 140, 60],
  ];
  await paint(gold);
  await onTile.untilShows(gold);
  const small = await onTile.width();
  await focusOn(teacher, tileOfPupil());
  await teacher.keyboard.press('Enter');
  await waitUntil('it is larger', async () => (await closeUp.width()) > small);
  await paint(green);
  await closeUp.untilShows(green);
  expect(await closeUp.width()).toBeGreaterThan(480);
});

describe('one press takes back', () => {
  test.each([
    ['a freeze', 'Freeze…', 'freeze-page', 'freeze'],
    ['a limit of tabs', 'Limit tabs…', 'limit-tabs', 'tabLimit'],
    ['a timer', 'Timer…', 'start-timer', 'timer'],
  ])('%s', async (_what, label, form, control) => {
    const page = await openRabbits(stage);
    await pressInMore(teacher, label);
    await teacher.waitForSelector(`[data-form="${form}"]`);
    await teacher.$eval(`[data-form="${form}"]`, (each) => (each as HTMLFormElement).requestSubmit());
    await teacher.waitForSelector(`[data-control="${control}"]`);
    await press(teacher, 'Undo', '[data-command-result]');
    await teacher.waitForSelector(`[data-control="${control}"]`, { hidden: true });
    await waitForResult(teacher, '2 as before');
    await waitForNoCover(page);
  });

  test('a focus that opened its first page', async () => {
    await openRabbits(stage);
    await focusOn(teacher, tileOfPupil());
    await teacher.keyboard.press('Enter');
    const everyone = '[data-close-up] ::-p-aria(Everyone on this page… All about rabbits)';
    // The list may just hear that another tab with this page has gone, and its line with it.
    await waitUntil(
      'a focus is prepared',
      async () => {
        if ((await teacher.$('[data-form="focus-lesson"]')) !== null) return true;
        await (await teacher.$(everyone))?.press('Enter').catch(() => undefined);
        return false;
      },
      30_000,
      500,
    );
    await press(teacher, 'Start focus', '[data-form="focus-lesson"]');
    await waitForResult(teacher, '2 in focus');
    await waitForResult(teacher, '2 opened the page');
    await press(teacher, 'Undo', '[data-command-result]');
    await waitForResult(teacher, '2 as before');
    await waitForTitle(
      await openTab(stage.pupil.opened.browser, 'https://library.example/'),
      'The school library',
    );
  });
});

test('what was ordered while a browser was closed holds as soon as it is open again', async () => {
  await stage.pupil.whileAway(async () => {
    await teacher.waitForSelector(`${tileOfPupil()}:is([data-state="away"], [data-state="silent"])`);
    await pressInMore(teacher, 'Freeze…');
    await press(teacher, 'Freeze', '[data-form="freeze-page"]');
    await waitForResult(teacher, `1 offline: will freeze when back (${stage.pupil.name})`);
  });
  await stage.pupil.comeBack();
  await stage.pupil.untilConnected(true);
  await waitUntil('no other page opens', async () => {
    const wanted = await openTab(stage.pupil.opened.browser, rabbits);
    const isHeld = ownPageOf(wanted) === 'frozen';
    if (!isHeld) await wanted.close();
    return isHeld;
  });
});
