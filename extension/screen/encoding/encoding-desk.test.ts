import { beforeEach, expect, test } from 'vitest';
import type { EncodeRequest } from '../encoding-orders.ts';
import { EncodingDesk } from './encoding-desk.ts';

const request: EncodeRequest = { mode: 'grid', dataUrl: 'data:,', maxWidth: 480, isKey: false };

let now: number;
let slow: Readonly<Record<string, number>>;
let broken: Set<string>;
let made: string[];
let closed: number;
let size: { width: number; height: number };
let desk: EncodingDesk;

beforeEach(() => {
  [now, slow, broken, made, closed, size] = [0, {}, new Set(), [], 0, { width: 480, height: 270 }];
  desk = new EncodingDesk({
    open: async () => ({ ...size, close: () => (closed += 1) }),
    createEncoder: (codec, mode) => {
      made.push(`${codec} ${mode}`);
      let isFirst = true;
      return {
        encode: async (_picture, wantsKey) => {
          if (broken.has(codec)) throw new Error('Broken');
          now += slow[codec] ?? 5;
          const isKey = wantsKey || isFirst;
          isFirst = false;
          return { isKey, bytes: new Uint8Array([1]) };
        },
        close: () => undefined,
      };
    },
    now: () => now,
  });
});

const keysOf = async (count: number): Promise<string> => {
  let keys = '';
  for (let index = 0; index < count; index += 1) keys += (await desk.encode(request, [])).isKey ? 'K' : '.';
  return keys;
};

test('every tenth frame stands by itself, and so does one that is asked for', async () => {
  expect(await keysOf(22)).toBe('K.........K.........K.');
  expect((await desk.encode({ ...request, isKey: true }, [])).isKey).toBe(true);
  expect(await keysOf(10)).toBe('.........K');
  expect([made, closed]).toEqual([['av1 grid'], 33]);
});

test('a codec that breaks is replaced within the same picture, which is whole', async () => {
  await desk.encode(request, []);
  broken.add('av1');
  expect(await desk.encode(request, [])).toMatchObject({ codec: 'vp9', isKey: true });
  broken.add('vp9');
  expect(await desk.encode(request, [])).toMatchObject({ codec: 'tiles', isKey: true });
  expect(desk.unfitFor('grid')).toEqual(['av1', 'vp9']);
  broken.add('tiles');
  await expect(desk.encode(request, [])).rejects.toThrow('Broken');
});

test('a codec that is too slow here is replaced, in that mode alone', async () => {
  slow = { av1: 100 };
  for (let index = 0; index < 6; index += 1) await desk.encode(request, []);
  expect(await desk.encode(request, [])).toMatchObject({ codec: 'vp9', isKey: true });
  expect(await desk.encode({ ...request, mode: 'close' }, [])).toMatchObject({ codec: 'av1' });
  expect([desk.unfitFor('grid'), desk.unfitFor('close')]).toEqual([['av1'], []]);
});

test('what the device knew of itself is not tried again', async () => {
  expect(await desk.encode(request, ['av1'])).toMatchObject({ codec: 'vp9' });
  expect(made).toEqual(['vp9 grid']);
});

test('a screen of another size begins anew', async () => {
  await keysOf(2);
  size = { width: 480, height: 300 };
  expect(await desk.encode(request, [])).toMatchObject({ isKey: true, height: 300 });
});
