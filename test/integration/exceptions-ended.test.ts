import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EndpointRequest } from '#shared/api.ts';
import { LiveSchool } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

const hourMs = 3_600_000;
let school: LiveSchool;
let device: RawDevice;
let ada: string;
let ben: string;
let lessonId: string;

beforeEach(async () => {
  school = await LiveSchool.open(3, 'otherTeacher', 'filteringManager');
  [ada = '', ben = ''] = school.pupilIds;
  device = school.device(0);
  await device.arrive();
  lessonId = await school.startLesson();
});
afterEach(() => school.close());

const site = (host: string) => ({ kind: 'site', host }) as const;
const pupils = (...pupilIds: string[]) => ({ kind: 'pupils' as const, pupilIds });
const newest = (of: RawDevice = device) => of.states.at(-1);
const opened = (of: RawDevice = device) =>
  (newest(of)?.exceptions ?? []).map(({ target }) => (target.kind === 'site' ? target.host : target.kind));
const untilOpened = (hosts: string[], of: RawDevice = device) =>
  waitUntil(`open on the device: ${hosts.join(', ') || 'nothing'}`, () => opened(of).join() === hosts.join());
const asked = (
  changes: Partial<EndpointRequest<'grantException'>> = {},
): EndpointRequest<'grantException'> => ({
  target: site('bets.example'),
  to: pupils(ada),
  endsAt: Date.now() + hourMs,
  reason: 'For the project',
  ...changes,
});

const command = async (
  name: 'end-controls' | 'undo-controls' | 'limit-tabs',
  request: object = { isForClass: true, deviceIds: [] },
  key: 'teacher' | 'otherTeacher' = 'teacher',
) => {
  const socket = await school.dashboard(key);
  const args = { 'end-controls': { controls: ['lock', 'exceptions'] }, 'limit-tabs': { most: 2 } };
  const about = { lessonId, deviceIds: [], name, args: name === 'undo-controls' ? {} : args[name] };
  return socket.timeout(10_000).emitWithAck('command', { ...about, ...request });
};
const grant = (changes: Partial<EndpointRequest<'grantException'>> = {}) =>
  school.as('teacher').do('grantException', asked({ lessonId, ...changes }));
const listed = () => school.as('teacher').do('exceptions', { lessonId });

describe('all that a lesson has opened, ended at once,', () => {
  test('is undone as it was: the same end and reason, also after a restart; other exceptions are left alone', async () => {
    const endsAt = Date.now() + 20 * 60_000;
    await grant({ endsAt });
    await grant({ to: { kind: 'class', classId: school.classId }, target: site('chat.example') });
    await school.as('filteringManager').do('grantException', asked({ target: site('games.example') }));
    const before = await listed();
    const onDevice = newest()?.exceptions;
    await command('end-controls');
    await untilOpened(['games.example']);
    expect((await listed()).map(({ target }) => target)).toEqual([site('games.example')]);
    await school.recorded('it is ended', ({ action }) => action === 'end-exception');
    await school.restart();
    await device.arrive();
    await command('undo-controls');
    await untilOpened(['games.example', 'chat.example', 'bets.example']);
    expect(await listed()).toEqual(before);
    expect(newest()?.exceptions).toEqual(onDevice);
    await school.recorded('it is open again', ({ action }) => action === 'reopen-exception');
  });

  test('stays ended once its own time is over, the lesson is, or another command came between', async () => {
    await grant({ endsAt: Date.now() + 10 * 60_000 });
    await grant({ target: site('chat.example'), endsAt: 'lesson' });
    await command('end-controls');
    school.turnClock(11 * 60_000);
    await command('undo-controls');
    await untilOpened(['chat.example']);
    await command('end-controls');
    await command('limit-tabs');
    await command('undo-controls');
    expect(await listed()).toEqual([]);
    await command('end-controls');
    await school.as('teacher').do('endLesson', { lessonId });
    expect(await command('undo-controls')).toMatchObject({ ok: false, reason: 'expired' });
    await untilOpened([]);
  });

  test('is brought back no longer than its lesson now lasts', async () => {
    await grant({ endsAt: Date.now() + 40 * 60_000 });
    await grant({ target: site('chat.example'), endsAt: 'lesson' });
    await command('end-controls');
    const lessonEndsAt = Date.now() + 30 * 60_000;
    await school.as('teacher').do('moveLessonEnd', { lessonId, endsAt: lessonEndsAt });
    await command('undo-controls');
    expect((await listed()).map(({ endsAt }) => endsAt)).toEqual([lessonEndsAt, lessonEndsAt]);
  });

  test('is not brought back where it has been stopped for everyone meanwhile', async () => {
    await grant();
    await command('end-controls');
    const manager = school.as('filteringManager');
    const { version, rules } = await manager.do('policy', {});
    const stopped = { ...rules, emergencyHosts: ['bets.example'] };
    await manager.do('publishPolicy', { basedOn: version, rules: stopped, reason: 'Now' });
    await command('undo-controls');
    expect(await listed()).toEqual([]);
  });

  test('for some ends what was opened for them alone', async () => {
    const other = school.device(1);
    await other.arrive();
    await grant();
    await grant({ target: site('chat.example'), to: pupils(ada, ben) });
    await command('end-controls', { deviceIds: [device.deviceId] });
    await untilOpened(['chat.example']);
    await untilOpened(['chat.example'], other);
    await command('undo-controls', { deviceIds: [device.deviceId] });
    await untilOpened(['chat.example', 'bets.example']);
  });

  test('is for those who teach the lesson', async () => {
    const { exceptionId } = await grant();
    await command('end-controls', undefined, 'otherTeacher');
    expect(await listed()).toHaveLength(1);
    await school.recorded(
      'it is refused',
      ({ action, outcome }) => action + outcome === 'end-controlsrefused',
    );
    await command('end-controls');
    await command('undo-controls', undefined, 'otherTeacher');
    expect(await school.as('otherTeacher').call('reopenException', { exceptionId })).toMatchObject({
      reason: 'not-found',
    });
    expect(await listed()).toEqual([]);
    await school.as('teacher').do('reopenException', { exceptionId });
    await untilOpened(['bets.example']);
    expect(await school.as('teacher').call('reopenException', { exceptionId })).toMatchObject({
      reason: 'not-found',
    });
  });

  test('what a pupil was answered holds with it, ends with it and comes back with it', async () => {
    await device.report([
      {
        seq: 1,
        at: Date.now(),
        kind: 'may-i',
        about: 'page',
        requestId: 'r1',
        url: 'https://bets.example/',
        words: '',
      },
    ]);
    const [request] = await waitUntil('it is asked', async () => {
      const all = await school.as('teacher').do('requests', { lessonId });
      return all.length > 0 && all;
    });
    const answer = { is: 'allow', opens: 'site', whom: 'pupils', endsAt: 'lesson', words: '' } as const;
    await school.as('teacher').do('answerRequests', { requestIds: [request?.requestId ?? ''], answer });
    await untilOpened(['bets.example']);
    const answered = newest()?.answers;
    await command('end-controls');
    await untilOpened([]);
    expect(newest()?.answers).not.toEqual(answered);
    await command('undo-controls');
    await untilOpened(['bets.example']);
    expect(newest()?.answers).toEqual(answered);
  });
});
