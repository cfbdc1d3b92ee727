import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Presence } from '#shared/reports.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let device: RawDevice;
beforeEach(async () => {
  school = await LiveSchool.open(1);
  device = school.device(0);
  await device.arrive();
});
afterEach(() => school.close());

const well: Presence['layers'] = { managed: true, webRequest: true, rules: true, index: true };
const tellWith = async (layers: Partial<Presence['layers']>): Promise<void> => {
  const { version } = await school.as('admin').do('policy', {});
  device.tell({ policyVersion: version, layers: { ...well, ...layers } });
};
const problems = async (): Promise<string> =>
  (await school.as('admin').do('devices', {})).flatMap((each) => each.problems).join(' ');

test('a device that falls silent is shown so within 90 s by the clock, in the list and on the tile', async () => {
  const lessonId = await school.startLesson();
  const dashboard = await school.dashboard('teacher');
  const admin = await school.dashboard('admin');
  let heard = 0;
  admin.on('devices-changed', () => (heard += 1));
  const seen = await new OpenClass(dashboard).view(dashboard, lessonId);
  await tellWith({});
  await waitUntil('all is well', async () => (await problems()) === '');
  const heardBefore = heard;
  school.turnClock(80_000);
  expect(await problems()).toContain('has told nothing for more than a minute');
  const [pupilId = ''] = school.pupilIds;
  await waitUntil('the tile says so', () =>
    seen.tiles.get(pupilId)?.problems.some((problem) => problem.includes('told nothing')),
  );
  expect(heard).toBeGreaterThan(heardBefore);
});

test('a device that is gone without a word is missed in a lesson, and not out of one', async () => {
  await tellWith({});
  device.drop();
  await waitUntil('it is gone', async () =>
    (await school.as('admin').do('devices', {})).every((each) => !each.isConnected),
  );
  school.turnClock(80_000);
  expect(await problems()).toBe('');
  await school.startLesson();
  expect(await problems()).toContain('its lid is closed, the Wi-Fi is lost, or it is switched off');
});

test.each([
  ['webRequest', 'first page'],
  ['rules', 'rules are not loaded'],
  ['index', 'lists have not arrived'],
] as const)('a device without %s is shown so, and well again when it is back', async (layer, words) => {
  await tellWith({ [layer]: false });
  await waitUntil('it is shown', async () => (await problems()).includes(words));
  await tellWith({});
  await waitUntil('it is well', async () => (await problems()) === '');
});
