// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failure, success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { rateWords, ScreenCost } from './screen-cost.tsx';

let play: ReturnType<typeof playDashboard>;
const shown = () => play.root.querySelector('[data-screen-cost]');
const laterMs = async (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  play = playDashboard();
});
afterEach(async () => {
  await play.leave();
  vi.useRealTimers();
});

const school = { upBitsPerSecond: 3_212_000, downBitsPerSecond: 6_424_000 };

test('what the screens of the class and of the school take is said, and said anew', async () => {
  play.on('screen-cost', () => success({ upBitsPerSecond: 412_000, downBitsPerSecond: 824_000, school }));
  await play.show(<ScreenCost lessonId="l1" />);
  expect(shown()?.textContent).toBe(
    'Screens here: 0.4 Mbit/sWhole school: 3.2 Mbit/s' +
      'This class: 0.4 Mbit/s from pupils’ devices, 0.8 Mbit/s to who looks. ' +
      'The whole school: 3.2 Mbit/s from pupils’ devices, 6.4 Mbit/s to who looks.',
  );
  play.on('screen-cost', () => success({ upBitsPerSecond: 0, downBitsPerSecond: 0, school }));
  await laterMs(5_000);
  expect(shown()?.textContent).toContain('Screens here: 0 Mbit/s');
});

test('nothing is said where nothing is known', async () => {
  play.on('screen-cost', () => failure('expired'));
  await play.show(<ScreenCost lessonId="l1" />);
  expect(shown()).toBeNull();
});

test.each([
  [0, '0 Mbit/s'],
  [40_000, 'under 0.1 Mbit/s'],
  [449_000, '0.4 Mbit/s'],
  [12_340_000, '12.3 Mbit/s'],
])('%i bits a second are %s', (bits, words) => {
  expect(rateWords(bits)).toBe(words);
});
