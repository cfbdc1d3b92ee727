import { expect, test } from 'vitest';
import type { UnusedCover } from '#shared/policy/policy.ts';
import { createMemory, createVolatileArea } from '../memory.ts';
import { UnusedScreen } from './unused-screen.ts';

const create = (rule: UnusedCover | null, isStaff = false) => {
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  const untouched = { seconds: 0 };
  const looks: (number | null)[] = [];
  const screen = new UnusedScreen({
    memory,
    serverClock: { now: () => 5_000 },
    cover: { look: async () => (looks.push(await memory.read('unusedSince')), []) },
    rule: () => rule,
    isStaff: () => isStaff,
    isUnused: async (seconds) => untouched.seconds >= seconds,
  });
  return { memory, untouched, looks, screen };
};
const rule = { pupilMinutes: 30, staffMinutes: 10 };

test('a screen is covered once the time of its user is over, and not again', async () => {
  const { untouched, looks, screen } = create(rule);
  untouched.seconds = 29 * 60;
  await screen.tick();
  expect(looks).toEqual([]);
  untouched.seconds = 30 * 60;
  await screen.tick();
  await screen.tick();
  expect(looks).toEqual([5_000]);
});

test('moving the mouse alone uncovers nothing; to say so does', async () => {
  const { untouched, looks, screen } = create(rule);
  untouched.seconds = 30 * 60;
  await screen.tick();
  untouched.seconds = 0;
  await screen.tick();
  expect(looks).toEqual([5_000]);
  await screen.takeUp();
  await screen.takeUp();
  expect(looks).toEqual([5_000, null]);
});

test('staff have a time of their own', async () => {
  const { untouched, looks, screen } = create(rule, true);
  untouched.seconds = 10 * 60;
  await screen.tick();
  expect(looks).toEqual([5_000]);
});

test.each([[null], [{ pupilMinutes: 0, staffMinutes: 10 }]])('without a time never: %o', async (none) => {
  const { memory, untouched, looks, screen } = create(none);
  untouched.seconds = 1_000_000;
  await screen.tick();
  expect(looks).toEqual([]);
  await memory.write('unusedSince', 1);
  await screen.tick();
  expect(looks).toEqual([null]);
});
