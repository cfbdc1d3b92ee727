import { expect, test } from 'vitest';
import { createMemory, createVolatileArea } from './memory.ts';
import { ServerClock } from './server-clock.ts';

const create = () => {
  const time = { wall: 1_000_000, uptime: 50 };
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  const clock = new ServerClock({ memory, now: () => time.wall, uptimeMs: () => time.uptime });
  const pass = (ms: number): void => {
    time.wall += ms;
    time.uptime += ms;
  };
  return { clock, time, pass };
};

test('it says the server’s time as time passes', async () => {
  const { clock, pass } = create();
  await clock.set(9_000_000);
  pass(5_000);
  expect(clock.now()).toBe(9_005_000);
});

test('setting the device’s clock back does not turn it back', async () => {
  const { clock, time, pass } = create();
  await clock.set(9_000_000);
  time.wall -= 3_600_000;
  pass(5_000);
  expect(clock.now()).toBe(9_005_000);
});

test('time that passed in the device’s sleep has passed', async () => {
  const { clock, time } = create();
  await clock.set(9_000_000);
  time.wall += 60_000;
  expect(clock.now()).toBe(9_060_000);
});

test('the next connection puts right what was wrong in either direction', async () => {
  const { clock, time } = create();
  await clock.set(9_000_000);
  time.wall += 60_000;
  await clock.set(9_001_000);
  expect(clock.now()).toBe(9_001_000);
});
