import { afterAll, beforeAll, expect, test } from 'vitest';
import { LiveSchool } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const deviceCount = 120;
let school: LiveSchool;
let devices: RawDevice[];
beforeAll(async () => {
  school = await LiveSchool.open(1, 'filteringManager');
  devices = Array.from({ length: deviceCount }, () => school.device(null));
  for (const device of devices) await device.arrive();
}, 120_000);
afterAll(() => school.close());

test('a site is blocked on every device at once, and open again after one more step', async () => {
  const manager = school.as('filteringManager');
  const onAll = (version: number) =>
    waitUntil('all devices say that they have it', async () => {
      const { status } = await manager.do('policy', {});
      return status.version === version && status.applied === deviceCount;
    });
  const startedAt = performance.now();
  const { version } = await manager.do('blockInEmergency', { host: 'bad.example', reason: 'A test' });
  await onAll(version);
  const ms = Math.round(performance.now() - startedAt);
  console.log(`An emergency block was in force on ${deviceCount} devices after ${ms} ms`);
  const blocked = devices.map((device) => device.policies.at(-1)?.rules.emergencyHosts);
  expect(blocked).toEqual(devices.map(() => ['bad.example']));
  await onAll((await manager.do('liftEmergency', { host: 'bad.example' })).version);
  expect(devices.every((device) => device.policies.at(-1)?.rules.emergencyHosts.length === 0)).toBe(true);
});
