import { beforeEach, expect, test } from 'vitest';
import { AccountWatch } from './account-watch.ts';
import { createMemory, createVolatileArea, type Memory } from './memory.ts';

let memory: Memory;
let now: number;
let email: string | null;

beforeEach(() => {
  memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  now = 1_000;
  email = 'amara@hazelwood.example';
});

/** A worker that has just started. */
const look = () => new AccountWatch({ memory, now: () => now, read: () => Promise.resolve(email) }).look();

test('nobody saw the first account sign in', async () => {
  expect(await look()).toEqual({ profileEmail: email });
  now += 500;
  expect(await look()).toEqual({ profileEmail: email });
});

test('another account is signed in since it was seen first, through the worker’s death and a clock that is set back', async () => {
  await look();
  email = 'ben@hazelwood.example';
  expect(await look()).toEqual({ profileEmail: email, accountForMs: 0 });
  now += 500;
  expect(await look()).toEqual({ profileEmail: email, accountForMs: 500 });
  now -= 900;
  expect(await look()).toEqual({ profileEmail: email, accountForMs: 0 });
  now += 100;
  expect(await look()).toEqual({ profileEmail: email, accountForMs: 100 });
});

test('where the browser does not say who it is, nothing is noted', async () => {
  await look();
  const unread = () => Promise.reject(new Error('No account'));
  await expect(new AccountWatch({ memory, now: () => now, read: unread }).look()).rejects.toThrow();
  now += 500;
  expect(await look()).toEqual({ profileEmail: email });
});
