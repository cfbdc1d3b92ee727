import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDialogs, focusOn, openDashboard, press, waitForWords } from '../support/dashboard-page.ts';
import { FakeDevice } from '../support/fake-device.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { configurationIn } from '../support/managed-configuration.ts';
import { openSchool } from '../support/open-school.ts';
import type { School } from '../support/school.ts';
import type { TestServer } from '../support/start-server.ts';
import { waitUntil } from '../support/wait-until.ts';
import { readAfterwards } from './jobs/after-lesson.ts';

let server: TestServer;
let school: School;
let browser: Browser;
let page: Page;
let lessonId: string;
const devices: FakeDevice[] = [];

beforeAll(async () => {
  ({ server, school } = await openSchool());
  ({ lessonId } = await school.staff.teacher.do('startLesson', {
    classId: school.yearFour.classId,
    minutes: 60,
  }));
  for (const { pupilId } of school.yearFour.pupils.slice(0, 4)) await arrive(pupilId);
  browser = await launchPlainBrowser();
  page = await openDashboard(browser, server.url, madeUpStaff.teacher);
  await page.setViewport({ width: 1366, height: 768 });
  await page.goto(`${server.url}/lessons/${lessonId}`);
  await waitUntil('four are online', async () => (await page.$$('[data-state="online"][role]')).length === 4);
});
afterAll(async () => {
  for (const device of devices) await device.stop();
  await browser?.close();
  await server?.stop();
});

const arrive = async (pupilId: string): Promise<void> => {
  const { extensionId, linuxJson } = school.deployment;
  const device = new FakeDevice({
    extensionId,
    configuration: configurationIn(linuxJson),
    screen: () => null,
  });
  devices.push(device);
  const deviceId = await device.enrol();
  await school.staff.admin.do('bindDevice', { deviceId, pupilId });
  await device.visit({ url: 'https://maths.example/', title: 'Maths for Year 4' });
};
const names = (): Promise<string[]> =>
  page.$$eval('[role="option"] .tile-name', (all) => all.map((each) => each.textContent));
const tilesOutOfSight = (): Promise<number> =>
  page.$$eval('[role="option"]', (tiles) => {
    const end = document.querySelector('.grid-frame')?.getBoundingClientRect().bottom ?? 0;
    return tiles.filter((tile) => tile.getBoundingClientRect().bottom > end).length;
  });
const handUp = (device: FakeDevice | undefined, requestId: string) =>
  device?.tell({ kind: 'hand-up', requestId, lessonId, about: 'question', url: null, words: '' });
const openView = async () => {
  if ((await page.$('.view-menu[open]')) === null) await page.click('.view-menu summary');
};
const barriers = async (): Promise<string[]> => [
  ...(await findBarriers(page, 'light')),
  ...(await findBarriers(page, 'dark')),
];

test('who needs the teacher stands apart, in front, and is counted for a glance', async () => {
  expect(await page.$('.group-title')).toBeNull();
  await handUp(devices[2], 'h1');
  await devices[1]?.meetClosed({ url: 'https://bets.example/', title: 'Bets' }, 'block list');
  await waitForWords(page, '1 hand up', '[data-summary]');
  await waitForWords(page, '2 on task', '[data-summary]');
  await waitUntil('they stand in front', async () => {
    const [first, second] = await names();
    return first === 'Chloe Marsh' && second === 'Ben Thistle';
  });
  expect(await barriers()).toEqual([]);
  // Thirty at 1366 × 768: nobody is out of sight. With more room those in need have a row of their own.
  expect(await page.$('.group-title')).toBeNull();
  expect(await tilesOutOfSight()).toBe(0);
  await page.setViewport({ width: 1920, height: 1080 });
  await waitForWords(page, '2 need you', '.group-title');
  expect(await tilesOutOfSight()).toBe(0);
  await press(page, 'Done', '.hand-card');
  await waitForWords(page, '1 needs you', '.group-title');
  await page.setViewport({ width: 1366, height: 768 });
});

