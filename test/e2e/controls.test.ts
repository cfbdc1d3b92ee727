import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { fill, focusOn, press, pressInMore, waitForWords } from '../support/dashboard-page.ts';
import { coverOn, waitForCover, waitForNoCover } from '../support/page-cover.ts';
import {
  openTab,
  ownPageOf,
  shownPage,
  waitForOwnPage,
  waitForText,
  waitForTitle,
} from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';
import {
  closeOthers,
  endAll,
  messageWindow,
  mustBeOpenToAll,
  openRabbits,
  rabbits,
  raiseControls,
  waitForResult,
  type ControlsStage,
} from './controls-stage.ts';
import { untilBack } from './until-back.ts';

let stage: ControlsStage;
beforeAll(async () => {
  stage = await raiseControls();
}, 120_000);
afterEach(() => stage.endEverything());
afterAll(() => stage?.close());

test('every command is in one row at 1366×768, the less used ones behind More, reached by keyboard', async () => {
  await stage.teacher.setViewport({ width: 1366, height: 768 });
  const rows = await stage.teacher.$$eval('.toolbar .commands > .button', (all) => [
    ...new Set(all.map((button) => button.getBoundingClientRect().top)),
  ]);
  expect(rows).toHaveLength(1);
  await focusOn(stage.teacher, '.toolbar [data-menu="more-commands"]');
  await stage.teacher.keyboard.press('Enter');
  await stage.teacher.waitForSelector('.menu:popover-open');
  const focused = (): Promise<string> =>
    stage.teacher.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  await waitUntil('the first is focused', async () => (await focused()) === 'Freeze…');
  await mustBeOpenToAll(stage.teacher);
  await stage.teacher.keyboard.press('ArrowDown');
  await waitUntil('the next is focused', async () => (await focused()) === 'Limit tabs…');
  await stage.teacher.keyboard.press('Escape');
  await waitUntil('the menu’s button is focused', async () => (await focused()) === 'More');
});

test('a tile says blocked while a closed page is in front, and no longer', async () => {
  const page = await openRabbits(stage);
  const tile = `[data-device-id="${stage.pupil.deviceId}"]`;
  const closed = await openTab(stage.pupil.opened.browser, 'https://bets.example/');
  await waitForOwnPage(closed, 'blocked');
  await waitForWords(stage.teacher, 'At a closed page', tile);
  await page.bringToFront();
  await stage.teacher.waitForSelector(`${tile}[data-state="online"]`, { timeout: 10_000 });
  await closed.bringToFront();
  await stage.teacher.waitForSelector(`${tile}[data-state="blocked"]`, { timeout: 10_000 });
  await closed.close();
  await stage.teacher.waitForSelector(`${tile}[data-state="online"]`, { timeout: 10_000 });
});

test('eyes up dims what is in front, follows to another tab, is listed, and goes by End', async () => {
  const page = await openRabbits(stage);
  await press(stage.teacher, 'Eyes up', '.toolbar');
  await waitForCover(page, 'Eyes up, please');
  await waitForCover(page, 'Miss Clarke');
  await waitForResult(stage.teacher, '2 dimmed for 15 seconds');
  await waitForWords(stage.teacher, 'whole class', '[data-control="eyesUp"]');
  const second = await openTab(stage.pupil.opened.browser, 'https://library.example/');
  await waitForCover(second, 'Eyes up, please');
  await press(stage.teacher, 'End', '[data-control="eyesUp"]');
  await waitForNoCover(second);
  await waitForNoCover(page);
  await second.close();
});

test('a page of the browser’s own in front is neither dimmed nor frozen, and the teacher reads for whom and why', async () => {
  await openRabbits(stage);
  await closeOthers(stage, await stage.pupil.opened.browser.newPage());
  await press(stage.teacher, 'Eyes up', '.toolbar');
  await waitForResult(stage.teacher, '1 dimmed for 15 seconds');
  await waitForResult(
    stage.teacher,
    `${stage.pupil.name}: A page that belongs to the browser itself is in front, and it cannot be dimmed.`,
  );
  await pressInMore(stage.teacher, 'Limit tabs…');
  await press(stage.teacher, 'Limit tabs', '[data-form="limit-tabs"]');
  await waitForResult(stage.teacher, '2 limited');
  await pressInMore(stage.teacher, 'Freeze…');
  await press(stage.teacher, 'Freeze', '[data-form="freeze-page"]');
  await waitForResult(stage.teacher, '1 not frozen');
  await waitForResult(stage.teacher, `${stage.pupil.name}: A page that belongs to the browser itself`);
});

