import { expect, test } from 'vitest';
import type { FrameHead } from '#shared/screen/frame.ts';
import { openTab, waitForOwnPage, waitForTitle } from '../../support/pupil-tab.ts';
import type { DashboardSocket } from '../../support/staff-client.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { Stage } from '../stage.ts';

interface Frame {
  readonly deviceId: string;
  readonly head: FrameHead;
  readonly size: number;
}

/** A teacher who looks at the pupil's screen, and what reaches them. */
const watching = async (stage: Stage, look: (socket: DashboardSocket, frames: Frame[]) => Promise<void>) => {
  const { school, lessonId } = stage;
  const socket = await school.staff.teacher.openSocket();
  const frames: Frame[] = [];
  socket.on('frame', (deviceId, head, bytes) => frames.push({ deviceId, head, size: bytes.byteLength }));
  try {
    await socket.emitWithAck('view-lesson', { lessonId });
    await look(socket, frames);
  } finally {
    socket.close();
  }
};

export const seeTests = (stage: () => Stage): void => {
  test('a picture arrives only while somebody looks, and only when it changes', async () => {
    const { pupil, lessonId } = stage();
    const page = await openTab(pupil.opened.browser, 'https://rabbits.example/');
    await waitForTitle(page, 'All about rabbits');
    await page.bringToFront();
    await watching(stage(), async (socket, frames) => {
      expect(frames).toEqual([]);
      const request = { lessonId, deviceIds: [pupil.deviceId] };
      await socket.emitWithAck('watch', { ...request, mode: 'grid' });
      await waitUntil('a first picture', () => frames.length > 0);
      expect(frames[0]).toMatchObject({ deviceId: pupil.deviceId, head: { mode: 'grid', isKey: true } });
      expect(frames[0]?.head.width).toBeLessThanOrEqual(480);
      const seen = frames.length;
      await page.evaluate(() => document.body.style.setProperty('background', 'gold'));
      await waitUntil('the change is seen', () => frames.length > seen);
      await socket.emitWithAck('watch', { ...request, mode: 'off' });
      await waitUntil('the device knows that nobody looks', async () => {
        const snapshot = await socket.emitWithAck('view-lesson', { lessonId });
        const tile = snapshot.ok
          ? snapshot.value.tiles.find(({ deviceId }) => deviceId === pupil.deviceId)
          : undefined;
        return tile?.picture === 'not-watched';
      });
      const before = frames.length;
      await page.evaluate(() => document.body.style.setProperty('background', 'tomato'));
      await openTab(pupil.opened.browser, 'https://maths.example/').then((other) => other.close());
      expect(frames.length).toBe(before);
    });
    await page.close();
  });

  test('a close picture is the page’s own size', async () => {
    const { pupil, lessonId } = stage();
    const page = await openTab(pupil.opened.browser, 'https://planets.example/');
    await page.bringToFront();
    await watching(stage(), async (socket, frames) => {
      await socket.emitWithAck('watch', { lessonId, deviceIds: [pupil.deviceId], mode: 'close' });
      const sharp = await waitUntil('a close picture', () =>
        frames.find(({ head }) => head.mode === 'close'),
      );
      expect(sharp.head.width).toBeGreaterThan(480);
    });
    await page.close();
  });

  test('no picture of a blocked page is ever taken', async () => {
    const { pupil, lessonId } = stage();
    const page = await openTab(pupil.opened.browser, 'https://bets.example/');
    await waitForOwnPage(page, 'blocked');
    await page.bringToFront();
    await watching(stage(), async (socket, frames) => {
      await socket.emitWithAck('watch', { lessonId, deviceIds: [pupil.deviceId], mode: 'grid' });
      await waitUntil('the tile says why there is no picture', async () => {
        const snapshot = await socket.emitWithAck('view-lesson', { lessonId });
        const tiles = snapshot.ok ? snapshot.value.tiles : [];
        return tiles.find(({ deviceId }) => deviceId === pupil.deviceId)?.picture === 'blocked-page';
      });
      expect(frames).toEqual([]);
    });
    await page.close();
  });
};