test('however much there is to count, the lesson keeps its one row', async () => {
  devices[0]?.be('idle');
  devices[3]?.be('screen-locked');
  await waitForWords(page, '1 asleep', '[data-summary]');
  expect(await page.$eval('.lesson-head', (head) => head.getBoundingClientRect().height)).toBeLessThan(60);
  for (const index of [0, 3]) devices[index]?.be('active');
  const inFront = ['Ben Thistle', 'Amara Quill', 'Chloe Marsh', 'Dev Larkin'];
  await waitUntil('they are back in their places', async () => {
    const shown = await names();
    return inFront.every((name, place) => shown[place] === name);
  });
});

test('the menu of the view goes when something else is pressed; what holds the order is said, with the way back', async () => {
  await openView();
  await press(page, 'Hold order', '.view-panel');
  await page.click('.lesson-head h1');
  await page.waitForSelector('.view-menu[open]', { hidden: true });
  await press(page, 'Order held', '.view-notes');
  await page.waitForSelector('.view-notes button', { hidden: true });
});

test('is found by name, and nobody moves', async () => {
  const before = await names();
  await focusOn(page, '[role="option"][tabindex="0"]');
  await page.keyboard.press('/');
  await page.keyboard.type('dev l');
  await waitUntil('the others fade', async () => (await page.$$('[data-dimmed="true"]')).length === 29);
  expect(await names()).toEqual(before);
  await page.keyboard.press('Enter');
  const found = () => page.evaluate(() => document.activeElement?.querySelector('.tile-name')?.textContent);
  await waitUntil('the one found has the focus', async () => (await found()) === 'Dev Larkin');
  await focusOn(page, '.search-box');
  await page.keyboard.press('Escape');
  await waitUntil('nobody is faded', async () => (await page.$$('[data-dimmed="true"]')).length === 0);
});

test('the keys are shown on "?"', async () => {
  await focusOn(page, '[role="option"][tabindex="0"]');
  await page.keyboard.press('?');
  await waitForWords(page, 'Look closely', '[data-dialog="key-help"]');
  await waitForWords(page, 'Lock', '[data-dialog="key-help"]');
  expect(await barriers()).toEqual([]);
  await closeDialogs(page);
  const isOnTile = () => page.evaluate(() => document.activeElement?.matches('[role="option"]') ?? false);
  expect(await isOnTile()).toBe(true);
  await page.keyboard.press('m');
  await page.waitForSelector('[data-form="show-message"] textarea:focus');
  await page.keyboard.press('Escape');
  await waitUntil('the focus is back on the tile', isOnTile);
});

test('the mouse drawn over tiles selects whom it touches, adds with Shift, and opens nobody', async () => {
  const cornerOf = async (name: string) => {
    const tile = await page.waitForSelector(`[role="option"] ::-p-text(${name})`);
    await tile?.scrollIntoView();
    const box = await tile?.boundingBox();
    return [(box?.x ?? 0) + 5, (box?.y ?? 0) + 5] as const;
  };
  const draw = async (from: string, to: string): Promise<void> => {
    await cornerOf(to);
    await page.mouse.move(...(await cornerOf(from)));
    await page.mouse.down();
    await page.mouse.move(...(await cornerOf(to)), { steps: 5 });
    await page.mouse.up();
  };
  const [first = '', second = '', third = '', fourth = ''] = await names();
  await draw(first, second);
  await waitForWords(page, '2 selected', '.selection');
  await page.keyboard.down('Shift');
  await draw(fourth, third);
  await page.keyboard.up('Shift');
  await waitForWords(page, '4 selected', '.selection');
  expect(await page.$('[data-dialog="close-up"]')).toBeNull();
  await press(page, 'Clear', '.selection');
});

