import { expect, test } from 'vitest';
import { ScreenMeter } from './screen-meter.ts';

test('the cost of a lesson’s screens is that of the last ten seconds, each lesson for itself', () => {
  let now = 100_000;
  const meter = new ScreenMeter(() => now);
  meter.noteUp('maths', 1_000);
  meter.noteUp('maths', 250);
  meter.noteDown('maths', 2_500);
  meter.noteUp('english', 10);
  expect(meter.costOf('maths')).toEqual({ upBitsPerSecond: 1_000, downBitsPerSecond: 2_000 });
  expect(meter.costOfSchool()).toEqual({ upBitsPerSecond: 1_008, downBitsPerSecond: 2_000 });
  now += 5_000;
  meter.noteUp('maths', 1_250);
  expect(meter.costOf('maths').upBitsPerSecond).toBe(2_000);
  now += 6_000;
  expect(meter.costOf('maths')).toEqual({ upBitsPerSecond: 1_000, downBitsPerSecond: 0 });
  expect(meter.costOfSchool()).toEqual(meter.costOf('maths'));
  meter.forget('maths');
  expect(meter.costOfSchool().upBitsPerSecond).toBe(0);
  expect(meter.costOf('maths').upBitsPerSecond).toBe(0);
  expect(meter.costOf('nobody')).toEqual({ upBitsPerSecond: 0, downBitsPerSecond: 0 });
});
