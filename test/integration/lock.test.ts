import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DashboardSocket } from '../support/staff-client.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';

const lock = { name: 'lock-device', args: { message: 'Eyes on me', durationMs: 60_000 } } as const;

let school: LiveSchool;
let lessonId: string;
let dashboard: DashboardSocket;
let seen: OpenClass;
let device: RawDevice;
let pupilId: string;

beforeEach(async () => {
  school = await LiveSchool.open(3, 'otherTeacher');
  device = school.device(0);
  await device.arrive();
  lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  dashboard = await school.dashboard('teacher');
  seen = await new OpenClass(dashboard).view(dashboard, lessonId);
  [pupilId = ''] = school.pupilIds;
});
afterEach(() => school.close());

const command = (request: object, socket = dashboard) =>
  socket.timeout(10_000).emitWithAck('command', {
    lessonId,
    deviceIds: [device.deviceId],
    ...lock,
    ...request,
  });

const outcomes = async (action: string): Promise<string[]> =>
  (await school.ledgerLines())
    .filter((line) => line.action === action)
    .map(({ outcome }) => outcome)
    .toReversed();

describe('a lock', () => {
  test('is stored, sent, applied, shown and recorded', async () => {
    const answer = await command({});
    expect(answer).toMatchObject({ ok: true, value: { [device.deviceId]: { ok: true } } });
    expect(device.states.at(-1)?.lock).toMatchObject({ by: 'Miss Clarke', message: 'Eyes on me' });
    const tile = await seen.until(
      'locked',
      ({ state, isPending }) => state === 'locked' && !isPending,
      pupilId,
    );
    expect(tile.lock?.endsAt).toBe(device.states.at(-1)?.lock?.endsAt);
    expect(await outcomes('lock-device')).toEqual(['requested', 'applied']);
  });

  test('is recorded with what was asked', async () => {
    await command({});
    const row = await school.storage.db
      .selectFrom('ledger')
      .select('facts')
      .where('action', '=', 'lock-device')
      .where('outcome', '=', 'requested')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.facts)).toMatchObject({
      deviceIds: [device.deviceId],
      args: { message: 'Eyes on me' },
    });
  });

  test('opens by itself at its end, on the tile and in what a device is told', async () => {
    await command({});
    await seen.until('locked', ({ state }) => state === 'locked', pupilId);
    device.tell();
    school.turnClock(60_000);
    await seen.until('open again', ({ state, lock: held }) => state === 'online' && held === null, pupilId);
    device.close();
    expect((await device.arrive()).state.lock).toBeNull();
  });

  test('ends with the lesson at the latest', async () => {
    await command({ args: { message: '', durationMs: 2 * 3_600_000 } });
    const { endsAt } = device.states.at(-1)?.lesson ?? { endsAt: 0 };
    expect(device.states.at(-1)?.lock?.endsAt).toBe(endsAt);
    await school.as('teacher').do('endLesson', { lessonId });
    await waitUntil('it is open', () => device.states.at(-1)?.lock === null);
    expect(device.states.at(-1)?.lesson).toBeNull();
  });

  test('of a device that is offline waits, and is applied when it comes back', async () => {
    device.close();
    await waitUntil('it is gone', () => seen.tiles.get(pupilId)?.state === 'away');
    const answer = await command({});
    expect(answer).toMatchObject({ value: { [device.deviceId]: { ok: false, reason: 'offline' } } });
    expect(await outcomes('lock-device')).toEqual(['requested', 'pending']);
    await seen.until('pending', ({ isPending }) => isPending, pupilId);
    const before = device.states.length;
    expect((await device.arrive()).state.lock?.message).toBe('Eyes on me');
    await seen.until('applied', ({ isPending, state }) => !isPending && state === 'locked', pupilId);
    expect(device.states.length).toBeGreaterThan(before);
  });

  test('outlives a restart of the server', async () => {
    await command({});
    device.close();
    await school.restart();
    expect((await device.arrive()).state.lock?.message).toBe('Eyes on me');
  });

  test('that the device does not acknowledge is a time-out, and stays pending', async () => {
    device.acknowledges = false;
    expect(await command({})).toMatchObject({ value: { [device.deviceId]: { reason: 'timed-out' } } });
    expect(await outcomes('lock-device')).toEqual(['requested', 'timeout']);
    expect(seen.tiles.get(pupilId)).toMatchObject({ isPending: true });
    const row = await school.storage.db
      .selectFrom('deviceStates')
      .select(['state', 'appliedVersion'])
      .where('deviceId', '=', device.deviceId)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.state)).toEqual(device.states.at(-1));
    expect(row.appliedVersion).toBeLessThan(device.states.at(-1)?.version ?? 0);
  });

  test('of a whole class reaches every device with one request and one outcome recorded', async () => {
    const others = [school.device(1), school.device(2)];
    for (const other of others) await other.arrive();
    const deviceIds = [device, ...others].map((each) => each.deviceId);
    const answer = await command({ deviceIds });
    for (const { deviceId } of [device, ...others]) {
      expect(answer).toMatchObject({ value: { [deviceId]: { ok: true } } });
    }
    expect(others.map((other) => other.states.at(-1)?.lock?.message)).toEqual(['Eyes on me', 'Eyes on me']);
    expect(await outcomes('lock-device')).toEqual(['requested', 'applied']);
    await command({ deviceIds, name: 'unlock-device', args: {} });
    expect(others.map((other) => other.states.at(-1)?.lock)).toEqual([null, null]);
  });
});

