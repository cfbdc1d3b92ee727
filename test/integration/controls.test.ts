import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeDevice } from '../support/fake-device.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import type { DashboardSocket } from '../support/staff-client.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let lessonId: string;
let dashboard: DashboardSocket;
let seen: OpenClass;
let device: FakeDevice;
let deviceId: string;
let pupilId: string;
const devices: FakeDevice[] = [];

/** The extension's own receiving code, bound to a pupil by the account its browser names. */
const arrive = async (index: number): Promise<FakeDevice> => {
  const { url: serverUrl, keys } = school;
  const configuration = { serverUrl, enrolmentKey: keys.enrolmentKey, schoolName: 'Hazel Wood' };
  const profileEmail = `pupil${index}@hazelwood.example`;
  const made = new FakeDevice({ extensionId: keys.extensionId, configuration, profileEmail });
  devices.push(made);
  await made.enrol();
  return made;
};

beforeEach(async () => {
  school = await LiveSchool.open(3);
  lessonId = await school.startLesson();
  device = await arrive(0);
  await waitUntil('the device is in the lesson', () => device.state.lesson?.lessonId === lessonId);
  dashboard = await school.dashboard('teacher');
  seen = await new OpenClass(dashboard).view(dashboard, lessonId);
  [pupilId = ''] = school.pupilIds;
  deviceId = seen.tiles.get(pupilId)?.deviceId ?? '';
});
afterEach(async () => {
  for (const each of devices.splice(0)) await each.stop();
  await school.close();
});

const command = (name: string, args: object, request: object = {}) =>
  dashboard.timeout(10_000).emitWithAck('command', {
    lessonId,
    deviceIds: [deviceId],
    name: name as 'lock-device',
    args,
    ...request,
  });
const applied = () => ({ ok: true, value: { [deviceId]: { ok: true } } });
const controlsSeen = () => seen.tiles.get(pupilId)?.controls ?? [];
const untilSeen = (names: string[]) =>
  waitUntil(
    `${names.join()} shown`,
    () =>
      controlsSeen()
        .map(({ name }) => name)
        .join() === names.join(),
  );
const restartAndView = async () => {
  await school.restart();
  dashboard = await school.dashboard('teacher');
  seen = await new OpenClass(dashboard).view(dashboard, lessonId);
  await seen.until('back', ({ state }) => state === 'online', pupilId);
};
const lessonEnd = () => device.state.lesson?.endsAt ?? 0;