test('eyes up ends by itself on the device, with the server dead', async () => {
  const page = await openRabbits(stage);
  await press(stage.teacher, 'Eyes up', '.toolbar');
  await waitForCover(page, 'Eyes up, please');
  await stage.server.kill();
  await waitForNoCover(page, 20_000);
  await stage.server.restart();
  await untilBack(stage);
}, 150_000);

test('a frozen page is seen, takes no click and no key, and no other page opens', async () => {
  const page = await openRabbits(stage);
  await focusOn(stage.teacher, '[role="option"][tabindex="0"]');
  await stage.teacher.keyboard.press('a');
  await stage.teacher.keyboard.press('z');
  await stage.teacher.waitForSelector('[data-dialog="freeze-page"]');
  await mustBeOpenToAll(stage.teacher);
  await stage.teacher.keyboard.press('Enter');
  await waitForCover(page, 'Look, and do not touch.');
  const link = await page.$('a[href="/food"]');
  const box = await link?.boundingBox();
  await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await waitForCover(page, 'Look, and do not touch.');
  const asked = stage.web.count('library.example');
  const wanted = await openTab(stage.pupil.opened.browser, 'https://library.example/');
  await waitForOwnPage(wanted, 'frozen');
  await waitUntil('the frozen page is in front', async () => {
    const shown = await shownPage(stage.pupil.opened.browser);
    return shown?.url() === rabbits;
  });
  expect(page.url()).toBe(rabbits);
  expect([stage.web.count('library.example'), stage.web.count('rabbits.example', '/food')]).toEqual([
    asked,
    0,
  ]);
  await mustBeOpenToAll(wanted);
  await press(stage.teacher, 'End', '[data-control="freeze"]');
  await waitForNoCover(page);
  await waitForTitle(wanted, 'The school library');
});

test('with a limit of tabs one too many says so kindly; what the teacher opens is let in', async () => {
  const page = await openRabbits(stage);
  await stage.teacher.keyboard.press('Escape');
  await pressInMore(stage.teacher, 'Limit tabs…');
  await stage.teacher.locator('[data-form="limit-tabs"] input[value="1"]').click();
  await press(stage.teacher, 'Limit tabs', '[data-form="limit-tabs"]');
  await waitForWords(stage.teacher, 'Tabs at most 1', '[data-control="tabLimit"]');
  const asked = stage.web.count('library.example');
  const extra = await stage.pupil.opened.browser.newPage();
  await waitForOwnPage(extra, 'tab-limit');
  await extra.goto('https://library.example/').catch(() => null);
  await waitForOwnPage(extra, 'tab-limit');
  await waitForText(extra, 'Miss Clarke says: 1 tab');
  await mustBeOpenToAll(extra);
  const closed = new Promise((resolve) => extra.once('close', resolve));
  await extra.locator('button::-p-text(Back to my tabs)').click();
  await closed;
  expect(stage.web.count('library.example')).toBe(asked);
  await press(stage.teacher, 'Open page…', '.toolbar');
  await fill(stage.teacher, 'url', 'library.example');
  await press(stage.teacher, 'Open', '[data-form="open-page"]');
  await waitUntil('the teacher’s page is open', () => stage.web.count('library.example') > asked);
  await press(stage.teacher, 'End', '[data-control="tabLimit"]');
  const more = await waitUntil('a tab opens again', async () => {
    const tab = await openTab(stage.pupil.opened.browser, 'https://stories.example/');
    if (ownPageOf(tab) !== 'tab-limit') return tab;
    await tab.close();
    return null;
  });
  await closeOthers(stage, page);
  expect(more.isClosed()).toBe(true);
});

