import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { waitUntil } from '../support/wait-until.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';

let school: LiveSchool;
beforeEach(async () => {
  school = await LiveSchool.open(3, 'otherTeacher', 'dsl');
});
afterEach(() => school.close());

const classes = (key: 'teacher' | 'otherTeacher') => school.as(key).do('classes', {});

test('who is in another lesson is so since they went there, not since it began; also after a restart', async () => {
  const lessonId = await school.startLesson();
  const { classId } = await school.as('admin').do('addClass', { name: 'Foxes', yearGroup: 5 });
  const other = await school.as('otherTeacher').do('startLesson', { classId, minutes: 30 });
  const [pupilId = ''] = school.pupilIds;
  const takenAt = Date.now();
  const request = { lessonId: other.lessonId, pupilIds: [pupilId], reason: 'Reading group' };
  await school.as('otherTeacher').do('takeOverPupils', request);
  const tile = async () => {
    const socket = await school.dashboard('teacher');
    return (await new OpenClass(socket).view(socket, lessonId)).tiles.get(pupilId);
  };
  const before = await tile();
  expect(before?.state).toBe('elsewhere');
  expect(before?.since).toBeGreaterThanOrEqual(takenAt);
  await school.restart();
  expect((await tile())?.since).toBe(before?.since);
});

describe('a lesson', () => {
  test('is one at a time for a class; another teacher is told who teaches it', async () => {
    const lessonId = await school.startLesson();
    const request = { classId: school.classId, minutes: 60 };
    expect(await school.as('otherTeacher').call('startLesson', request)).toMatchObject({
      ok: false,
      reason: 'conflict',
      detail: 'Miss Clarke is teaching this class now.',
    });
    expect(await school.startLesson()).toBe(lessonId);
    expect(await classes('teacher')).toMatchObject([{ pupilCount: 3, lesson: { lessonId, isMine: true } }]);
    expect(await classes('otherTeacher')).toMatchObject([
      { lesson: { teacher: 'Miss Clarke', isMine: false } },
    ]);
  });

  test('is nobody else’s to end, and not everybody’s to start', async () => {
    const lessonId = await school.startLesson();
    expect(await school.as('otherTeacher').call('endLesson', { lessonId })).toMatchObject({
      reason: 'not-allowed',
    });
    const request = { classId: school.classId, minutes: 60 };
    expect(await school.as('admin').call('startLesson', request)).toMatchObject({ reason: 'not-allowed' });
    expect(await school.as('teacher').call('startLesson', { ...request, classId: 'none' })).toMatchObject({
      reason: 'not-found',
    });
  });

  test('ends at its end by itself: devices, dashboards and rights', async () => {
    const device = school.device(0);
    await device.arrive();
    const lessonId = await school.startLesson(5);
    const dashboard = await school.dashboard('teacher');
    const ended: string[] = [];
    dashboard.on('lesson-ended', (id) => void ended.push(id));
    await new OpenClass(dashboard).view(dashboard, lessonId);
    school.turnClock(5 * 60_000);
    await waitUntil('the dashboard hears of it', () => ended.includes(lessonId));
    await waitUntil('the device is in no lesson', () => device.states.at(-1)?.lesson === null);
    expect((await classes('teacher'))[0]?.lesson).toBeNull();
    expect(await dashboard.timeout(5_000).emitWithAck('view-lesson', { lessonId })).toMatchObject({
      reason: 'expired',
    });
  });

  test('goes on after a restart of the server in the middle of it', async () => {
    const device = school.device(0);
    await device.arrive();
    const lessonId = await school.startLesson();
    await device.report([
      { seq: 1, at: Date.now(), kind: 'concern', url: null, choice: 'asked-me', words: '' },
    ]);
    await school.restart();
    expect((await device.arrive()).state.lesson?.lessonId).toBe(lessonId);
    const dashboard = await school.dashboard('teacher');
    const seen = await new OpenClass(dashboard).view(dashboard, lessonId);
    const [pupilId = ''] = school.pupilIds;
    expect(seen.tiles.get(pupilId)).toMatchObject({ state: 'concern', deviceId: device.deviceId });
  });

  test('that was over while the server was down is ended when it is back', async () => {
    await school.startLesson(5);
    school.turnClock(6 * 60_000);
    await school.restart();
    await waitUntil('it is ended', async () => (await classes('teacher'))[0]?.lesson === null);
  });

  test('reaches a pupil who comes late, and one whose device is bound in the middle', async () => {
    const lessonId = await school.startLesson();
    const late = school.device(0);
    expect((await late.arrive()).state.lesson?.lessonId).toBe(lessonId);
    const stranger = school.device(null);
    await stranger.arrive();
    const [, pupilId = ''] = school.pupilIds;
    await school.as('admin').do('bindDevice', { deviceId: stranger.deviceId, pupilId });
    await waitUntil('it is in the lesson', () => stranger.states.at(-1)?.lesson?.lessonId === lessonId);
  });
});