describe('a lasting control', () => {
  const newtsOnly = {
    name: 'Newts',
    items: [{ url: 'https://newts.example/', title: '', isWholeSite: true }],
    needs: [],
  };
  const lasting = [
    ['freeze-page', { message: 'Look', durationMs: 60_000, reason: 'A demonstration' }, 'freeze'],
    ['eyes-up', { message: 'Eyes up', durationMs: 10_000, reason: 'A spill' }, 'eyesUp'],
    ['limit-tabs', { most: 2, reason: 'Less is more' }, 'tabLimit'],
    ['start-timer', { label: 'Tidy up', durationMs: 60_000, reason: 'Assembly at ten' }, 'timer'],
    ['focus-lesson', { ...newtsOnly, reason: 'They wandered off' }, 'focus'],
  ] as const;

  test.each(lasting)(
    '%s is a lease on the device, listed with whose, why and until when',
    async (name, args, field) => {
      expect(await command(name, args)).toMatchObject(applied());
      const lease = device.state[field];
      expect(lease).toMatchObject({ by: 'Miss Clarke', ...('message' in args && { message: args.message }) });
      await untilSeen([field]);
      expect(controlsSeen()[0]).toMatchObject({
        by: 'Miss Clarke',
        reason: args.reason,
        endsAt: lease?.endsAt,
      });
    },
  );

  test.each(lasting)(
    '%s ends by end-controls, and comes back by undo-controls',
    async (name, args, field) => {
      await command(name, args);
      const lease = device.state[field];
      expect(await command('end-controls', { controls: [field] })).toMatchObject(applied());
      expect(device.state[field]).toBeNull();
      await untilSeen([]);
      expect(await command('undo-controls', {})).toMatchObject(applied());
      expect(device.state[field]).toEqual(lease);
    },
  );

  test.each(lasting)('%s ends with the lesson, at its end or before', async (name, args, field) => {
    await command(name, args);
    expect(device.state[field]?.endsAt).toBeLessThanOrEqual(lessonEnd());
    await school.as('teacher').do('endLesson', { lessonId });
    await waitUntil('it is over', () => device.state.lesson === null && device.state[field] === null);
  });

  test('that outlasts a lesson made shorter is cut; a tab limit moves with the end', async () => {
    await command('lock-device', { message: '', durationMs: 50 * 60_000 });
    await command('limit-tabs', { most: 3 });
    const endsAt = Date.now() + 10 * 60_000;
    await school.as('teacher').do('moveLessonEnd', { lessonId, endsAt });
    await waitUntil('they are cut', () => device.state.lock?.endsAt === endsAt);
    expect(device.state.tabLimit?.endsAt).toBe(endsAt);
    await school.as('teacher').do('moveLessonEnd', { lessonId, endsAt: endsAt + 60_000 });
    await waitUntil('the limit follows', () => device.state.tabLimit?.endsAt === endsAt + 60_000);
    expect(device.state.lock?.endsAt).toBe(endsAt);
  });

  test('given to the class is also for who comes later; ended for the class it is not', async () => {
    await command('limit-tabs', { most: 2 }, { isForClass: true });
    await command('lock-device', { message: 'Wait', durationMs: 60_000 }, { isForClass: true });
    const late = await arrive(1);
    await waitUntil(
      'it has both',
      () => late.state.tabLimit?.most === 2 && late.state.lock?.message === 'Wait',
    );
    await command('end-controls', { controls: ['tabLimit', 'lock'] }, { isForClass: true });
    const later = await arrive(2);
    await waitUntil('it is in the lesson', () => later.state.lesson?.lessonId === lessonId);
    expect([later.state.tabLimit, later.state.lock]).toEqual([null, null]);
    await command('undo-controls', {}, { isForClass: true });
    await waitUntil('all have it again', () =>
      [device, late].every(({ state }) => state.lock?.message === 'Wait'),
    );
  });

  test('of a class outlives a restart of the server', async () => {
    await command('start-timer', { label: 'Tidy up', durationMs: 600_000 }, { isForClass: true });
    await school.restart();
    const late = await arrive(1);
    await waitUntil('it has the timer', () => late.state.timer?.label === 'Tidy up');
  });

  test('is undone after a restart, for one and for who comes late, and by its lesson’s end nothing of it is kept', async () => {
    await command('lock-device', { message: 'Wait', durationMs: 600_000 }, { isForClass: true });
    const lease = device.state.lock;
    const controls = ['lock', 'timer'];
    await command('end-controls', { controls }, { isForClass: true });
    await restartAndView();
    await command('undo-controls', {}, { isForClass: true });
    await waitUntil('it is locked again', () => device.state.lock !== null);
    expect(device.state.lock).toEqual(lease);
    const late = await arrive(1);
    await waitUntil('the late one is locked too', () => late.state.lock?.message === 'Wait');
    await school.as('teacher').do('endLesson', { lessonId });
    expect(await school.storage.db.selectFrom('earlierControls').selectAll().execute()).toEqual([]);
  });

  test('comes back no longer than its lesson now lasts', async () => {
    await command('lock-device', { message: '', durationMs: 50 * 60_000 });
    await command('end-controls', { controls: ['lock'] });
    const endsAt = Date.now() + 10 * 60_000;
    await school.as('teacher').do('moveLessonEnd', { lessonId, endsAt });
    await command('undo-controls', {});
    expect(device.state.lock?.endsAt).toBe(endsAt);
  });

  test('that the browser does not allow is said for that pupil, in words', async () => {
    device.refusal = 'A page of the browser is in front.';
    expect(await command('eyes-up', { message: 'Up', durationMs: 10_000 })).toMatchObject({
      ok: true,
      value: { [deviceId]: { ok: false, reason: 'failed', detail: 'A page of the browser is in front.' } },
    });
  });

  test('reaches a device that was offline when it comes back, and waits there by itself', async () => {
    const other = school.device(1);
    await other.arrive();
    const [, second = ''] = school.pupilIds;
    const request = { deviceIds: [other.deviceId] };
    await command('start-timer', { label: 'Tidy up', durationMs: 60_000 }, request);
    await seen.until('timed', ({ controls: [timer] }) => timer?.isPending === false, second);
    other.close();
    await seen.until('gone', ({ state }) => state === 'away', second);
    expect(await command('freeze-page', { message: 'Look', durationMs: 60_000 }, request)).toMatchObject({
      value: { [other.deviceId]: { ok: false, reason: 'offline' } },
    });
    await seen.until('pending', ({ isPending, controls }) => isPending && controls.length === 2, second);
    const waiting = seen.tiles.get(second)?.controls.filter(({ isPending }) => isPending);
    expect(waiting?.map(({ name }) => name)).toEqual(['freeze']);
    expect((await other.arrive()).state.freeze?.message).toBe('Look');
    await seen.until('applied', ({ isPending }) => !isPending, second);
  });
});