describe('for a projector', () => {
  test('names are hidden wherever the class is shown, and come back', async () => {
    await handUp(devices[0], 'h2');
    await waitForWords(page, '1 hand up', '.hands');
    await openView();
    await press(page, 'Hide names', '.view-panel');
    await waitForWords(page, 'Names are hidden', '.side-hidden');
    const shown = await page.evaluate(() => document.querySelector('main')?.innerText ?? '');
    for (const { name } of school.yearFour.pupils) expect(shown).not.toContain(name);
    const titles = await page.$$eval('.board [title], .board [aria-label]', (all) =>
      all.map((each) => `${each.getAttribute('title')} ${each.getAttribute('aria-label')}`).join(' '),
    );
    expect(titles).not.toContain('Amara Quill');
    await waitForWords(page, 'Waiting for an answer: 1.', '.side-hidden');
    await press(page, 'Show names', '.view-notes');
    await waitForWords(page, 'Amara Quill', '[role="option"]');
    await press(page, 'Done', '.hand-card');
  });

  test('paused pictures are looked at by nobody, and devices are told', async () => {
    await waitUntil('the screen is looked at', () => devices[0]?.watch.mode === 'grid');
    await openView();
    await press(page, 'Pause pictures', '.view-panel');
    await waitUntil('nobody looks', () => devices[0]?.watch.mode === 'off');
    const row = await page.$eval('.toolbar', (bar) => bar.getBoundingClientRect().height);
    expect(row).toBeLessThan(60);
    await press(page, 'Show pictures', '.view-notes');
    await waitUntil('it is looked at again', () => devices[0]?.watch.mode === 'grid');
  });
});

describe('seats', () => {
  const seated = (): Promise<(string | null)[]> =>
    page.$$eval('[data-seat]', (all) =>
      all.map((each) => each.querySelector('.tile-name')?.textContent ?? null),
    );

  const middle = async (place: number) => {
    const box = await (await page.$(`[data-seat="${place}"]`))?.boundingBox();
    if (!box) throw new Error('There is no such seat.');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };

  test('are changed by dragging', async () => {
    await openView();
    await page.locator('.view-panel ::-p-text(Seats)').click();
    await press(page, 'Move seats', '.view-panel');
    await page.keyboard.press('Escape');
    const [first, second] = await seated();
    const [from, to] = [await middle(0), await middle(1)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, to.y);
    await page.mouse.move(to.x, to.y);
    await page.mouse.up();
    await waitUntil('they have changed places', async () => {
      const now = await seated();
      return now[0] === second && now[1] === first;
    });
  });

  test('by a finger too', async () => {
    const [first, second] = await seated();
    const [from, to] = [await middle(0), await middle(1)];
    await page.touchscreen.touchStart(from.x, from.y);
    await page.touchscreen.touchMove((from.x + to.x) / 2, to.y);
    await page.touchscreen.touchMove(to.x, to.y);
    await page.touchscreen.touchEnd();
    await waitUntil('they have changed places again', async () => {
      const now = await seated();
      return now[0] === second && now[1] === first;
    });
  });

  test('and by keys, stay for the next time, and need nobody’s order', async () => {
    const [first] = await seated();
    await focusOn(page, '[data-seat="0"] [role="option"]');
    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Alt');
    await waitUntil('one row further back', async () => (await seated())[6] === first);
    expect(await barriers()).toEqual([]);
    const { plan } = await waitUntil('it is kept', async () => {
      const kept = await school.staff.teacher.do('seatingPlan', { lessonId });
      return kept.plan && kept;
    });
    await page.reload();
    await page.waitForSelector('[role="option"]');
    await openView();
    await page.locator('.view-panel ::-p-text(Seats)').click();
    await waitUntil('they sit as before', async () => (await seated())[6] === first);
    expect(plan?.places[6]).toBe(school.yearFour.pupils.find(({ name }) => name === first)?.pupilId);
    await openView();
    await page.locator('.view-panel ::-p-text(Who needs me)').click();
    await page.waitForSelector('[data-seat]', { hidden: true });
  });

  test('are no business of a teacher who does not teach the class', async () => {
    const request = { lessonId, plan: { columns: 2, places: [] } };
    await expect(school.staff.otherTeacher.do('saveSeatingPlan', request)).rejects.toThrow('not-allowed');
  });
});

test('after the lesson its teacher reads what pupils and staff did in it, of the class and of one pupil', () =>
  readAfterwards({ page, browser, server, school, lessonId, device: devices[0], barriers }));
