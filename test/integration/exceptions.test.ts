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

beforeEach(async () => {
  school = await LiveSchool.open(3, 'otherTeacher', 'filteringManager', 'dsl', 'head');
  [ada = '', ben = ''] = school.pupilIds;
  device = school.device(0);
  await device.arrive();
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

describe('an exception', () => {
  test('is in the state of the pupil’s device with owner, reason and end, and is taken out at one click', async () => {
    const lessonId = await school.startLesson();
    const { exceptionId, endsAt } = await school
      .as('teacher')
      .do('grantException', asked({ lessonId, endsAt: 'lesson' }));
    await untilOpened(['bets.example']);
    expect(newest()?.exceptions[0]).toMatchObject({
      exceptionId,
      by: 'Miss Clarke',
      reason: 'For the project',
      endsAt,
      lessonId,
    });
    expect(endsAt).toBe(newest()?.lesson?.endsAt);
    await school.as('teacher').do('endException', { exceptionId });
    await untilOpened([]);
    expect(await school.as('teacher').do('exceptions', { lessonId })).toEqual([]);
    await school.recorded('opened and closed', (line) => line.action === 'end-exception');
  });

  test('reaches a device that comes later, and leaves one that changes hands', async () => {
    await school.as('filteringManager').do('grantException', asked());
    await untilOpened(['bets.example']);
    const later = school.device(0);
    await later.arrive();
    expect(opened(later)).toEqual(['bets.example']);
    await school.as('admin').do('bindDevice', { deviceId: device.deviceId, pupilId: ben });
    await untilOpened([]);
  });

  test('for a class is for all who are in it, and outlives a restart of the server', async () => {
    const other = school.device(1);
    await other.arrive();
    const to = { kind: 'class', classId: school.classId } as const;
    await school.as('filteringManager').do('grantException', asked({ to }));
    await untilOpened(['bets.example']);
    await untilOpened(['bets.example'], other);
    await school.restart();
    const [listed] = await school.as('filteringManager').do('exceptions', {});
    expect(listed).toMatchObject({ whom: 'Hedgehogs', by: 'Jo Lindqvist', to });
    await device.arrive();
    expect(opened()).toEqual(['bets.example']);
  });

  test('given in a lesson ends with it, and its end moves with the lesson’s', async () => {
    const lessonId = await school.startLesson(60);
    await school.as('teacher').do('grantException', asked({ lessonId, endsAt: 'lesson' }));
    await untilOpened(['bets.example']);
    await school.startLesson(30);
    await waitUntil('the end has moved', () => {
      const state = newest();
      return state?.lesson && state.exceptions[0]?.endsAt === state.lesson.endsAt && state.version > 2;
    });
    await school.as('teacher').do('endLesson', { lessonId });
    await untilOpened([]);
  });

  test('does not outlive the lesson that gives the right to it', async () => {
    const lessonId = await school.startLesson(10);
    const { endsAt } = await school.as('teacher').do('grantException', asked({ lessonId }));
    await untilOpened(['bets.example']);
    expect(endsAt).toBe(newest()?.lesson?.endsAt);
  });
});

describe('who may open what', () => {
  test.each([
    ['the teacher of the lesson, for a pupil in it', 'teacher', true, {}, 'ok'],
    ['the teacher without naming the lesson', 'teacher', false, {}, 'not-allowed'],
    ['another teacher in this lesson', 'otherTeacher', true, {}, 'not-allowed'],
    ['another teacher without a lesson', 'otherTeacher', false, {}, 'not-allowed'],
    ['the DSL', 'dsl', false, {}, 'not-allowed'],
    ['the head, in a lesson that is not theirs', 'head', true, {}, 'not-allowed'],
    ['the filtering manager, for anyone', 'filteringManager', false, {}, 'ok'],
    ['the admin, for anyone', 'admin', false, {}, 'ok'],
    ['the filtering manager for 8 days', 'filteringManager', false, { days: 8 }, 'bad-message'],
    ['the filtering manager for 7 days', 'filteringManager', false, { days: 7 }, 'ok'],
    ['the teacher in the lesson, without a reason', 'teacher', true, { reason: '' }, 'ok'],
    ['the filtering manager without a reason', 'filteringManager', false, { reason: ' ' }, 'bad-message'],
    ['with an end that has passed', 'filteringManager', false, { days: -1 }, 'bad-message'],
    ['until the lesson ends, without a lesson', 'filteringManager', false, { days: 'lesson' }, 'bad-message'],
    ['for a pupil of another class', 'teacher', true, { foreign: true }, 'not-allowed'],
    ['for a pupil who does not exist', 'filteringManager', false, { nobody: true }, 'not-found'],
    ['an illegal site', 'filteringManager', false, { host: 'never-to-be-opened.example' }, 'not-allowed'],
    ['half the web', 'filteringManager', false, { host: 'co.uk' }, 'bad-message'],
    ['a number for a name', 'filteringManager', false, { host: '10.0.0.1' }, 'bad-message'],
  ] as const)('%s', async (_name, who, inLesson, about, expected) => {
    const lessonId = await school.startLesson();
    const usual = { days: 0, foreign: false, nobody: false, host: '', reason: 'For the project' };
    const { days, foreign, nobody, host, reason } = { ...usual, ...about };
    const to = foreign ? pupils(ada, await foreignPupil()) : pupils(nobody ? 'nobody' : ada);
    const endsAt = days === 'lesson' ? days : Date.now() + (days === 0 ? hourMs : days * 24 * hourMs - 5_000);
    const result = await school.as(who).call('grantException', {
      ...asked({ to, endsAt, reason, ...(host === '' ? {} : { target: site(host) }) }),
      ...(inLesson ? { lessonId } : {}),
    });
    expect(result.ok ? 'ok' : result.reason).toBe(expected);
    if (expected === 'not-allowed') {
      await school.recorded(
        'refused',
        ({ outcome, action }) => outcome === 'refused' && action !== 'sign-in',
      );
    }
  });

  test('a site stopped in an emergency is opened for nobody', async () => {
    const manager = school.as('filteringManager');
    const { version, rules } = await manager.do('policy', {});
    const stopped = { ...rules, emergencyHosts: ['bets.example'] };
    await manager.do('publishPolicy', { basedOn: version, rules: stopped, reason: 'Now' });
    const result = await manager.call('grantException', asked());
    expect(result).toMatchObject({
      ok: false,
      reason: 'not-allowed',
      detail: expect.stringContaining('emergency'),
    });
  });

  test('a teacher closes what was opened in their lesson and nothing else', async () => {
    const lessonId = await school.startLesson();
    const { exceptionId } = await school.as('filteringManager').do('grantException', asked());
    const own = await school.as('teacher').do('grantException', asked({ lessonId }));
    expect(await school.as('teacher').call('endException', { exceptionId })).toMatchObject({
      detail: 'It is closed already, or it is not yours to close.',
    });
    expect(await school.as('otherTeacher').call('endException', own)).toMatchObject({
      reason: 'not-found',
    });
    expect(await school.as('teacher').call('endException', own)).toMatchObject({ ok: true });
    expect(await school.as('teacher').call('endException', own)).toMatchObject({ reason: 'not-found' });
  });
});

const foreignPupil = async (): Promise<string> => {
  const admin = school.as('admin');
  const { classId } = await admin.do('addClass', { name: 'Otters', yearGroup: 3 });
  const { pupilIds } = await admin.do('addPupils', { classId, pupils: [{ name: 'Ola Nowak', email: null }] });
  return pupilIds[0] ?? '';
};
