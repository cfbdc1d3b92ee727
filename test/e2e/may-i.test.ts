import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  closeDialogs,
  fill,
  focusOn,
  openDashboard,
  press,
  waitForWords,
  whenWordsCome,
} from '../support/dashboard-page.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { launchPlainBrowser } from '../support/launch-browser.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { openTab, ownPageOf, textOf, waitForOwnPage, waitForText } from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';
import { raiseStage, type Stage } from './stage.ts';
import { untilBack } from './until-back.ts';

let stage: Stage;
let browser: Browser;
let teacher: Page;

beforeAll(async () => {
  stage = await raiseStage();
  browser = await launchPlainBrowser();
  teacher = await openDashboard(browser, stage.server.url, madeUpStaff.teacher);
  await teacher.setViewport({ width: 1366, height: 768 });
  await openLesson();
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

const openLesson = async (): Promise<void> => {
  await teacher.goto(`${stage.server.url}/lessons/${stage.lessonId}`);
  await teacher.waitForSelector('.board');
};
const untilAsked = (host: string): Promise<unknown> =>
  teacher.waitForSelector(`[data-request="page ${host}"] button`, { timeout: 15_000 });
const blockedAt = async (url: string, from = stage.pupil): Promise<Page> => {
  const page = await openTab(from.opened.browser, url);
  await waitForOwnPage(page, 'blocked');
  return page;
};
const askBecause = async (page: Page, reason: string): Promise<void> => {
  await page.locator('[data-choice="may-i"]').click();
  await page.locator(`dialog[open] ::-p-text(${reason})`).click();
};
const waitForSite = (page: Page, host: string, timeoutMs = 15_000): Promise<true> =>
  waitUntil(
    `${host} is open in the tab`,
    () => ownPageOf(page) === null && new URL(page.url()).hostname === host,
    timeoutMs,
  );
const barriers = async (page: Page): Promise<string[]> => [
  ...(await findBarriers(page, 'light')),
  ...(await findBarriers(page, 'dark')),
];
const inForce = () => stage.school.staff.teacher.do('exceptions', { lessonId: stage.lessonId });
const closeAll = async (): Promise<void> => {
  for (const { exceptionId } of await inForce()) {
    await stage.school.staff.teacher.do('endException', { exceptionId });
  }
};

describe('May I?', () => {
  test('the teacher sees it at once and opens the page with one tap; ended, it is closed', async () => {
    const page = await blockedAt('https://bets.example/rules');
    const seen = whenWordsCome(teacher, 'It is for our work', '.request-card');
    const askedAt = Date.now();
    await askBecause(page, 'It is for our work');
    const seenAfterMs = (await seen) - askedAt;
    await waitForText(page, 'Asked. Waiting for Miss Clarke.');
    await waitForWords(teacher, '1 pupil asks', '.requests');
    await waitForWords(teacher, 'on the block list (bets.example)', '.request-card');
    const raised = await teacher.$eval('[role="option"]', (tile) => tile.getAttribute('data-asks'));
    expect(raised).toBe('true');
    const tappedAt = Date.now();
    await press(teacher, 'Allow', '.request-card');
    await waitForSite(page, 'bets.example');
    console.log(
      `May I? seen by the teacher ${seenAfterMs} ms after the tap; open ${Date.now() - tappedAt} ms after "Allow"`,
    );
    expect(stage.web.count('bets.example')).toBeGreaterThan(0);
    await press(teacher, 'End', '[data-control="exception"]');
    await waitForOwnPage(page, 'blocked', 15_000);
    await page.close();
  });

  test('a no is read in the teacher’s words', async () => {
    const page = await blockedAt('https://chat.example/');
    await askBecause(page, 'My teacher told me to');
    await untilAsked('chat.example');
    await press(teacher, 'More…', '.request-card');
    await fill(teacher, 'words', 'Try the library site first.', '[data-dialog="answer-request"]');
    await press(teacher, 'Say no', '[data-dialog="answer-request"]');
    await waitForText(page, 'Miss Clarke says: Try the library site first.');
    expect(ownPageOf(page)).toBe('blocked');
    await page.close();
  });

  test('is reached and answered by the keyboard alone', async () => {
    const page = await blockedAt('https://bets.example/keyboard');
    await askBecause(page, 'It is for our work');
    await untilAsked('bets.example');
    await closeDialogs(teacher);
    await focusOn(teacher, '[role="option"][tabindex="0"]');
    await teacher.keyboard.press('r');
    const focused = () => teacher.evaluate(() => document.activeElement?.textContent);
    await waitUntil('the answer is focused', async () => (await focused()) === 'Allow');
    await teacher.keyboard.press('Enter');
    await waitForSite(page, 'bets.example');
    await closeAll();
    await waitForOwnPage(page, 'blocked', 15_000);
    await page.close();
  });

  test('asked while the server is off it is kept, said so, and sent when it is back', async () => {
    await stage.server.kill();
    const page = await blockedAt('https://bets.example/offline');
    await askBecause(page, 'It is for our work');
    await waitForText(page, 'Kept safe. We ask Miss Clarke as soon as this computer is online.');
    await stage.server.restart();
    await untilBack({ ...stage, teacher });
    await waitForText(page, 'Asked. Waiting for Miss Clarke.');
    await untilAsked('bets.example');
    await press(teacher, 'Allow', '.request-card');
    await waitForSite(page, 'bets.example');
    await closeAll();
    await waitForOwnPage(page, 'blocked', 15_000);
    await page.close();
  });

  test('what is open for a while closes at its end, with the server away', async () => {
    const page = await blockedAt('https://bets.example/lease');
    await stage.school.staff.teacher.do('grantException', {
      target: { kind: 'site', host: 'bets.example' },
      to: { kind: 'class', classId: stage.school.yearFour.classId },
      endsAt: Date.now() + 12_000,
      lessonId: stage.lessonId,
      reason: 'A short look',
    });
    await waitForSite(page, 'bets.example');
    await stage.server.kill();
    await waitForOwnPage(page, 'blocked', 40_000);
    const before = stage.web.count('bets.example');
    const again = await blockedAt('https://bets.example/again');
    expect(stage.web.count('bets.example')).toBe(before);
    await stage.server.restart();
    await untilBack({ ...stage, teacher });
    for (const each of [page, again]) await each.close();
  });

  test('the youngest ask with one tap, outside a lesson the filtering manager; the same is asked once', async () => {
    const page = await blockedAt('https://bets.example/young', stage.young);
    await page.locator('[data-choice="may-i"]').click();
    await waitForText(page, 'Asked. A grown-up at school will see it. It may take till the next school day.');
    await page.reload();
    await waitForText(page, 'Asked. A grown-up at school will see it. It may take till the next school day.');
    const requests = await stage.school.staff.filteringManager.do('requests', {});
    expect(requests).toMatchObject([{ className: 'Ladybirds', words: '' }]);
    await page.close();
  });

  test('who asks again and again is slowed, and told how long', async () => {
    for (let number = 1; number < 20; number += 1) {
      const page = await blockedAt(`https://flood${number}.example/`, stage.young);
      const standing = await waitUntil('it may be asked, or not yet', async () => {
        const text = await textOf(page).catch(() => '');
        if (text.includes('You can ask again in')) return 'slowed';
        return text.includes('May I?') ? 'may ask' : null;
      });
      if (standing === 'may ask') {
        await page.locator('[data-choice="may-i"]').click();
        await waitForText(page, 'A grown-up at school will see it.');
      }
      await page.close();
      if (standing === 'slowed') return;
    }
    throw new Error('Nineteen requests in a row were not slowed.');
  });
});

describe('a word about the filter', () => {
  test('from the blocked page is answered in the dashboard and read in the popup', async () => {
    const page = await blockedAt('https://chat.example/wrong');
    await page.locator('[data-report="open"]').click();
    await waitForText(page, 'Someone at school will look at it.');
    const manager = await openDashboard(browser, stage.server.url, madeUpStaff.filteringManager);
    await manager.setViewport({ width: 1366, height: 768 });
    await manager.goto(`${stage.server.url}/filtering/requests`);
    await waitForWords(manager, 'chat.example', '[data-report-group]');
    await press(manager, 'Answer…', '[data-report-group="chat.example"]');
    await press(manager, 'Answer', '[data-dialog="answer-report"]');
    await waitForWords(manager, 'not published');
    const popup = await stage.pupil.opened.browser.newPage();
    const thanks = 'Thank you for telling us. It will be open.';
    await waitUntil('the answer is in the popup', async () => {
      await popup.goto(`chrome-extension://${stage.school.deployment.extensionId}/popup.html`);
      // It asks the worker once it stands.
      const there = popup.waitForSelector(`::-p-text(${thanks})`, { timeout: 1_000 });
      return there.then(
        () => true,
        () => false,
      );
    });
    expect(await barriers(manager)).toEqual([]);
    for (const each of [page, popup, manager]) await each.close();
  });
});

test('cards and the asking page pass the accessibility check', async () => {
  const page = await blockedAt('https://chat.example/axe');
  await page.locator('[data-choice="may-i"]').click();
  await waitForText(page, 'Why do you need it?');
  expect(await barriers(page)).toEqual([]);
  await page.locator('dialog[open] [data-choice="ask"]').click();
  await waitForText(page, 'Asked. Waiting for');
  expect(await barriers(page)).toEqual([]);
  await untilAsked('chat.example');
  expect(await barriers(teacher)).toEqual([]);
  await press(teacher, 'More…', '.request-card');
  expect(await barriers(teacher)).toEqual([]);
  await closeDialogs(teacher);
  await page.close();
});
