import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EncodedPicture, EncodeRequest } from './encoding-orders.ts';
import { SteadyEncoder } from './steady-encoder.ts';

const request: EncodeRequest = { mode: 'grid', dataUrl: 'data:,', maxWidth: 480, isKey: false };
const picture = (codec: 'av1' | 'jpeg', isKey: boolean): EncodedPicture => ({
  codec,
  isKey,
  width: 480,
  height: 270,
  bytes: new Uint8Array(),
});

let now: number;
let isBroken: boolean;
let tries: number;
let closed: number;
let steady: SteadyEncoder;

beforeEach(() => {
  vi.useFakeTimers();
  [now, isBroken, tries, closed] = [0, false, 0, 0];
  steady = new SteadyEncoder({
    far: {
      encode: async ({ isKey }) => {
        tries += 1;
        if (isBroken) throw new Error('Gone');
        return picture('av1', isKey);
      },
      close: async () => void (closed += 1),
    },
    plain: async () => picture('jpeg', true),
    now: () => now,
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const codecOf = async (): Promise<string> => (await steady.encode(request)).codec;

test('whole pictures stand in for what fails, and the next video begins with a key', async () => {
  expect(await steady.encode(request)).toMatchObject({ codec: 'av1', isKey: false });
  isBroken = true;
  expect([await codecOf(), closed]).toEqual(['jpeg', 1]);
  isBroken = false;
  expect(await steady.encode(request)).toMatchObject({ codec: 'av1', isKey: true });
  expect(await steady.encode(request)).toMatchObject({ codec: 'av1', isKey: false });
});

test('what fails again and again is left alone for a minute', async () => {
  isBroken = true;
  for (let index = 0; index < 10; index += 1) expect(await codecOf()).toBe('jpeg');
  expect(tries).toBe(3);
  isBroken = false;
  now += 60_001;
  expect(await codecOf()).toBe('av1');
});

test('the encoder is let go half a minute after nobody looks, unless somebody does again', async () => {
  steady.rest();
  vi.advanceTimersByTime(20_000);
  await codecOf();
  vi.advanceTimersByTime(20_000);
  expect(closed).toBe(0);
  steady.rest();
  vi.advanceTimersByTime(30_000);
  expect(closed).toBe(1);
});

test('dropped, the encoder goes at once and holds nothing', async () => {
  await codecOf();
  steady.rest();
  await steady.drop();
  expect(closed).toBe(1);
  vi.advanceTimersByTime(60_000);
  expect(closed).toBe(1);
});
