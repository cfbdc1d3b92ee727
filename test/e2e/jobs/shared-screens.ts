import type { Page } from 'puppeteer';
import { expect, test } from 'vitest';
import { encodingChannel, type EncodingAnswer } from '../../../extension/screen/encoding-orders.ts';
import { extensionWorker } from '../../support/extension-worker.ts';
import type { Colour } from '../../support/picture-colours.ts';
import type { School } from '../../support/school.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { Screens } from './unseen-screens.ts';

const blank: Colour = [255, 255, 255];
const colours: readonly Colour[] = [
  [200, 30, 30],
  [20, 140, 60],
  [30, 60, 190],
  [230, 180, 20],
];

interface SharedScreens extends Screens {
  readonly school: () => School;
  readonly lessonId: () => string;
  readonly classView: () => Page;
  readonly openOthersView: () => Promise<Page>;
}

export const sharedScreenTests = (screens: SharedScreens): void => {
  const { school, lessonId, classView, paint, tileOf, pageOf, browserOf } = screens;

  /** Counts what the device has encoded of its screen, from now on. */
  const countEncoded = async (): Promise<() => Promise<number>> => {
    const worker = await extensionWorker(browserOf(0));
    await worker.evaluate((name) => {
      const counted = globalThis as unknown as { encoded: number };
      counted.encoded = 0;
      new BroadcastChannel(name).addEventListener('message', ({ data }: MessageEvent<EncodingAnswer>) => {
        if (data.kind === 'encoded') counted.encoded += 1;
      });
    }, encodingChannel);
    return () => worker.evaluate(() => (globalThis as unknown as { encoded: number }).encoded);
  };

  test('two teachers at one class cost one stream: each picture is encoded once, and both see it', async () => {
    const { staff } = school();
    await staff.otherTeacher.do('joinLesson', { lessonId: lessonId(), reason: 'We teach this together' });
    const other = await screens.openOthersView();
    const views = [tileOf(0), tileOf(0, other)];
    const showInAll = async (colour: Colour): Promise<void> => {
      await paint(0, colour);
      for (const tile of views) await tile.untilShows(colour);
    };
    await showInAll(blank);
    const encoded = await countEncoded();
    const before = await Promise.all(views.map((tile) => tile.frames()));
    for (const colour of colours) await showInAll(colour);
    await waitUntil('each view has drawn each picture once', async () => {
      const drawn = await Promise.all(views.map((tile) => tile.frames()));
      const count = await encoded();
      return drawn.every((frames, view) => frames - (before[view] ?? 0) === count);
    });
    // One each, or one more where the picture was taken in the middle of the change.
    expect(await encoded()).toBeLessThan(2 * colours.length);
    await other.browserContext().close();
    const { account } = await staff.otherTeacher.do('me', {});
    const leaving = { lessonId: lessonId(), accountId: account?.accountId ?? '' };
    await staff.otherTeacher.do('leaveLesson', leaving);
  });

  test('what moving screens take of the school’s network stands in the lesson’s head', async () => {
    await pageOf(0).evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1200, height: 600 });
      document.body.replaceChildren(canvas);
      const context = canvas.getContext('2d');
      if (context === null) return;
      const sparkle = () => {
        for (let step = 0; step < 5_000; step += 1) {
          context.fillStyle = `hsl(${Math.random() * 360} 90% 50%)`;
          context.fillRect(Math.random() * 1_200, Math.random() * 600, 20, 20);
        }
      };
      setInterval(sparkle, 500);
    });
    const words = () => classView().$eval('.lesson-head [data-screen-cost]', (cost) => cost.textContent);
    const figures = await waitUntil('the school’s figure is more than none', async () => {
      const found = /here: ([\d.]+) Mbit\/s.*school: ([\d.]+) Mbit\/s/.exec(await words());
      return (
        found &&
        found
          .slice(1)
          .map(Number)
          .every((figure) => figure > 0) &&
        found
      );
    });
    expect(figures[1]).toBe(figures[2]);
  });
};