describe('an action', () => {
  test('is done once by a device that is there, and dropped for one that is not', async () => {
    const other = school.device(1);
    await other.arrive();
    other.close();
    const message = { name: 'show-message', args: { text: 'Well done' } };
    const answer = await command({ ...message, deviceIds: [device.deviceId, other.deviceId] });
    expect(answer).toMatchObject({
      value: { [device.deviceId]: { ok: true }, [other.deviceId]: { ok: false, reason: 'offline' } },
    });
    expect(device.actions).toMatchObject([{ name: 'show-message', args: { text: 'Well done' } }]);
    expect(await outcomes('show-message')).toEqual(['requested', 'applied, failed']);
    await other.arrive();
    expect(other.actions).toEqual([]);
  });
});

describe('refused', () => {
  test.each([
    ['an unknown command', { name: 'format-device' }],
    ['a name every object has', { name: 'constructor' }],
    ['wrong arguments', { args: { message: 'x', durationMs: -1 } }],
    ['no devices', { deviceIds: [] }],
    ['a page that is not on the web', { name: 'open-page', args: { url: 'javascript:alert(1)' } }],
  ])('%s', async (_what, request) => {
    expect(await command(request)).toMatchObject({ ok: false, reason: 'bad-message' });
    expect(device.states.at(-1)?.lock).toBeNull();
  });

  test('a teacher of another class, and of another lesson', async () => {
    const other = await school.dashboard('otherTeacher');
    expect(await command({}, other)).toMatchObject({
      value: { [device.deviceId]: { ok: false, reason: 'not-allowed' } },
    });
    expect(await other.timeout(5_000).emitWithAck('view-lesson', { lessonId })).toMatchObject({
      reason: 'not-allowed',
    });
    expect(await outcomes('lock-device')).toEqual(['refused']);
    expect(device.states.at(-1)?.lock).toBeNull();
  });

  test('a device that is in no lesson of this teacher', async () => {
    const stranger = school.device(null);
    await stranger.arrive();
    expect(await command({ deviceIds: [stranger.deviceId] })).toMatchObject({
      value: { [stranger.deviceId]: { reason: 'not-allowed' } },
    });
    expect(stranger.states.at(-1)?.lock).toBeNull();
  });

  test('a command after the lesson', async () => {
    await school.as('teacher').do('endLesson', { lessonId });
    expect(await command({})).toMatchObject({ ok: false, reason: 'expired' });
  });
});
