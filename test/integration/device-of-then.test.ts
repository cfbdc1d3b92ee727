import { afterEach, beforeEach, expect, test } from 'vitest';
import { alertReport } from '../support/alert-report.ts';
import { LiveSchool, pupilEmail } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { AlertDesk } from './alert-desk.ts';

const minuteMs = 60_000;
let school: LiveSchool;
/** Amara's at first. */
let device: RawDevice;
let desk: AlertDesk;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'dsl');
  desk = new AlertDesk(school);
  device = school.device(0);
  await device.arrive();
});
afterEach(() => school.close());

/** Half an hour later the device comes again, with Ben's account in it since some minutes. */
const comeAsBen = async (): Promise<RawDevice> => {
  device.close();
  school.turnClock(30 * minuteMs);
  await school.signInAgain('dsl');
  await desk.confirm('dsl');
  const { keys } = device;
  const back = school.device(1, { keys, profileEmail: pupilEmail(1), accountForMs: 5 * minuteMs });
  await back.arrive();
  return back;
};

const incidentOfAlert = async () => {
  const { incidentIds } = await desk.judge('true');
  return school.as('dsl').do('incident', { incidentId: incidentIds[0] ?? '' });
};
const nothingOfNow = /account|network address|ThinkClick/;

test('an alert that is judged later names the account and the network of when it was raised', async () => {
  await desk.confirm('dsl');
  await device.report([alertReport(1)]);
  await comeAsBen();
  const { record } = await incidentOfAlert();
  expect(record.devices).toContain(`account ${pupilEmail(0)}`);
  expect(record.devices).toContain('network address');
});

test('of an alert that comes late it names no account of who sits there by then, and no network', async () => {
  const back = await comeAsBen();
  await back.report([alertReport(1, { at: Date.now() - 20 * minuteMs })]);
  const { record, people } = await incidentOfAlert();
  expect(people).toMatchObject([{ pupilId: school.pupilIds[0] }]);
  expect(record.devices).toContain(device.deviceId);
  expect(record.devices).not.toMatch(nothingOfNow);
});

test('nor does what a child told while the device was off the line, in the record and in its facts', async () => {
  const back = await comeAsBen();
  const concern = { kind: 'concern', choice: 'asked-me', words: 'he wants my photo', url: null } as const;
  await back.report([{ ...concern, seq: 1, at: Date.now() - 20 * minuteMs, requestId: 'told-late' }]);
  const { incidents } = await school.as('dsl').do('incidents', { shelf: 'open', search: '' });
  expect(incidents).toMatchObject([{ people: [{ pupilId: school.pupilIds[0] }] }]);
  const incidentId = incidents[0]?.incidentId ?? '';
  const { record, facts } = await school.as('dsl').do('incident', { incidentId });
  expect(record.devices).not.toMatch(nothingOfNow);
  expect(facts.device).toEqual({ deviceId: device.deviceId, extensionVersion: '', profileEmail: null });
});

test('what is told late by whoever still sits there names their account, and no network', async () => {
  await device.report([alertReport(1, { at: Date.now() - minuteMs - 1 })]);
  await desk.confirm('dsl');
  const { record } = await incidentOfAlert();
  expect(record.devices).toContain(`account ${pupilEmail(0)}`);
  expect(record.devices).not.toContain('network address');
});
