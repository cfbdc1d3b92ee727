import { expect, test } from 'vitest';
import { challengeLifetimeMs, OpenChallenge } from './challenge.ts';

test('a challenge is fresh, good once, and not for long', () => {
  let now = 0;
  const challenge = new OpenChallenge(() => now);
  expect(challenge.take()).toBeNull();
  const first = challenge.issue();
  expect(Buffer.from(first.nonce, 'base64url')).toHaveLength(32);
  expect(challenge.take()).toBe(first.nonce);
  expect(challenge.take()).toBeNull();
  const second = challenge.issue();
  expect(second.nonce).not.toBe(first.nonce);
  now = challengeLifetimeMs - 1;
  expect(challenge.take()).toBe(second.nonce);
  challenge.issue();
  now += challengeLifetimeMs;
  expect(challenge.take()).toBeNull();
});
