// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
afterEach(() => play.leave());

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

test('why there is no picture is said in its place', async () => {
  await play.show(<LivePicture tile={madeUpTile('a', { picture: 'private-page' })} mode="grid" />);
  expect(words()).toBe('Private page, not shown');
});
