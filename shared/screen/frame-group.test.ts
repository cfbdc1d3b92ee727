import { beforeEach, describe, expect, test } from 'vitest';
import { FrameGroup, type Frame } from './frame-group.ts';
import type { FrameHead } from './frame.ts';

const key = (seq: number, change: Partial<FrameHead> = {}, size = 3): Frame => ({
  head: { mode: 'grid', codec: 'av1', isKey: true, seq, width: 480, height: 270, ...change },
  bytes: new Uint8Array(size),
});
const delta = (seq: number, change: Partial<FrameHead> = {}, size = 3): Frame =>
  key(seq, { isKey: false, ...change }, size);

let group: FrameGroup;
beforeEach(() => {
  group = new FrameGroup();
});
const kept = () => group.frames.map(({ head }) => head.seq);

describe('the kept group of frames', () => {
  test('begins with the newest key frame', () => {
    expect(group.add(delta(1))).toBe(false);
    expect(kept()).toEqual([]);
    expect([group.add(key(2)), group.add(delta(3))]).toEqual([true, true]);
    expect(kept()).toEqual([2, 3]);
    group.add(key(4));
    expect(kept()).toEqual([4]);
  });

  test.each([
    ['a frame was lost', delta(7)],
    ['the codec is another', delta(6, { codec: 'vp9' })],
    ['the size is another', delta(6, { width: 400 })],
  ])('is of no use when %s', (_why, frame) => {
    group.add(key(5));
    expect(group.add(frame)).toBe(false);
    expect(kept()).toEqual([]);
  });

  test('does not grow without end, in frames or in bytes', () => {
    group.add(key(0));
    for (let seq = 1; seq < 100; seq += 1) group.add(delta(seq));
    expect(kept()).toEqual([]);
    group.add(key(100, {}, 900_000));
    expect(group.add(delta(101, {}, 900_000))).toBe(true);
    expect(group.add(delta(102, {}, 900_000))).toBe(false);
  });

  test('says what comes after the frame that a viewer has, and begins anew where that is gone', () => {
    const [first, second, third] = [key(1), delta(2), key(3)];
    group.add(first);
    group.add(second);
    expect(group.after(undefined)).toBe(first);
    expect(group.after(first)).toBe(second);
    expect(group.after(second)).toBeUndefined();
    group.add(third);
    expect(group.after(first)).toBe(third);
  });
});
