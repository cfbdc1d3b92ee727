import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deviceNamespace, type CommandRequest } from '#shared/socket-events.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import type { DashboardSocket } from '../support/staff-client.ts';
import type { FakeDevice } from '../support/fake-device.ts';
import { LiveSchool, OpenClass, pupilEmail } from '../support/live-school.ts';
import { waitUntil } from '../support/wait-until.ts';
import { Wire } from '../support/wire.ts';

let school: LiveSchool;
let lessonId: string;
let dashboard: DashboardSocket;
let seen: OpenClass;
afterEach(() => school.close());

const open = async (environment = {}): Promise<void> => {
  school = await LiveSchool.openWith(environment, 2);
  lessonId = await school.startLesson();
  dashboard = await school.dashboard('teacher');
  seen = await new OpenClass(dashboard).view(dashboard, lessonId);
};
const command = (request: Pick<CommandRequest, 'name' | 'deviceIds' | 'args'>) =>
  dashboard.timeout(15_000).emitWithAck('command', { lessonId, ...request });
const lock = (deviceId: string, minutes = 1) =>
  command({
    name: 'lock-device',
    deviceIds: [deviceId],
    args: { message: '', durationMs: minutes * 60_000 },
  });
const tileIs = (state: Tile['state'], index = 0): Promise<Tile> =>
  seen.until(state, (tile) => tile.state === state, school.pupilIds[index] ?? '');
const tileSays = (words: string): Promise<unknown> =>
  seen.until(
    words,
    ({ problems }) => problems.some((problem) => problem.includes(words)),
    school.pupilIds[0] ?? '',
  );
const isLocked = (device: FakeDevice, wanted = true): Promise<unknown> =>
  waitUntil(`it is locked: ${wanted}`, () => (device.state.lock !== null) === wanted);
const minuteMs = 60_000;

describe('a device', () => {
  beforeEach(() => open({ THINKCLICK_IDLE_MINUTES: '120' }));

  test('that loses its Wi-Fi for half an hour has the state when it is back, and what is too late is dropped and said', async () => {
    const wire = await Wire.to(school.port);
    const device = school.fakeDevice(0, { agent: wire.agent() });
    const deviceId = await device.enrol();
    await tileIs('online');
    wire.lose();
    const [page, held] = await Promise.all([
      command({ name: 'open-page', deviceIds: [deviceId], args: { url: 'https://volcano.example/' } }),
      lock(deviceId, 50),
    ]);
    expect(page).toMatchObject({ ok: true, value: { [deviceId]: { ok: false, reason: 'timed-out' } } });
    expect(held).toMatchObject({ ok: true, value: { [deviceId]: { ok: false, reason: 'timed-out' } } });
    school.turnClock(30 * minuteMs);
    await tileIs('silent');
    wire.mend();
    await isLocked(device);
    await tileIs('locked');
    await lock(deviceId, 1);
    expect(device.done).toEqual([]);
    wire.close();
  });

  test('that is closed is asleep until it is opened, and not missed', async () => {
    const wire = await Wire.to(school.port);
    const device = school.fakeDevice(0, { agent: wire.agent() });
    await device.enrol();
    await tileIs('online');
    device.be('idle');
    await tileIs('idle');
    device.be('screen-locked');
    await tileIs('asleep');
    wire.lose();
    wire.mend();
    wire.lose();
    school.turnClock(minuteMs);
    const [pupilId = ''] = school.pupilIds;
    await seen.until('asleep and gone', ({ state, page }) => state === 'asleep' && page === null, pupilId);
    wire.mend();
    device.be('active');
    await tileIs('online');
    wire.close();
  });

  test('that was closed without locking its screen is silent, and says when it is back that it slept', async () => {
    const wire = await Wire.to(school.port);
    const device = school.fakeDevice(0, { agent: wire.agent() });
    const deviceId = await device.enrol();
    const [pupilId = ''] = school.pupilIds;
    device.show({ url: 'https://volcano.example/', title: 'Volcanoes' });
    await seen.until('a page is seen', ({ page }) => page !== null, pupilId);
    await device.sleepFor(28 * minuteMs);
    wire.lose();
    wire.mend();
    wire.lose();
    await seen.until('gone', ({ page }) => page === null, pupilId);
    school.turnClock(28 * minuteMs);
    await tileIs('silent');
    await tileSays('its lid is closed, the Wi-Fi is lost, or it is switched off');
    wire.mend();
    await tileIs('online');
    const slept = await waitUntil('it says so', async () => {
      const items = await school.as('teacher').do('timeline', { lessonId, deviceId });
      return items.find(({ kind }) => kind === 'slept');
    });
    expect(slept.text).toBe('28 min');
    wire.close();
  });

  test('tells since when nothing on its screen has changed, and a change at once', async () => {
    const device = school.fakeDevice(0);
    await device.enrol();
    device.stillMs = 5 * minuteMs;
    device.be('active');
    const [pupilId = ''] = school.pupilIds;
    const { stillSince } = await seen.until('still', (tile) => tile.stillSince !== null, pupilId);
    expect(Math.abs(Date.now() - 5 * minuteMs - (stillSince ?? 0))).toBeLessThan(minuteMs);
    device.stillMs = null;
    device.be('active');
    await seen.until('not known any more', (tile) => tile.stillSince === null, pupilId);
  });

  test('that was started again is the same one, and is told of its lock at once', async () => {
    const before = school.device(0);
    await before.arrive();
    await lock(before.deviceId);
    before.drop();
    await waitUntil('it is gone', () => !before.socket.connected);
    const after = school.device(0, { keys: before.keys });
    const { state } = await after.arrive();
    expect(after.deviceId).toBe(before.deviceId);
    expect(state.lock).not.toBeNull();
    await tileIs('locked');
  });

  test('at which another pupil signs in is theirs from then on, and that is recorded', async () => {
    const device = school.fakeDevice(0);
    const deviceId = await device.enrol();
    await tileIs('online');
    device.signIn(pupilEmail(1));
    await tileIs('online', 1);
    await waitUntil('it knows', () => device.state.pupil?.pupilId === school.pupilIds[1]);
    await tileIs('away', 0);
    const bound = (await school.ledgerLines()).filter(({ action }) => action === 'bind-device');
    expect(bound.map(({ object }) => object)).toEqual([deviceId, deviceId]);
  });

  test('with a wrong clock is told of, opens in time, and its visits are dated right', async () => {
    const device = school.fakeDevice(0, { clockAheadMs: 180 * minuteMs });
    const deviceId = await device.enrol();
    await tileSays('Its clock is 3 hours fast.');
    await lock(deviceId);
    await isLocked(device);
    await device.visit({ url: 'https://volcano.example/', title: 'Volcanoes' });
    await waitUntil('it is stored', async () => (await device.waiting()) === 0);
    const { at } = await school.storage.db.selectFrom('reports').select('at').executeTakeFirstOrThrow();
    expect(Math.abs(at - Date.now())).toBeLessThan(minuteMs);
    expect(device.state.lock?.endsAt).toBeLessThan(Date.now() + 2 * minuteMs);
  });

  test('without a layer of the filter is shown as less protected once that lasts', async () => {
    const device = school.device(0);
    await device.arrive();
    device.tell({ layers: { managed: true, webRequest: true, rules: false, index: true } });
    await tileIs('online');
    school.turnClock(11_000);
    await tileIs('degraded');
    device.tell();
    await tileIs('online');
  });

  test('comes back by itself to a server that was restarted, is not missed meanwhile, and stays locked', async () => {
    const device = school.fakeDevice(0);
    const deviceId = await device.enrol();
    await lock(deviceId, 20);
    await school.restart();
    dashboard = await school.dashboard('teacher');
    const states: string[] = [];
    dashboard.on('tiles', (_lessonId, tiles) => states.push(...tiles.map(({ state }) => state)));
    seen = await new OpenClass(dashboard).view(dashboard, lessonId);
    await tileIs('locked');
    expect(states).not.toContain('silent');
    expect(device.state.lock).not.toBeNull();
  });
});

