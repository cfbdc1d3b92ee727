import { expect, test } from 'vitest';
import { openPage as openPageCommand } from '#shared/commands/open-page.ts';
import { press, fill, waitForWords } from '../../support/dashboard-page.ts';
import { extensionWorker } from '../../support/extension-worker.ts';
import { findBarriers } from '../../support/find-barriers.ts';
import { LiveTile } from '../../support/live-tile.ts';
import { openTab, ownPageOf, shownPage, waitForLock } from '../../support/pupil-tab.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { classPage, comeBackAsAdmin, letTimePass, tellAnew, type Classroom } from '../classroom.ts';
import type { EnrolledPupil } from '../../support/enrolled-pupil.ts';
import { sayIdle } from './attention.ts';

const minuteMs = 60_000;

/** The alarm that rings twice a minute. */
const ring = async ({ opened }: EnrolledPupil): Promise<void> => {
  const worker = await extensionWorker(opened.browser);
  await worker.evaluate(() => chrome.alarms.create('keep-alive', { when: Date.now(), periodInMinutes: 0.5 }));
};

const untilOpen = ({ opened }: EnrolledPupil): Promise<true> =>
  waitUntil('the screen is open', async () => {
    const shown = await shownPage(opened.browser);
    return shown !== undefined && ownPageOf(shown) !== 'lock';
  });