describe('a momentary command', () => {
  const page = { url: 'https://newts.example/', title: 'Newts' };

  test('a message is answered by one of its words, which the teacher sees and the timeline keeps', async () => {
    const args = { text: 'Ready?', replies: ['Yes', 'No'] };
    expect(await command('show-message', args)).toMatchObject(applied());
    await waitUntil('the answer is there', () => seen.texts.includes('reply Yes: Ready?'));
    const timeline = await school.as('teacher').do('timeline', { lessonId, deviceId });
    expect(timeline).toMatchObject([{ kind: 'reply', text: 'Yes: Ready?' }]);
  });

  test('a tab is closed with a reason, or it is said that there is none', async () => {
    device.show(page);
    const args = { url: 'https://www.newts.example/pond', reason: 'Not now' };
    expect(await command('close-tab', args)).toMatchObject(applied());
    expect(device.done).toEqual([{ name: 'close-tab', text: 'Not now' }]);
    expect(await command('close-tab', args)).toMatchObject({
      value: { [deviceId]: { ok: false, reason: 'not-found', detail: 'No such tab is open.' } },
    });
  });

  test('a tab is brought to the front, or it is said that there is none', async () => {
    device.show(page);
    expect(await command('show-tab', { url: page.url })).toMatchObject(applied());
    expect(await command('show-tab', { url: 'https://frogs.example/' })).toMatchObject({
      value: { [deviceId]: { reason: 'not-found' } },
    });
    expect(device.done).toEqual([{ name: 'show-tab', text: page.url }]);
  });

  test.each([
    ['a tab closed without a reason', 'close-tab', { url: page.url, reason: ' ' }],
    ['a tab that is not of the web', 'show-tab', { url: 'chrome://settings' }],
    ['more answers than four', 'show-message', { text: 'x', replies: ['1', '2', '3', '4', '5'] }],
    ['no tabs at all', 'limit-tabs', { most: 0 }],
    ['eyes up for an hour', 'eyes-up', { message: '', durationMs: 3_600_000 }],
    ['ending what there is not', 'end-controls', { controls: ['version'] }],
  ])('%s is refused', async (_what, name, args) => {
    expect(await command(name, args)).toMatchObject({ ok: false, reason: 'bad-message' });
    expect(device.done).toEqual([]);
  });
});
