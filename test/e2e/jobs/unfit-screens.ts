import type { WebWorker } from 'puppeteer';
import { describe, expect, test } from 'vitest';
import type { FrameCodec } from '#shared/screen/frame.ts';
import { extensionWorker } from '../../support/extension-worker.ts';
import type { Colour } from '../../support/picture-colours.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { Screens } from './unseen-screens.ts';

const red: Colour = [200, 30, 30];
const green: Colour = [20, 140, 60];
const blue: Colour = [30, 60, 190];
const gold: Colour = [230, 180, 20];

export const unfitScreenTests = ({ listening, watch, paint, go, tileOf, browserOf }: Screens): void => {
  /** What a device finds out about itself and keeps until its browser is started again. */
  const beUnfitFor = async (codecs: readonly FrameCodec[]): Promise<void> => {
    const worker = await extensionWorker(browserOf(0));
    await worker.evaluate(async (unfit) => {
      await chrome.storage.session.set({ unfitCodecs: { grid: unfit, close: unfit } });
    }, codecs);
    await encodeAnew();
  };

  /** As when the browser has ended what encodes: the next picture opens it anew. */
  const encodeAnew = async (): Promise<void> => {
    const worker = await extensionWorker(browserOf(0));
    await worker.evaluate(() => chrome.offscreen.closeDocument());
  };

  const encodingWorker = (): Promise<WebWorker> =>
    waitUntil('pictures are encoded', async () => {
      const target = browserOf(0)
        .targets()
        .find((each) => each.url().endsWith('/offscreen.html'));
      return (await target?.asPage())?.workers()[0];
    });

  const encodeSlowly = async (): Promise<void> => {
    const worker = await encodingWorker();
    await worker.evaluate(`{
      const { encode } = VideoEncoder.prototype;
      VideoEncoder.prototype.encode = function (frame, options) {
        const until = performance.now() + 150;
        while (performance.now() < until);
        encode.call(this, frame, options);
      };
    }`);
  };

  describe('what a device cannot do', () => {
    test.each<[FrameCodec, FrameCodec[]]>([
      ['av1', []],
      ['vp9', ['av1']],
      ['tiles', ['av1', 'vp9']],
    ])('it shows its screen as %s when it is unfit for [%s]', async (codec, unfit) => {
      await go(0, 'https://maths.example/');
      await paint(0, red);
      await tileOf(0).untilShows(red);
      await listening(async (socket, heads) => {
        await watch(socket, 'grid');
        await waitUntil('it is seen', () => heads.length > 0);
        await beUnfitFor(unfit);
        await paint(0, blue);
        await tileOf(0).untilShows(blue);
        await paint(0, gold);
        await tileOf(0).untilShows(gold);
        await waitUntil('it is written so', () => heads.at(-1)?.codec === codec);
      });
    });

    test('a slow device finds out for itself, goes down step by step without a gap, and remembers it', async () => {
      await listening(async (socket, heads) => {
        const codecs = (): FrameCodec[] => [
          ...new Set(heads.flatMap(({ mode, codec }) => (mode === 'close' ? codec : []))),
        ];
        const showAnother = async (colour: Colour): Promise<void> => {
          const before = heads.length;
          await paint(0, colour);
          await waitUntil('it is seen to change', () => heads.length > before);
        };
        await watch(socket, 'close');
        await beUnfitFor([]);
        await showAnother(red);
        await encodeSlowly();
        heads.length = 0;
        for (let step = 0; codecs().at(-1) !== 'tiles' && step < 30; step += 1)
          await showAnother(step % 2 === 0 ? blue : gold);
        expect(codecs()).toEqual(['av1', 'vp9', 'tiles']);
        await paint(0, green);
        await tileOf(0).untilShows(green);
        await encodeAnew();
        heads.length = 0;
        await showAnother(red);
        expect(codecs()).toEqual(['tiles']);
      });
    });

    test('whole pictures go on where nothing answers, and video comes back', async () => {
      await beUnfitFor([]);
      await listening(async (socket, heads) => {
        const worker = await extensionWorker(browserOf(0));
        await watch(socket, 'grid');
        await paint(0, red);
        await tileOf(0).untilShows(red);
        await worker.evaluate(async () => {
          await chrome.offscreen.closeDocument();
          const url = chrome.runtime.getURL('message.html');
          await chrome.offscreen.createDocument({ url, reasons: ['WORKERS'], justification: 'In its place' });
        });
        await paint(0, green);
        await tileOf(0).untilShows(green);
        await waitUntil('a whole picture was sent', () => heads.some(({ codec }) => codec === 'jpeg'));
        await paint(0, blue);
        await tileOf(0).untilShows(blue);
        await paint(0, gold);
        await tileOf(0).untilShows(gold);
        expect(heads.at(-1)?.codec).toBe('av1');
      });
    });
  });
};
