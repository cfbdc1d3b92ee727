import { expect, test } from 'vitest';
import {
  openTab,
  ownPageOf,
  shownPage,
  waitForLock,
  waitForText,
  waitForTitle,
} from '../../support/pupil-tab.ts';
import type { DashboardSocket } from '../../support/staff-client.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { Stage } from '../stage.ts';

type Args =
  | { name: 'lock-device'; args: { message: string; durationMs: number } }
  | { name: 'unlock-device'; args: object };

const command = async (socket: DashboardSocket, stage: Stage, request: Args): Promise<void> => {
  const { lessonId, pupil } = stage;
  const joined = await socket.emitWithAck('view-lesson', { lessonId });
  if (!joined.ok) throw new Error(joined.detail);
  const outcome = await socket.emitWithAck('command', { lessonId, deviceIds: [pupil.deviceId], ...request });
  if (!outcome.ok) throw new Error(outcome.detail);
  expect(outcome.value[pupil.deviceId]).toMatchObject({ ok: true });
};

const withTeacher = async (stage: Stage, request: Args): Promise<void> => {
  const socket = await stage.school.staff.teacher.openSocket();
  try {
    await command(socket, stage, request);
  } finally {
    socket.close();
  }
};

const lock = (stage: Stage, durationMs: number): Promise<void> =>
  withTeacher(stage, { name: 'lock-device', args: { message: 'Look at the board', durationMs } });
const unlock = (stage: Stage): Promise<void> => withTeacher(stage, { name: 'unlock-device', args: {} });

const waitForOpen = ({ pupil }: Stage, timeoutMs = 15_000): Promise<true> =>
  waitUntil(
    'the screen is open',
    async () => {
      const shown = await shownPage(pupil.opened.browser);
      return shown !== undefined && ownPageOf(shown) !== 'lock';
    },
    timeoutMs,
  );

const mustNotOpen = async ({ pupil, web }: Stage): Promise<void> => {
  const before = web.count('library.example');
  await openTab(pupil.opened.browser, 'https://library.example/');
  expect(web.count('library.example')).toBe(before);
};

export const lockTests = (stage: () => Stage): void => {
  test('the screen says by whom and until when; other tabs, new tabs and reload do not open it', async () => {
    const { pupil } = stage();
    const page = await openTab(pupil.opened.browser, 'https://rabbits.example/');
    await waitForTitle(page, 'All about rabbits');
    await lock(stage(), 120_000);
    const text = await waitForText(await waitForLock(stage().pupil.opened.browser), 'Look at the board');
    expect(text).toContain('Miss Clarke');
    expect(text).toMatch(/\d{1,2}[:.]\d\d/);
    await page.bringToFront();
    await waitForLock(stage().pupil.opened.browser);
    await mustNotOpen(stage());
    await waitForLock(stage().pupil.opened.browser);
    await (await waitForLock(stage().pupil.opened.browser)).reload().catch(() => null);
    await waitForLock(stage().pupil.opened.browser);
    await unlock(stage());
    await waitForOpen(stage());
    await waitForTitle(page, 'All about rabbits');
    await page.close();
  });

  test('a restart of the browser does not open it, nor does a dead server', async () => {
    const { pupil, server } = stage();
    await lock(stage(), 120_000);
    await waitForLock(stage().pupil.opened.browser);
    await server.kill();
    await pupil.reopen();
    await waitForLock(stage().pupil.opened.browser);
    await mustNotOpen(stage());
    await server.restart();
    await pupil.untilConnected(true);
    await unlock(stage());
    await waitForOpen(stage());
  });

  test('it opens by itself at its end, with the server dead', async () => {
    const { pupil, server } = stage();
    await lock(stage(), 6_000);
    await waitForLock(stage().pupil.opened.browser);
    await server.kill();
    await waitForOpen(stage(), 15_000);
    const page = await openTab(pupil.opened.browser, 'https://library.example/');
    await waitForTitle(page, 'The school library');
    await page.close();
    await server.restart();
    await pupil.untilConnected(true);
  });
};