test('a pupil with two devices is seen at the one in use, and a lock holds on both', async () => {
  await open();
  const [first, second] = [school.fakeDevice(0), school.fakeDevice(0)];
  const firstId = await first.enrol();
  first.be('idle');
  await tileIs('idle');
  const secondId = await second.enrol();
  const inUse = await tileIs('online');
  expect(inUse.deviceId).toBe(secondId);
  await tileSays('on another device, too');
  expect(await lock(secondId)).toMatchObject({
    ok: true,
    value: { [firstId]: { ok: true }, [secondId]: { ok: true } },
  });
  await isLocked(first);
  await isLocked(second);
  await command({ name: 'unlock-device', deviceIds: [secondId], args: {} });
  await isLocked(first, false);
});

test('a device that connects from elsewhere is shown as out of school', async () => {
  await open({ THINKCLICK_SCHOOL_NETWORKS: '203.0.113.0/24', THINKCLICK_TRUSTED_PROXIES: '1' });
  const origin = `chrome-extension://${school.keys.extensionId}`;
  const from = (address: string) => ({ headers: { origin, 'x-forwarded-for': address } });
  await school.device(0, from('198.51.100.7')).arrive();
  await school.device(1, from('203.0.113.7')).arrive();
  await tileIs('out-of-school', 0);
  await tileIs('online', 1);
});

test('an extension from before bytes travelled with their packet is still understood, and told that it is too old', async () => {
  await open();
  const device = school.device(0);
  const socket = io(`${school.url}${deviceNamespace}`, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { origin: `chrome-extension://${school.keys.extensionId}` },
  });
  const nonce = await new Promise<string>((resolve) =>
    socket.on('challenge', (given) => resolve(given.nonce)),
  );
  const hello = { ...device.helloRequest(nonce), protocolVersion: 1, deviceId: 'some-device' };
  const answer: unknown = await socket.timeout(5_000).emitWithAck('hello', hello);
  expect(answer).toMatchObject({ ok: false, reason: 'too-old' });
  socket.close();
});
