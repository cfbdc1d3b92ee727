import { afterAll, beforeAll, expect, test } from 'vitest';
import { alertReport } from '../support/alert-report.ts';
import { alertsOnDesk } from '../support/alerts-on-desk.ts';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let device: RawDevice;
beforeAll(async () => {
  school = await LiveSchool.open(1, 'dsl');
  device = school.device(0);
  await device.arrive();
});
afterAll(() => school.close());

test('may be referred from an alert, by the DSL alone: its device stops, and its incident is sealed', async () => {
  await device.report([alertReport(1)]);
  const [alert] = await alertsOnDesk(school.as('dsl'));
  const alertId = alert?.alertId ?? '';
  await school.as('dsl').do('confirmPassword', { password: madeUpStaff.dsl.password });
  const judged = { alertIds: [alertId], verdict: 'true' as const, reason: '' };
  const [incidentId = ''] = (await school.as('dsl').do('judgeAlerts', judged)).incidentIds;
  expect(await school.as('teacher').call('stopAndRefer', { alertId })).toMatchObject({
    reason: 'not-allowed',
  });
  expect(await school.as('dsl').call('stopAndRefer', { alertId: 'none' })).toMatchObject({
    reason: 'not-found',
  });
  expect(device.states.at(-1)?.stop ?? null).toBeNull();
  const { referralId } = await school.as('dsl').do('stopAndRefer', { alertId });
  await waitUntil('the device is stopped', () => (device.states.at(-1)?.stop ?? null) !== null);
  expect(await school.as('dsl').do('referral', { referralId })).toMatchObject({
    deviceId: device.deviceId,
    addressHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    sealedIncidents: [{ incidentId, audience: 'safeguarding', number: 1 }],
  });
  const { signs } = await school.as('dsl').do('alert', { alertId });
  expect(JSON.stringify(signs)).not.toContain('planted');
});
