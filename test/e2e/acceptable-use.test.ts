import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PolicyRules, Use } from '#shared/policy/policy.ts';
import type { Period } from '#shared/policy/timetable.ts';
import { choose, fill, openDashboard, press, select, waitForWords } from '../support/dashboard-page.ts';
import { colourSchemes, findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { openTab, ownPageOf, waitForOwnPage, waitForText, waitForTitle } from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';
import { raiseStage, type Stage } from './stage.ts';

/** In the starter category for learning games. The made-up web has nothing there, and says so. */
const gamesSite = 'https://www.coolmathgames.com/';
/** In the starter category for video sites. */
const videoSite = 'https://vimeo.com/';
const emptyPage = 'Nothing here';

let stage: Stage;
let staffBrowser: Browser;

beforeAll(async () => {
  stage = await raiseStage();
  staffBrowser = await launchPlainBrowser();
});
afterAll(async () => {
  await staffBrowser.close();
  await stage.close();
});

const manager = () => stage.school.staff.filteringManager;

const untilInForce = async (version: number): Promise<void> => {
  await waitUntil('every device has the policy', async () => {
    const { status } = await manager().do('policy', {});
    return status.version >= version && status.applied === status.connected;
  });
};
const publish = async (change: (rules: PolicyRules) => PolicyRules): Promise<void> => {
  const { version, rules } = await manager().do('policy', {});
  const request = { basedOn: version, rules: change(rules), reason: 'A test' };
  await untilInForce((await manager().do('publishPolicy', request)).version);
};
const withUse = (rules: PolicyRules, id: string, change: Partial<Use>): PolicyRules => ({
  ...rules,
  uses: rules.uses.map((use) => (use.id === id ? { ...use, ...change } : use)),
});
const openFiltering = async (path = '/filtering/acceptable-use', words = 'Watching video'): Promise<Page> => {
  const page = await openDashboard(staffBrowser, stage.server.url, madeUpStaff.filteringManager);
  await page.goto(stage.server.url + path);
  await waitForWords(page, words);
  return page;
};
const publishFrom = async (page: Page, reason: string): Promise<void> => {
  await press(page, 'Review and publish');
  await fill(page, 'reason', reason);
  await page.keyboard.press('Enter');
  await waitForWords(page, 'is published');
};
const mustBeOpenToAll = async (page: Page): Promise<void> => {
  for (const scheme of colourSchemes) expect(await findBarriers(page, scheme), scheme).toEqual([]);
};
const radio = (label: string): string => `input[aria-label="${label}"]`;

test('a row is moved to another column by the keyboard alone, and devices obey', async () => {
  await publish((rules) => withUse(rules, 'learning-games', { standing: 'not-acceptable' }));
  const held = await openTab(stage.pupil.opened.browser, gamesSite);
  await waitForOwnPage(held, 'blocked');
  const page = await openFiltering();
  await page.focus(radio('Educational games: Not acceptable'));
  for (const standing of ['For nominated people', 'At certain times', 'Acceptable']) {
    await page.keyboard.press('ArrowLeft');
    await page.waitForSelector(`${radio(`Educational games: ${standing}`)}:checked`);
  }
  await publishFrom(page, 'Golden time');
  await waitUntil('the page may be opened', async () => {
    await held.goto(gamesSite).catch(() => null);
    return ownPageOf(held) === null && (await held.title()) === emptyPage;
  });
  await held.close();
  await page.browserContext().close();
});

test('times and people are chosen in the row’s own dialog, and a difference is removed by one press', async () => {
  const page = await openFiltering();
  await page.locator('[data-use-id="learning-games"] .change-cell button').click();
  await fill(page, 'use-label', 'Games for learning', '[data-dialog="use"]');
  await press(page, 'Done', '[data-dialog="use"]');
  await page.locator(radio('Games for learning: At certain times')).click();
  await page.locator('[data-use-id="learning-games"] .change-cell button').click();
  await page.locator('[name="time-lessons"]').click();
  await choose(page, 'Stop and think first', '[data-dialog="use"]');
  await mustBeOpenToAll(page);
  await press(page, 'Done', '[data-dialog="use"]');
  await waitForWords(page, 'Lessons, break, lunch', '[data-use-id="learning-games"]');
  await page.locator('button[aria-label="Remove the difference for Staff: Games for learning"]').click();
  await fill(page, 'new-use', 'Playing with maps');
  await page.keyboard.press('Enter');
  await waitForWords(page, 'No category behind it yet');
  await publishFrom(page, 'A row of its own');
  const { rules } = await manager().do('policy', {});
  expect(rules.uses.find(({ id }) => id === 'learning-games')).toMatchObject({
    label: 'Games for learning',
    standing: 'at-certain-times',
    times: expect.arrayContaining(['lessons', 'lunch']),
    opensWith: 'think',
  });
  expect(rules.uses.at(-1)).toMatchObject({ label: 'Playing with maps', standing: 'not-acceptable' });
  const staff = rules.audiences.find(({ audience }) => audience.kind === 'staff');
  expect(staff?.categories['child-games']).toBeUndefined();
  await page.browserContext().close();
});

test('term dates are pasted, and a line that is no date is told by its number and holds back publishing', async () => {
  const page = await openFiltering();
  const field = await page.waitForSelector('[name="holidays"]');
  await field?.type('Half term: 26 October – 30 October 2026\nsome time in spring');
  await waitForWords(page, 'Line 2: “some time in spring”', '.timetable');
  await waitForWords(page, 'Put the marked lines right first.');
  for (const _ of 'some time in spring') await page.keyboard.press('Backspace');
  await publishFrom(page, 'Term dates');
  const { timetable } = (await manager().do('policy', {})).rules;
  expect(timetable.holidays).toEqual([{ label: 'Half term', from: '2026-10-26', to: '2026-10-30' }]);
  await page.browserContext().close();
});

test('device, server and dashboard give one answer, with the rule', async () => {
  const { pupil, pupilId } = stage;
  const held = await openTab(pupil.opened.browser, videoSite);
  await waitForOwnPage(held, 'blocked');
  await held.locator('summary').click();
  const onDevice = await waitForText(held, 'Watching video');
  const ofServer = await manager().do('why', { url: videoSite, pupilId, controls: 'as-now' });
  expect(ofServer).toMatchObject({ verdict: 'block', reason: 'category', categoryId: 'video' });
  expect(onDevice).toContain(ofServer.rule);
  const page = await openFiltering('/filtering', 'What needs attention');
  await fill(page, 'url', videoSite, '[data-form="why"]');
  await select(page, '[data-form="why"] [name="person"]', pupilId);
  await press(page, 'Ask', '[data-form="why"]');
  await waitForWords(page, ofServer.rule, '[data-why-verdict="block"]');
  await mustBeOpenToAll(page);
  await mustBeOpenToAll(held);
  await page.browserContext().close();
  await held.close();
});

test('a device bound to staff opens what is for staff, and no longer when it is bound to nobody', async () => {
  const { young, school } = stage;
  const { admin } = school.staff;
  const { deviceId } = young;
  const held = await openTab(young.opened.browser, videoSite);
  await waitForOwnPage(held, 'blocked');
  const page = await openDashboard(staffBrowser, stage.server.url, madeUpStaff.admin);
  await page.goto(`${stage.server.url}/deploy`);
  await page.locator(`[data-devices] [data-key="${deviceId}"] button`).click();
  await choose(page, 'A member of staff', '[data-dialog="bind-device"]');
  const accounts = await admin.do('accounts', {});
  const teacher = accounts.find(({ email }) => email === madeUpStaff.teacher.email);
  await select(page, '[name="staffId"]', teacher?.accountId ?? '');
  await mustBeOpenToAll(page);
  await press(page, 'Save', '[data-dialog="bind-device"]');
  await waitForWords(page, 'Miss Clarke', `[data-key="${deviceId}"]`);
  await waitUntil('the page opens for staff', async () => {
    await held.goto(videoSite).catch(() => null);
    return ownPageOf(held) === null && (await held.title()) === emptyPage;
  });
  await admin.do('bindDevice', { deviceId, pupilId: null });
  await waitForOwnPage(held, 'blocked');
  await page.browserContext().close();
  await held.close();
});

const minuteMs = 60_000;
const dayMinutes = 24 * 60;
const londonMinute = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});
const minuteOf = (at: number): number => {
  const [hours, minutes] = londonMinute.format(at).split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
};
const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** Lunch now, and until this instant; also where midnight lies in between. */
const lunchUntil = (now: number, end: number): Period[] => {
  const [from, to] = [minuteOf(now), minuteOf(end)];
  const lunch = (start: number, stop: number): Period[] =>
    start < stop ? [{ time: 'lunch', days: everyDay, from: start, to: stop }] : [];
  return from < to ? lunch(from, to) : [...lunch(from, dayMinutes), ...lunch(0, to)];
};

