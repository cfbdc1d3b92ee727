import { expect, test } from 'vitest';
import { initialDeviceState } from '#shared/device-state.ts';
import type { Place } from '#shared/place.ts';
import type { CompiledPolicy } from '#shared/policy/decide.ts';
import { defaultTimetable } from '#shared/policy/timetable.ts';
import { createMemory, createVolatileArea } from './memory.ts';
import { createIsOutside } from './whereabouts.ts';

const [lessonTime, evening] = ['2026-11-30T10:00:00Z', '2026-11-30T19:00:00Z'];

test.each<[Place, 'online' | 'offline', string, boolean]>([
  ['school', 'online', lessonTime, false],
  ['school', 'online', evening, false],
  ['school', 'offline', lessonTime, false],
  ['school', 'offline', evening, true],
  ['outside', 'online', lessonTime, true],
  ['outside', 'offline', lessonTime, true],
  ['anywhere', 'offline', evening, false],
  ['anywhere', 'online', evening, false],
])('%s, %s, at %s: %s', async (place, line, at, isOutside) => {
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  await memory.write('state', { ...initialDeviceState, place });
  const policy = { rules: { timetable: defaultTimetable() } };
  const ask = createIsOutside({
    memory,
    serverClock: { now: () => Date.parse(at) },
    protection: { compiled: { policy } as CompiledPolicy },
    isConnected: () => line === 'online',
  });
  expect(await ask()).toBe(isOutside);
});
