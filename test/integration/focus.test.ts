import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FocusList } from '#shared/focus-list.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import type { DashboardSocket } from '../support/staff-client.ts';
import { waitUntil } from '../support/wait-until.ts';

const item = (url: string, isWholeSite = false) => ({ url, title: '', isWholeSite });
const volcanoes: FocusList = {
  name: 'Volcanoes',
  items: [item('https://volcano.example/'), item('https://museum.example/lava')],
  needs: ['login.example'],
};

let school: LiveSchool;
let lessonId: string;
let dashboard: DashboardSocket;
let seen: OpenClass;
let device: RawDevice;
let pupilId: string;

beforeEach(async () => {
  school = await LiveSchool.open(3, 'otherTeacher', 'dsl', 'filteringManager');
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
    name: 'focus-lesson',
    args: volcanoes,
    ...request,
  });
const focusOf = (each: RawDevice) => each.states.at(-1)?.focus ?? null;
const lessonEnd = (each: RawDevice): number => each.states.at(-1)?.lesson?.endsAt ?? 0;

describe('a focus', () => {
  test('reaches the device with its list, its teacher and the end of the lesson, and shows on the tile', async () => {
    expect(await command({})).toMatchObject({ ok: true, value: { [device.deviceId]: { ok: true } } });
    expect(focusOf(device)).toMatchObject({
      name: 'Volcanoes',
      by: 'Miss Clarke',
      endsAt: lessonEnd(device),
      hosts: ['volcano.example'],
      pages: ['museum.example/lava'],
      needs: ['login.example'],
      links: [{ url: 'https://volcano.example/' }, { url: 'https://museum.example/lava' }],
    });
    await seen.until('in focus', ({ focus }) => focus?.name === 'Volcanoes', pupilId);
    device.tell({ page: { url: 'https://games.example/', title: '' } });
    await seen.until('off the list', ({ focus }) => focus?.isPageOff === true, pupilId);
    device.tell({ page: { url: 'https://museum.example/lava', title: '' } });
    await seen.until('on the list', ({ focus }) => focus?.isPageOff === false, pupilId);
    await command({ name: 'unfocus-lesson', args: {} });
    expect(focusOf(device)).toBeNull();
    await seen.until('free', ({ focus }) => focus === null, pupilId);
  });

  test('of one pupil is nobody else’s, also of those who come late', async () => {
    const other = school.device(1);
    await other.arrive();
    await command({});
    const late = school.device(2);
    await late.arrive();
    expect([focusOf(other), focusOf(late)]).toEqual([null, null]);
  });

  test('of the class reaches who comes late, who is bound in the middle, and who comes back', async () => {
    await command({ isForClass: true });
    const late = school.device(1);
    await late.arrive();
    expect(focusOf(late)).toMatchObject({ name: 'Volcanoes', endsAt: lessonEnd(late) });
    const stranger = school.device(null);
    await stranger.arrive();
    expect(focusOf(stranger)).toBeNull();
    const [, , third = ''] = school.pupilIds;
    await school.as('admin').do('bindDevice', { deviceId: stranger.deviceId, pupilId: third });
    await waitUntil('it is in the focus', () => focusOf(stranger)?.name === 'Volcanoes');
    device.close();
    await school.restart();
    expect((await device.arrive()).state.focus?.name).toBe('Volcanoes');
    const later = school.device(1);
    await later.arrive();
    expect(focusOf(later)?.name).toBe('Volcanoes');
  });

  test('of the class reaches a device that the page of the teacher has not heard of', async () => {
    const unseen = school.device(1);
    await unseen.arrive();
    expect(await command({ isForClass: true, deviceIds: [] })).toMatchObject({
      ok: true,
      value: { [unseen.deviceId]: { ok: true } },
    });
    expect(focusOf(unseen)?.name).toBe('Volcanoes');
  });

  test('of the class is gone for who comes after it was ended', async () => {
    await command({ isForClass: true });
    await command({ isForClass: true, name: 'unfocus-lesson', args: {} });
    const late = school.device(1);
    await late.arrive();
    expect([focusOf(device), focusOf(late)]).toEqual([null, null]);
  });

  test('ended for one pupil stays ended when their device comes back', async () => {
    await command({ isForClass: true });
    await command({ name: 'unfocus-lesson', args: {} });
    device.close();
    expect((await device.arrive()).state.focus).toBeNull();
  });

  test('ends with the lesson, by hand and by itself', async () => {
    await command({ isForClass: true });
    await school.as('teacher').do('endLesson', { lessonId });
    await waitUntil('it is over', () => focusOf(device) === null);
    lessonId = await school.startLesson(5);
    await waitUntil('it is in the next lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
    expect(focusOf(device)).toBeNull();
    await command({ isForClass: true });
    school.turnClock(5 * 60_000);
    await waitUntil('it is over', () => focusOf(device) === null && device.states.at(-1)?.lesson === null);
  });

  test('moves with the end of its lesson', async () => {
    await command({ isForClass: true });
    await school.startLesson(5);
    await waitUntil('it ends with it', () => focusOf(device)?.endsAt === lessonEnd(device));
    const late = school.device(1);
    await late.arrive();
    expect(focusOf(late)?.endsAt).toBe(lessonEnd(device));
  });

  test('of a device that is offline waits for it', async () => {
    device.close();
    await waitUntil('it is gone', () => seen.tiles.get(pupilId)?.state === 'away');
    expect(await command({ isForClass: true })).toMatchObject({
      value: { [device.deviceId]: { reason: 'offline' } },
    });
    expect((await device.arrive()).state.focus?.name).toBe('Volcanoes');
  });

  test.each([
    ['no addresses', { ...volcanoes, items: [] }],
    ['no name', { ...volcanoes, name: ' ' }],
    ['a script', { ...volcanoes, items: [item('javascript:alert(1)')] }],
    ['a number for a site', { ...volcanoes, items: [item('http://192.0.2.1/')] }],
    ['a whole ending', { ...volcanoes, items: [item('https://com/')] }],
    ['too many addresses', { ...volcanoes, items: Array(101).fill(item('https://a.example/')) }],
    ['a need that is no host', { ...volcanoes, needs: ['https://a.example'] }],
  ])('with %s is refused', async (_what, args) => {
    expect(await command({ args })).toMatchObject({ ok: false, reason: 'bad-message' });
    expect(focusOf(device)).toBeNull();
  });

  test('is not for a teacher of another class to give, also not to the class', async () => {
    const other = await school.dashboard('otherTeacher');
    expect(await command({ isForClass: true }, other)).toMatchObject({
      value: { [device.deviceId]: { reason: 'not-allowed' } },
    });
    const late = school.device(1);
    await late.arrive();
    expect([focusOf(device), focusOf(late)]).toEqual([null, null]);
  });
});

describe('a check of a list', () => {
  const block = async (audience: object, host: string): Promise<void> => {
    const manager = school.as('filteringManager');
    const { version, rules } = await manager.do('policy', {});
    const more = { audience, categories: {}, blockHosts: [host], allowHosts: [] };
    const others = rules.audiences.filter(
      (each) => JSON.stringify(each.audience) !== JSON.stringify(audience),
    );
    const audiences = [...others, more] as typeof rules.audiences;
    await manager.do('publishPolicy', { basedOn: version, rules: { ...rules, audiences }, reason: 'A test' });
  };
  const check = (needs: readonly string[] = []) =>
    school.as('teacher').do('checkFocus', { lessonId, items: [...volcanoes.items], needs: [...needs] });

  test('says what opens, and what stays shut for whom by which rule', async () => {
    await block({ kind: 'year', yearGroup: 4 }, 'video.example');
    await block({ kind: 'pupil', pupilId }, 'museum.example');
    const { items, needs } = await check(['video.example', 'login.example']);
    expect(items).toMatchObject([
      { about: 'https://volcano.example/', shutFor: 0, of: 3 },
      { about: 'https://museum.example/lava', shutFor: 1, of: 3 },
    ]);
    expect(needs).toMatchObject([
      { about: 'video.example', shutFor: 3, of: 3 },
      { about: 'login.example', shutFor: 0, rule: '' },
    ]);
    expect(needs[0]?.rule).toContain('video.example');
  });

  test('is for the teacher of the lesson', async () => {
    const request = { lessonId, items: [...volcanoes.items], needs: [] };
    expect(await school.as('otherTeacher').call('checkFocus', request)).toMatchObject({
      reason: 'not-allowed',
    });
    await school.as('teacher').do('endLesson', { lessonId });
    expect(await school.as('teacher').call('checkFocus', request)).toMatchObject({ reason: 'expired' });
  });
});

describe('a recording', () => {
  const scene = { isReached: true, title: 'Lava', frames: ['video.example'], hops: ['login.example'] };
  const record = (key: 'teacher' | 'otherTeacher', request: object = {}) =>
    school.as(key).call('recordScene', {
      needs: [],
      lessonId,
      deviceId: device.deviceId,
      url: 'https://volcano.example/',
      isAttended: false,
      ...request,
    });

  test('is answered by the device, and recorded', async () => {
    device.scene = { ok: true, value: scene };
    expect(await record('teacher')).toEqual({ ok: true, value: scene });
    const line = await school.recorded('the recording', ({ action }) => action === 'record-scene');
    expect(line.outcome).toBe('done');
  });

  test('leases what a focus would open meanwhile, and nothing that the school blocks', async () => {
    device.scene = { ok: true, value: scene };
    const manager = school.as('filteringManager');
    const { version, rules } = await manager.do('policy', {});
    const audience = { kind: 'pupil', pupilId } as const;
    const more = { audience, categories: {}, blockHosts: ['video.example'], allowHosts: [] };
    const audiences = [...rules.audiences, more];
    await manager.do('publishPolicy', { basedOn: version, rules: { ...rules, audiences }, reason: 'A test' });
    await record('teacher', { needs: ['video.example', 'login.example'] });
    const leased = device.states.flatMap(({ exceptions }) => exceptions.map(({ target }) => target));
    expect(leased).toEqual([
      { kind: 'site', host: 'volcano.example' },
      { kind: 'site', host: 'login.example' },
    ]);
    await waitUntil('they are gone', () => device.states.at(-1)?.exceptions.length === 0);
  });

  test.each([
    ['words for a host', { ...scene, frames: ['<script>'] }],
    ['far too many hosts', { ...scene, hops: Array.from({ length: 61 }, (_, at) => `h${at}.example`) }],
    ['something else', 'yes'],
  ])('with %s is not believed', async (_what, value) => {
    device.scene = { ok: true, value };
    expect(await record('teacher')).toMatchObject({ ok: false, reason: 'failed' });
  });

  test('is also for a device of the teacher’s own, and nobody else’s', async () => {
    const own = school.device(null);
    await own.arrive();
    own.scene = { ok: true, value: scene };
    const accounts = await school.as('admin').do('accounts', {});
    const teacher = accounts.find(({ name }) => name === 'Miss Clarke');
    const binding = { deviceId: own.deviceId, pupilId: null, staffId: teacher?.accountId ?? '' };
    await school.as('admin').do('bindDevice', binding);
    await waitUntil('it is hers', () => own.states.at(-1)?.staff?.name === 'Miss Clarke');
    expect(await school.as('teacher').do('ownDevices', {})).toMatchObject([{ deviceId: own.deviceId }]);
    expect(await school.as('otherTeacher').do('ownDevices', {})).toEqual([]);
    expect(await record('teacher', { deviceId: own.deviceId })).toEqual({ ok: true, value: scene });
    const { lessonId: theirs } = await school.as('otherTeacher').do('startLesson', {
      classId: (await school.as('admin').do('addClass', { name: 'Newts', yearGroup: 3 })).classId,
      minutes: 60,
    });
    expect(await record('otherTeacher', { lessonId: theirs, deviceId: own.deviceId })).toMatchObject({
      reason: 'not-allowed',
    });
  });

  test('is for the teacher of the lesson, on a device that is in it and there', async () => {
    device.scene = { ok: true, value: scene };
    expect(await record('otherTeacher')).toMatchObject({ reason: 'not-allowed' });
    const stranger = school.device(null);
    await stranger.arrive();
    stranger.scene = device.scene;
    expect(await record('teacher', { deviceId: stranger.deviceId })).toMatchObject({ reason: 'not-allowed' });
    expect(await record('teacher', { url: 'file:///etc/passwd' })).toMatchObject({ reason: 'bad-message' });
    device.close();
    await waitUntil('it is gone', () => seen.tiles.get(pupilId)?.state === 'away');
    expect(await record('teacher')).toMatchObject({ reason: 'offline' });
    await school.as('teacher').do('endLesson', { lessonId });
    expect(await record('teacher')).toMatchObject({ reason: 'expired' });
  });
});