test('of two tabs at one site, one comes to the front and the other is closed with a reason, by keyboard', async () => {
  const first = await openRabbits(stage);
  const second = await openTab(stage.pupil.opened.browser, `${rabbits}food`);
  await waitForTitle(second, 'What rabbits eat');
  await second.bringToFront();
  const { teacher } = stage;
  await focusOn(teacher, `[data-device-id="${stage.pupil.deviceId}"]`);
  await teacher.keyboard.press('Enter');
  // What other tests left is closed, and the list knows of it a little later.
  await waitUntil('both are in the list', async () => (await teacher.$$('.tab-list li')).length === 2);
  await waitForWords(teacher, 'What rabbits eat', '.tab-list li[data-active="true"]');
  const line = (words: string) => teacher.waitForSelector(`.tab-list li ::-p-aria(${words})`);
  await (await line('To front All about rabbits'))?.press('Enter');
  await waitUntil('it is in front', async () => (await shownPage(stage.pupil.opened.browser)) === first);
  await (await line('Close… What rabbits eat'))?.press('Enter');
  await fill(teacher, 'reason', 'We have read that.', '[data-form="close-one-tab"]');
  await mustBeOpenToAll(teacher);
  const closed = new Promise((resolve) => second.once('close', resolve));
  await teacher.keyboard.press('Enter');
  await closed;
  const why = await messageWindow(stage);
  await waitForText(why, 'We have read that.');
  await why.close();
  expect(first.isClosed()).toBe(false);
  await waitForWords(teacher, '1 closed', '[data-dialog="close-up"] [data-command-result]');
  await mustBeOpenToAll(teacher);
  const asked = stage.web.count('rabbits.example', '/food');
  await press(teacher, 'Open it again', '[data-dialog="close-up"]');
  await waitUntil('it is open again', () => stage.web.count('rabbits.example', '/food') > asked);
});

test('what a form has put into an address of a tab is told by its kind, and the tab is reached all the same', async () => {
  const first = await openRabbits(stage);
  const second = await openTab(stage.pupil.opened.browser, `${rabbits}food?where=SW1A+2AA`);
  await waitForTitle(second, 'What rabbits eat');
  const { teacher } = stage;
  await focusOn(teacher, `[data-device-id="${stage.pupil.deviceId}"]`);
  await teacher.keyboard.press('Enter');
  await waitUntil('it is in the list', () =>
    teacher.$(`.tab-list [title="${rabbits}food?where=[postcode]"]`),
  );
  await waitForWords(teacher, `${rabbits}food?where=[postcode]`, '[data-dialog="close-up"]');
  expect(await teacher.$eval('html', ({ outerHTML }) => outerHTML)).not.toContain('SW1A');
  await first.bringToFront();
  const line = (words: string) => teacher.waitForSelector(`.tab-list li ::-p-aria(${words})`);
  await (await line('To front What rabbits eat'))?.click();
  await waitUntil('it is in front', async () => (await shownPage(stage.pupil.opened.browser)) === second);
  await (await line('Everyone on this page… What rabbits eat'))?.click();
  await teacher.waitForSelector(`[data-focus-item="${rabbits}food"]`);
  const asked = stage.web.count('rabbits.example', '/food');
  await press(teacher, 'Start focus', '[data-form="focus-lesson"]');
  await waitUntil('the page of the class is open', () => stage.web.count('rabbits.example', '/food') > asked);
  await closeOthers(stage, first);
});

test('a timer runs on the page, in the popup and on the dashboard', async () => {
  const page = await openRabbits(stage);
  await pressInMore(stage.teacher, 'Timer…');
  await fill(stage.teacher, 'label', 'Finish your story');
  await fill(stage.teacher, 'reason', 'Assembly at ten', '[data-form="start-timer"]');
  await press(stage.teacher, 'Start', '[data-form="start-timer"]');
  await waitForCover(page, 'Finish your story');
  expect(await coverOn(page)).toMatch(/[45]:\d\d/);
  await waitForWords(stage.teacher, 'Finish your story', '[data-control="timer"]');
  await waitForWords(stage.teacher, 'Miss Clarke: Assembly at ten', '[data-control="timer"]');
  expect(await stage.teacher.$eval('[data-control="timer"] .countdown', (each) => each.textContent)).toMatch(
    /^[45]:\d\d$/,
  );
  // The clock takes no input.
  await page.locator('a[href="/food"]').click();
  await waitForTitle(page, 'What rabbits eat');
  await waitForCover(page, 'Finish your story');
  const popup = await stage.pupil.opened.browser.newPage();
  await popup.goto(`chrome-extension://${stage.school.deployment.extensionId}/popup.html`);
  await waitForText(popup, 'Finish your story: 4:');
  await popup.close();
  await endAll(stage.teacher);
  await waitForNoCover(page);
});
