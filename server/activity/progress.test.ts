import { describe, expect, test } from 'vitest';
import { Progress } from './progress.ts';

describe('progress of a device', () => {
  test('is the highest number without a gap before it', () => {
    const progress = new Progress([]);
    progress.store([1, 2, 4]);
    expect(progress.through).toBe(2);
    expect([1, 3, 4, 5].map((seq) => progress.isStored(seq))).toEqual([true, false, true, false]);
    progress.store([3]);
    expect(progress.through).toBe(4);
  });

  test('goes on from what was stored before the server was started', () => {
    expect(new Progress([7, 8, 9]).through).toBe(9);
    const withGap = new Progress([7, 9]);
    expect(withGap.through).toBe(7);
    expect(withGap.isStored(9)).toBe(true);
    expect(withGap.isStored(3)).toBe(true);
  });

  test('a gap is waited for once, and given up when the device has nothing for it', () => {
    const progress = new Progress([]);
    progress.store([1, 2]);
    progress.store([6, 7]);
    expect(progress.gapGivenUp(6)).toBeNull();
    expect(progress.through).toBe(2);
    expect(progress.gapGivenUp(6)).toEqual({ from: 3, to: 5 });
    expect(progress.through).toBe(7);
  });

  test('a gap that is filled in between is not given up', () => {
    const progress = new Progress([]);
    progress.store([1, 2, 6]);
    expect(progress.gapGivenUp(6)).toBeNull();
    progress.store([3]);
    expect(progress.gapGivenUp(3)).toBeNull();
    expect(progress.gapGivenUp(6)).toBeNull();
    expect(progress.through).toBe(3);
  });
});
