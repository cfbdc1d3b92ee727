// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { success } from '#shared/result.ts';
import type { FrameHead } from '#shared/screen/frame.ts';
import { madeUpTile, playDashboard } from '../../play-dashboard.tsx';
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
