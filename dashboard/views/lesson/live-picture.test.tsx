// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { success } from '#shared/result.ts';
import type { FrameHead, FrameMode } from '#shared/screen/frame.ts';
import type { Frame } from '../../state/frames.ts';
import { madeUpTile, playDashboard } from '../../play-dashboard.tsx';
import type { OpenScreenParts, Screens } from '../../screens/screens.ts';
import { LivePicture } from './live-picture.tsx';

const head: FrameHead = { mode: 'grid', codec: 'av1', isKey: true, seq: 3, width: 480, height: 270 };

let play: ReturnType<typeof playDashboard>;
const words = () => play.root.querySelector('.no-picture')?.textContent;
const frame = (change: Partial<FrameHead> = {}) =>
  act(() => play.emit('frame', 'd-a', { ...head, ...change }, new Uint8Array([1, 2, 3])));

beforeEach(() => {
  play = playDashboard();
  play.on('need-key', () => success(null));
});
afterEach(async () => {
  await play.leave();
  vi.unstubAllGlobals();
});

test('a browser that cannot show video says so, and what would', async () => {
  await play.show(<LivePicture tile={madeUpTile('a')} mode="grid" />);
  expect(words()).toBe('Waiting for picture…');
  await frame();
  expect(words()).toBe('This browser cannot show live screens. Use Chrome or Edge, with an https address.');
});

test('a frame that nothing is here for calls for a whole picture', async () => {
  await play.show(<LivePicture tile={madeUpTile('a')} mode="grid" />);
  await frame({ isKey: false });
  expect(play.requestsOf('need-key')).toEqual([{ deviceId: 'd-a', mode: 'grid' }]);
});

class EncodedChunk {
  readonly type = 'key';
}

const decoderThat = (fails: string) =>
  class {
    state = 'configured';
    readonly #error: (error: DOMException) => void;

    constructor({ error }: { error: (error: DOMException) => void }) {
      this.#error = error;
    }

    configure = () => undefined;
    decode = () => {
      this.state = 'closed';
      this.#error(new DOMException('No', fails));
    };
    close = () => undefined;
  };

test('a browser without this codec says so, and asks for no more of it', async () => {
  vi.stubGlobal('VideoDecoder', decoderThat('NotSupportedError'));
  vi.stubGlobal('EncodedVideoChunk', EncodedChunk);
  await play.show(<LivePicture tile={madeUpTile('a')} mode="grid" />);
  await frame();
  await frame({ isKey: false, seq: 4 });
  expect(words()).toContain('This browser cannot show live screens.');
  expect(play.requestsOf('need-key')).toEqual([]);
});

test('a picture that cannot be decoded calls for a whole one', async () => {
  vi.stubGlobal('VideoDecoder', decoderThat('EncodingError'));
  vi.stubGlobal('EncodedVideoChunk', EncodedChunk);
  await play.show(<LivePicture tile={madeUpTile('a')} mode="grid" />);
  await frame();
  await frame({ isKey: false, seq: 4 });
  expect(words()).toBe('Waiting for picture…');
  expect(play.requestsOf('need-key')).toEqual([{ deviceId: 'd-a', mode: 'grid' }]);
});

test('why there is no picture is said in its place', async () => {
  await play.show(<LivePicture tile={madeUpTile('a', { picture: 'private-page' })} mode="grid" />);
  expect(words()).toBe('Private page, not shown');
});

/** Draws nothing, and knows which canvases are open and what they were given. */
const watchScreens = () => {
  const taken: FrameMode[] = [];
  const opened: OpenScreenParts[] = [];
  const open = new Set<HTMLCanvasElement>();
  const screens: Screens = {
    open: (parts) => {
      opened.push(parts);
      open.add(parts.canvas);
      const take = ({ head: { mode } }: Frame) => {
        taken.push(mode);
        parts.onPainted(mode);
      };
      return { take, stop: () => void open.delete(parts.canvas) };
    },
  };
  Object.assign(play.dashboard, { screens });
  return { opened, open, taken };
};
const canvases = () => [...play.root.querySelectorAll('canvas')];

test('a screen goes with its canvas, and comes back with another', async () => {
  const { open } = watchScreens();
  await play.show(<LivePicture tile={madeUpTile('a')} mode="grid" />);
  await frame();
  expect(words()).toBeUndefined();
  expect([...open]).toEqual(canvases());
  await play.show(<LivePicture tile={madeUpTile('a', { picture: 'private-page' })} mode="grid" />);
  expect(open.size).toBe(0);
  await play.show(<LivePicture tile={madeUpTile('a')} mode="grid" />);
  expect(words()).toBe('Waiting for picture…');
  expect([...open]).toEqual(canvases());
  await play.show(null);
  expect(open.size).toBe(0);
});

test('close up the small picture is followed only until the large one is there', async () => {
  const { taken } = watchScreens();
  await play.show(<LivePicture tile={madeUpTile('a')} mode="close" />);
  await frame();
  await frame({ mode: 'close' });
  await frame({ seq: 4 });
  await frame({ mode: 'close', seq: 4 });
  expect(taken).toEqual(['grid', 'close', 'close']);
  // Whoever looks at the small one now is left alone when this one goes.
  const follower = vi.fn();
  play.dashboard.frames.follow('d-a', 'grid', follower);
  await play.show(null);
  follower.mockClear();
  await frame({ seq: 5 });
  expect(follower).toHaveBeenCalledOnce();
});

test('a canvas that nothing can draw on any more gives way to another, with the newest picture', async () => {
  const { opened } = watchScreens();
  await play.show(<LivePicture tile={madeUpTile('a')} mode="grid" />);
  await frame();
  await act(() => opened[0]?.onLost());
  await play.settle();
  expect(opened).toHaveLength(2);
  expect(canvases()).toEqual([opened[1]?.canvas]);
  expect(opened[1]?.canvas).not.toBe(opened[0]?.canvas);
  expect(words()).toBeUndefined();
});