test('what is open at lunch closes by itself when lunch ends, with the server away', async () => {
  const { server, pupil, web } = stage;
  // Periods are whole minutes. The device goes by the server's clock, so that is put a little before the next one.
  await server.kill();
  const clockAheadMs = minuteMs - ((Date.now() + 22_000) % minuteMs);
  await server.restart({ clockAheadMs });
  await pupil.untilConnected(true);
  const serverNow = (): number => Date.now() + clockAheadMs;
  // The first that leaves the device time to open the page.
  const end = Math.ceil((serverNow() + 8_000) / minuteMs) * minuteMs;
  await publish((rules) => ({
    ...withUse(rules, 'learning-games', {
      standing: 'at-certain-times',
      times: ['lunch'],
      opensWith: 'allow',
    }),
    timetable: { periods: lunchUntil(serverNow(), end), holidays: [] },
  }));
  const page = await openTab(pupil.opened.browser, gamesSite);
  await waitForTitle(page, emptyPage);
  await server.kill();
  await waitForOwnPage(page, 'blocked', 120_000);
  expect(serverNow()).toBeGreaterThanOrEqual(end);
  const before = web.count('www.coolmathgames.com');
  const again = await openTab(pupil.opened.browser, gamesSite);
  await waitForOwnPage(again, 'blocked');
  expect(web.count('www.coolmathgames.com')).toBe(before);
  for (const each of [page, again]) await each.close();
  await server.restart();
  await pupil.untilConnected(true);
}, 240_000);