export const deviceStateTests = (room: () => Classroom): void => {
  /** Who comes later. */
  let zaraId: string;
  const tileOf = (pupilId = room().pupilId): string => `[role="option"][data-pupil-id="${pupilId}"]`;
  const tileIs = (state: string, pupilId?: string) =>
    room().teacher.waitForSelector(`${tileOf(pupilId)}[data-state="${state}"]`);
  const live = () => new LiveTile(room().teacher, room().pupil.deviceId);
  const summarySays = (words: string): Promise<void> => waitForWords(room().teacher, words, '[data-summary]');
  const tileTells = (words: string, pupilId?: string) =>
    waitUntil(`the tile tells "${words}"`, () =>
      room().teacher.$eval(tileOf(pupilId), (tile, wanted) => tile.textContent.includes(wanted), words),
    );
  const resultSays = (words: string): Promise<void> =>
    waitForWords(room().teacher, words, '[data-command-result]');
  /** What stood is broken, and nothing comes through any more. */
  const loseWiFi = async (): Promise<void> => {
    room().wire.mend();
    room().wire.lose();
    await room().pupil.untilConnected(false);
  };
  const wiFiIsBack = async (): Promise<void> => {
    room().wire.mend();
    await ring(room().pupil);
    await room().pupil.untilConnected(true);
  };
  const choose = async (): Promise<void> => {
    const isChosen = (await room().teacher.$(`${tileOf()}[aria-selected="true"]`)) !== null;
    if (!isChosen) await room().teacher.click(`${tileOf()} [data-part="select"]`);
    await waitForWords(room().teacher, '1 selected', '.selection');
  };
  const openPage = async (url: string): Promise<void> => {
    await choose();
    await press(room().teacher, 'Open page…', '.toolbar');
    await fill(room().teacher, 'url', url, '[data-form="open-page"]');
    await press(room().teacher, 'Open', '[data-form="open-page"]');
  };
  const lock = async (): Promise<void> => {
    await choose();
    await press(room().teacher, 'Lock…', '.toolbar');
    await press(room().teacher, 'Lock', '[data-form="lock-device"]');
  };
  const unlock = async (...pupils: EnrolledPupil[]): Promise<void> => {
    await press(room().teacher, 'End all', '[data-lesson-now]');
    for (const pupil of pupils) await untilOpen(pupil);
  };

  test('half an hour without Wi-Fi: silent since then; a page is not opened late, and a lock holds when it is back', async () => {
    const { teacher, pupil, web } = room();
    await loseWiFi();
    await letTimePass(room(), 30 * minuteMs);
    await tileIs('silent');
    await summarySays('1 silent');
    await tileTells('Silent, 30 min: lid closed, Wi-Fi lost or switched off');
    await openPage('https://stories.example/');
    await resultSays('The device is offline, so this was not done.');
    await lock();
    await resultSays('will lock when back');
    await tileTells('when back');
    await wiFiIsBack();
    await waitForLock(pupil.opened.browser);
    await tileIs('locked');
    await teacher.waitForSelector(`${tileOf()}[data-pending="false"]`);
    expect(web.count('stories.example')).toBe(0);
  });

  test('started again without a line, its lock is back before any page is', async () => {
    const { pupil, web, wire } = room();
    await loseWiFi();
    const asked = web.count('library.example');
    await pupil.opened.kill();
    await pupil.reopen({ startUrl: 'https://library.example/' });
    await waitForLock(pupil.opened.browser);
    expect(web.count('library.example')).toBe(asked);
    wire.mend();
    await pupil.untilConnected(true);
    await tileIs('locked');
    await unlock(pupil);
    for (const page of (await pupil.opened.browser.pages()).slice(1)) await page.close();
    await openTab(pupil.opened.browser, classPage);
    await tileIs('online');
  });

  test('whose screen is locked, as a closed lid does it, is asleep however long, and not missed', async () => {
    await sayIdle(room().pupil.opened.browser, 'locked');
    await tileIs('asleep');
    await live().untilSays('Asleep: lid closed or screen locked');
    await loseWiFi();
    await letTimePass(room(), 12 * minuteMs);
    await tileIs('asleep');
    await tileTells('12 min');
    await summarySays('1 asleep');
    await sayIdle(room().pupil.opened.browser, 'active');
    await wiFiIsBack();
    await tileIs('online');
  });

  test('an action that reaches a device too late is dropped, and the teacher reads so when the device is back', async () => {
    const { pupil, web } = room();
    const group = -(pupil.opened.browser.process()?.pid ?? 0);
    process.kill(group, 'SIGSTOP');
    try {
      await openPage('https://stories.example/');
      const expiresAt = Date.now() + openPageCommand.lifetimeMs;
      await resultSays('1 not answered yet');
      await waitUntil('it is too late', () => Date.now() > expiresAt);
    } finally {
      process.kill(group, 'SIGCONT');
    }
    await resultSays('It came too late and was dropped.');
    await openPage(`${classPage}in-time`);
    await resultSays('1 opened the page');
    await waitUntil('what came after it is open', () => web.count('maths.example', '/in-time') > 0);
    expect(web.count('stories.example')).toBe(0);
  });

  test('a device that has lost rules of the filter and cannot put them back is less protected, until it can', async () => {
    const { school, neighbour, neighbourId, teacher } = room();
    const worker = await extensionWorker(neighbour.opened.browser);
    await worker.evaluate(async () => {
      const rules = chrome.declarativeNetRequest;
      const ids = (await rules.getDynamicRules()).map(({ id }) => id);
      await rules.updateDynamicRules({ removeRuleIds: ids });
      const { updateDynamicRules } = rules;
      const refused = () => Promise.reject(new Error('The disk is full.'));
      Object.assign(rules, { updateDynamicRules: refused });
      Object.assign(globalThis, { emptyDisk: () => Object.assign(rules, { updateDynamicRules }) });
    });
    await tellAnew(neighbour.opened.browser);
    await ring(neighbour);
    await waitUntil('the school knows', async () => {
      const devices = await school.staff.admin.do('devices', {});
      const told = devices.find(({ deviceId }) => deviceId === neighbour.deviceId);
      return told?.problems.includes('The filtering rules are not loaded.');
    });
    await letTimePass(room(), minuteMs / 5);
    await tileIs('degraded', neighbourId);
    await tileTells('Less protected', neighbourId);
    await summarySays('1 less protected');
    expect(await findBarriers(teacher, 'light')).toEqual([]);
    await worker.evaluate('emptyDisk()');
    await ring(neighbour);
    await tileIs('online', neighbourId);
  });

  test('a pupil at two devices: a lock holds on both', async () => {
    const { school, neighbour, pupil, pupilId } = room();
    await school.staff.admin.do('bindDevice', { deviceId: neighbour.deviceId, pupilId });
    await waitUntil('they have left their own', () =>
      room().teacher.$(`${tileOf(room().neighbourId)}:not([data-device-id])`),
    );
    await lock();
    for (const { opened } of [pupil, neighbour]) await waitForLock(opened.browser);
    await tileIs('locked');
    await unlock(pupil, neighbour);
    await school.staff.admin.do('bindDevice', { deviceId: neighbour.deviceId, pupilId: room().neighbourId });
    await tileIs('online', room().neighbourId);
  });

  test('another pupil’s account on the device: from then on it is theirs, and the lesson’s lock stays', async () => {
    const { school, pupil, teacher } = room();
    const email = 'zara@hazelwood.example';
    const about = { classId: school.yearFour.classId, pupils: [{ name: 'Zara Nettle', email }] };
    [zaraId = ''] = (await school.staff.admin.do('addPupils', about)).pupilIds;
    await teacher.reload();
    await tileIs('away', zaraId);
    await lock();
    await waitForLock(pupil.opened.browser);
    const worker = await extensionWorker(pupil.opened.browser);
    await worker.evaluate((signedIn) => {
      chrome.identity.getProfileUserInfo = () => Promise.resolve({ email: signedIn, id: '1' });
    }, email);
    await ring(pupil);
    await teacher.waitForSelector(`${tileOf(zaraId)}[data-device-id="${pupil.deviceId}"]`);
    await tileIs('locked', zaraId);
    await tileIs('away');
    await waitForLock(pupil.opened.browser);
    await unlock(pupil);
    await tileIs('online', zaraId);
  });

  test('a wrong clock and a second device are said; a lock ends in time all the same, and visits are dated right', async () => {
    const { school, server, pupil, neighbour, teacher } = room();
    const { classId } = school.yearFour;
    const aheadMs = 180 * minuteMs;
    await server.restart({ clockAheadMs: aheadMs });
    await comeBackAsAdmin(room());
    const { lessonId } = await school.staff.teacher.do('startLesson', { classId, minutes: 60 });
    await school.staff.admin.do('bindDevice', { deviceId: neighbour.deviceId, pupilId: zaraId });
    for (const each of [pupil, neighbour]) await ring(each);
    for (const each of [pupil, neighbour]) await each.untilConnected(true);
    await teacher.goto(`${server.url}/lessons/${lessonId}`);
    const socket = await school.staff.teacher.openSocket();
    const args = { message: '', durationMs: 5_000 };
    const order = { lessonId, name: 'lock-device', deviceIds: [pupil.deviceId], args } as const;
    expect(await socket.emitWithAck('command', order)).toMatchObject({ ok: true });
    socket.close();
    await waitForLock(pupil.opened.browser);
    await untilOpen(pupil);
    await openTab(pupil.opened.browser, 'https://stories.example/');
    const visit = await waitUntil('the visit is told', async () => {
      const items = await school.staff.teacher.do('timeline', { lessonId, deviceId: pupil.deviceId });
      return items.find(({ url }) => url?.includes('stories.example'));
    });
    expect(Math.abs(visit.at - Date.now() - aheadMs)).toBeLessThan(minuteMs);
    await tileTells('Its clock is 3 hours slow.', zaraId);
    await tileTells('The pupil is signed in on another device, too.', zaraId);
  });
};
