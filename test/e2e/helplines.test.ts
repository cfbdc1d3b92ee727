import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { coverOn } from '../support/page-cover.ts';
import { packageRoot } from '../support/package-root.ts';
import {
  openTab,
  ownPageOf,
  waitForLock,
  waitForOwnPage,
  waitForText,
  waitForTitle,
} from '../support/pupil-tab.ts';
import { waitUntil } from '../support/wait-until.ts';

import { raiseStage, type Stage } from './stage.ts';

// A child's way to Childline and CEOP is never closed, whatever a teacher has on.

let stage: Stage;
let page: Page;
const site = 'https://rabbits.example/';
const other = 'https://planets.example/';
const childline = 'https://www.childline.org.uk/';

beforeAll(async () => {
  stage = await raiseStage();
  page = await openTab(stage.pupil.opened.browser, site);
});
afterAll(() => stage?.close());

const ownUrl = (name: string): string =>
  `chrome-extension://${stage.school.deployment.extensionId}/${name}.html`;
const command = async (name: string, args: object): Promise<void> => {
  const socket = await stage.school.staff.teacher.openSocket();
  const { lessonId, pupil } = stage;
  await socket.emitWithAck('command', { lessonId, name, args, deviceIds: [pupil.deviceId] } as never);
  socket.close();
};
const openLink = async (from: Page, host: string): Promise<Page> => {
  const opened = stage.pupil.opened.browser.waitForTarget((each) => each.url().includes(`//${host}/`));
  await from.locator('[data-choice="tell-someone"]').click();
  await from.locator(`dialog[open] a[href*="${host}"]`).click();
  const tab = await (await opened).page();
  if (tab === null) throw new Error('The link opened no tab.');
  return tab;
};
const isShown = (tab: Page): Promise<boolean> => tab.evaluate(() => document.visibilityState === 'visible');
const mustStayOpen = async (tab: Page, title: string): Promise<void> => {
  await waitForTitle(tab, title);
  expect([await isShown(tab), await coverOn(tab)]).toEqual([true, '']);
};

test('a helpline takes a file unasked, and nobody is told of it or of what was done there', async () => {
  const { pupil, school, lessonId } = stage;
  const helpline = await openTab(pupil.opened.browser, childline);
  await waitForTitle(helpline, 'Somebody to talk to');
  await helpline.$eval('body', (body) => body.insertAdjacentHTML('beforeend', '<input type="file">'));
  // The rule is asked for when the chooser opens.
  await waitUntil('the page has the file', async () => {
    const [chooser] = await Promise.all([helpline.waitForFileChooser(), helpline.click('input')]);
    await chooser.accept([join(packageRoot, 'README.md')]);
    return helpline.$eval('input', ({ files }) => files?.length === 1);
  });
  await helpline.goto(other);
  const { deviceId } = pupil;
  const timeline = () => school.staff.teacher.do('timeline', { lessonId, deviceId });
  await waitUntil('the page after it is told', async () =>
    (await timeline()).some(({ url }) => url === other),
  );
  expect(JSON.stringify(await timeline())).not.toMatch(/childline/i);
  await helpline.goto(ownUrl('seen'));
  expect(await waitForText(helpline, 'planets')).not.toMatch(/childline/i);
  await helpline.close();
});

test('in a lock both open from the lock’s own page; whoever leaves them meets the lock again', async () => {
  await command('lock-device', { durationMs: 600_000, message: '' });
  const lock = await waitForLock(stage.pupil.opened.browser);
  for (const [host, title] of [
    ['www.childline.org.uk', 'Somebody to talk to'],
    ['www.ceop.police.uk', 'Somebody to tell'],
  ] as const) {
    const helpline = await openLink(lock, host);
    await mustStayOpen(helpline, title);
    await helpline.goto(site).catch(() => null);
    await waitForOwnPage(helpline, 'lock');
    await waitUntil('the lock is in front', () => isShown(lock));
    await helpline.close();
    await lock.reload();
  }
  await page.bringToFront();
  await waitUntil('the lock is in front', () => isShown(lock));
  await command('unlock-device', {});
  await waitUntil('the page is back', async () => ownPageOf(page) === null && (await isShown(page)));
});

test('in a freeze it opens by link or typed, without the freeze’s cover; all else stays as frozen', async () => {
  const popup = await openTab(stage.pupil.opened.browser, ownUrl('popup'));
  await command('freeze-page', { durationMs: 600_000, message: '' });
  await page.bringToFront();
  await waitUntil('the frozen tab is in front again', () => isShown(popup));
  const helpline = await openLink(popup, 'www.ceop.police.uk');
  await mustStayOpen(helpline, 'Somebody to tell');
  await page.bringToFront();
  await waitUntil('the frozen tab is in front again', () => isShown(popup));
  await popup.goto(childline);
  await mustStayOpen(popup, 'Somebody to talk to');
  await popup.goto(other).catch(() => null);
  await waitForOwnPage(popup, 'frozen');
  await command('end-controls', { controls: ['freeze'] });
  for (const each of [popup, helpline]) await each.close();
});

test('at the tab limit it opens from "Tell someone", and its tab opens nothing else', async () => {
  const popup = await openTab(stage.pupil.opened.browser, ownUrl('popup'));
  await command('limit-tabs', { most: 1 });
  const extra = await openTab(stage.pupil.opened.browser, other);
  await waitForOwnPage(extra, 'tab-limit');
  await popup.bringToFront();
  const helpline = await openLink(popup, 'www.ceop.police.uk');
  await mustStayOpen(helpline, 'Somebody to tell');
  await helpline.goto(other).catch(() => null);
  await waitForOwnPage(helpline, 'tab-limit');
});