describe('the class', () => {
  test('is seen with nobody there, then as pupils come, browse, and go', async () => {
    const lessonId = await school.startLesson();
    const dashboard = await school.dashboard('teacher');
    const seen = await new OpenClass(dashboard).view(dashboard, lessonId);
    expect([...seen.tiles.values()].map(({ state, deviceId }) => [state, deviceId])).toEqual([
      ['away', null],
      ['away', null],
      ['away', null],
    ]);
    const [first = '', second = ''] = school.pupilIds;
    const [one, two] = [school.device(0), school.device(1)];
    await one.arrive();
    await two.arrive();
    const page = { url: 'https://newts.example/', title: 'Newts' };
    one.tell({ page, tabs: [{ tabId: 1, isActive: true, ...page }] });
    await seen.until('at the page', (tile) => tile.page?.title === 'Newts' && tile.tabs.length === 1, first);
    two.tell({ activity: 'idle' });
    await seen.until('idle', ({ state }) => state === 'idle', second);
    two.close();
    await seen.until('away', ({ state }) => state === 'away', second);
    one.drop();
    school.turnClock(6_000);
    await seen.until('silent', ({ state, page: shown }) => state === 'silent' && shown === null, first);
  });

  test('is told once of each change, and of nothing else', async () => {
    const device = school.device(0);
    await device.arrive();
    const lessonId = await school.startLesson();
    await waitUntil('it is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
    const dashboard = await school.dashboard('teacher');
    const seen = await new OpenClass(dashboard).view(dashboard, lessonId);
    const page = { url: 'https://newts.example/', title: 'Newts' };
    const [pupilId = ''] = school.pupilIds;
    for (let index = 0; index < 5; index += 1) device.tell({ page });
    await seen.until('at the page', (tile) => tile.page?.title === 'Newts' && !tile.isPending, pupilId);
    const { changes } = seen;
    expect(changes).toBeLessThanOrEqual(3);
    for (let index = 0; index < 5; index += 1) device.tell({ page });
    device.tell({ activity: 'idle', page });
    await seen.until('idle', ({ state }) => state === 'idle', pupilId);
    expect(seen.changes).toBe(changes + 1);
  });

  test('is not the DSL’s or the admin’s to look at', async () => {
    const lessonId = await school.startLesson();
    for (const key of ['dsl', 'admin'] as const) {
      const dashboard = await school.dashboard(key);
      expect(await dashboard.timeout(5_000).emitWithAck('view-lesson', { lessonId })).toMatchObject({
        reason: 'not-allowed',
      });
    }
  });
});

describe('a dashboard’s socket', () => {
  test('is not opened without a session, nor from a device’s origin', async () => {
    const { io } = await import('socket.io-client');
    const reasons: string[] = [];
    for (const headers of [
      { origin: school.url },
      { origin: `chrome-extension://${school.keys.extensionId}`, cookie: school.as('teacher').cookie() },
    ]) {
      const socket = io(`${school.url}/dashboard`, {
        transports: ['websocket'],
        forceNew: true,
        extraHeaders: headers,
      });
      socket.on('connect_error', ({ message }) => void reasons.push(message));
      await waitUntil('it is refused', () => reasons.length > 0);
      socket.close();
      expect(reasons.pop()).toMatch(/not-signed-in|wrong-origin/);
      reasons.length = 0;
    }
  });

  test('ends with its session, at once', async () => {
    const dashboard = await school.dashboard('teacher');
    await school.as('teacher').do('signOut', {});
    await waitUntil('it is closed', () => !dashboard.connected);
  });

  test('that talks nonsense is answered, and cut off when it goes on', async () => {
    const dashboard = await school.dashboard('teacher');
    const raw = dashboard as unknown as {
      connected: boolean;
      timeout(ms: number): { emitWithAck(event: string, ...args: unknown[]): Promise<unknown> };
      emit(event: string, ...args: unknown[]): void;
    };
    for (const event of ['__proto__', 'constructor', 'view-lesson', 'command', 'watch']) {
      expect(await raw.timeout(5_000).emitWithAck(event, { lessonId: 7 })).toMatchObject({
        reason: 'bad-message',
      });
    }
    for (let index = 0; index < 30; index += 1) raw.emit('command', index);
    await waitUntil('it is cut off', () => !raw.connected);
  });
});
