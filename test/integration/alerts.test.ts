import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alertReport } from '../support/alert-report.ts';
import { alertsOnDesk } from '../support/alerts-on-desk.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';
import { AlertDesk } from './alert-desk.ts';

let school: LiveSchool;
let device: RawDevice;
let seats = 0;
let pupilId: string;
let desk: AlertDesk;

// One school for all: each test sits down at the next pupil's device.
beforeAll(async () => {
  school = await LiveSchool.open(20, 'dsl', 'head', 'otherTeacher');
  desk = new AlertDesk(school);
  for (const key of ['dsl', 'teacher', 'otherTeacher', 'admin'] as const) await desk.confirm(key);
});
afterAll(() => school.close());
beforeEach(async () => {
  [device, pupilId] = await sitDown();
  desk.of = [pupilId];
});

const sitDown = async (): Promise<[RawDevice, string]> => {
  const seat = seats;
  seats += 1;
  const next = school.device(seat);
  await next.arrive();
  return [next, school.pupilIds[seat] ?? ''];
};

describe('an alert', () => {
  test('lies on the desk without its words, and with them after the password', async () => {
    await device.report([alertReport(1)]);
    const listed = await alertsOnDesk(school.as('head'));
    expect(listed).toMatchObject([
      { kind: 'harm-to-self', level: 'now', tries: 1, verdict: null, pupil: { pupilId } },
    ]);
    expect(JSON.stringify(listed)).not.toContain('planted');
    const { alertId } = await desk.first();
    expect(await school.as('head').call('alert', { alertId })).toMatchObject({ reason: 'confirm-password' });
    expect(await school.as('dsl').do('alert', { alertId })).toMatchObject({
      signs: [{ sign: 'search', words: 'how to end my life planted', phrase: 'end my life' }],
    });
    await school.recorded('the look', ({ action, object }) => action === 'view-alert' && object === alertId);
    const { looks } = await school.as('head').do('staffLooks', {});
    expect(looks.find(({ name }) => name === madeUpStaff.dsl.name)?.counts.tellings).toBe(1);
  });

  test('is one, though more comes, is told again or comes from another device of the pupil', async () => {
    await device.report([alertReport(1, { level: 'today' })]);
    await device.report([alertReport(1, { level: 'today' }), alertReport(2, { words: 'painless ways' })]);
    const other = school.device(seats - 1);
    await other.arrive();
    await other.report([alertReport(1, { words: 'from the other device' })]);
    await device.report([alertReport(3, { about: 'gambling', level: 'when-you-can' })]);
    expect(await desk.open()).toMatchObject([
      { kind: 'harm-to-self', level: 'now', tries: 3 },
      { kind: 'gambling', tries: 1 },
    ]);
    const { signs } = await school.as('dsl').do('alert', { alertId: (await desk.first()).alertId });
    expect(signs).toHaveLength(3);
  });

  test('is dropped or lowered as the school has said, whatever the device sends', async () => {
    await desk.setPolicy({ alerts: { gambling: 'off', weapons: 'when-you-can' } });
    await waitUntil('the device knows', () => device.states.at(-1)?.alerts.rules.gambling === 'off');
    await device.report([
      alertReport(1, { about: 'gambling', level: 'now' }),
      alertReport(2, { about: 'weapons', level: 'now' }),
    ]);
    expect(await desk.open()).toMatchObject([{ kind: 'weapons', level: 'when-you-can' }]);
    const policy = await school.as('dsl').do('safeguardingPolicy', {});
    const muted = { ...policy, alerts: { 'harm-to-self': 'off' } as const };
    expect(await school.as('dsl').call('saveSafeguardingPolicy', muted)).toMatchObject({ ok: false });
    await desk.setPolicy({ alerts: {} });
  });

  test('comes without a lesson too, and of a device that is nobody’s', async () => {
    const nobodys = school.device(null);
    await nobodys.arrive();
    await nobodys.report([alertReport(1)]);
    const alerts = await alertsOnDesk(school.as('dsl'));
    const [alertId = ''] = alerts.flatMap((alert) => (alert.pupil === null ? [alert.alertId] : []));
    const said = { alertIds: [alertId], verdict: 'true' as const, reason: '' };
    expect((await school.as('dsl').do('judgeAlerts', said)).incidentIds).toHaveLength(1);
  });

  test('that is malformed is refused with everything beside it', async () => {
    const strange = { ...alertReport(1), about: 'something else' } as never;
    expect(await device.report([strange])).toMatchObject({ ok: false });
    expect(await desk.open()).toEqual([]);
  });
});

describe('in the class', () => {
  let lessonId: string;
  afterEach(() => school.as('teacher').do('endLesson', { lessonId }));
  const view = async () => {
    lessonId = await school.startLesson();
    await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
    const socket = await school.dashboard('teacher');
    return new OpenClass(socket).view(socket, lessonId);
  };

  test('its teacher reads kind and words, until somebody has judged it; also after a restart', async () => {
    const shown = await view();
    await device.report([alertReport(1)]);
    const tile = await shown.until('marked', ({ alert }) => alert !== undefined, pupilId);
    expect(tile.alert).toMatchObject({
      kind: 'harm-to-self',
      level: 'now',
      why: 'Searched for “how to end my life planted”; “end my life” is on our list.',
    });
    expect(shown.texts.join()).not.toContain('alert');
    await school.restart();
    const socket = await school.dashboard('teacher');
    const again = await new OpenClass(socket).view(socket, lessonId);
    await again.until('marked', ({ alert }) => alert !== undefined, pupilId);
    await desk.confirm('dsl');
    await desk.judge('not-a-concern');
    await again.until('calm', ({ alert }) => alert === undefined, pupilId);
  });

  test('of harm at home no teacher learns, and no other teacher of anything', async () => {
    const shown = await view();
    await device.report([
      alertReport(1, { about: 'hurt-at-home', words: 'planted at home' }),
      alertReport(2, { about: 'gambling', level: 'when-you-can', words: 'online casino' }),
    ]);
    const tile = await shown.until('marked', ({ alert }) => alert !== undefined, pupilId);
    expect(tile.alert?.kind).toBe('gambling');
    expect(JSON.stringify([...shown.tiles.values(), shown.texts])).not.toContain('at home');
    expect((await desk.open()).map(({ kind }) => kind)).toContain('hurt-at-home');
    for (const key of ['teacher', 'otherTeacher', 'admin'] as const) {
      const asked = { shelf: 'open', kind: 'alert', search: '' } as const;
      expect(await school.as(key).call('desk', asked)).toMatchObject({ reason: 'not-allowed' });
      const { alertId } = await desk.first();
      expect(await school.as(key).call('alert', { alertId })).toMatchObject({ reason: 'not-allowed' });
      expect(
        await school.as(key).call('judgeAlerts', { alertIds: [alertId], verdict: 'true', reason: '' }),
      ).toMatchObject({ reason: 'not-allowed' });
    }
  });
});

describe('judged', () => {
  test('a true concern is an incident in one press, filled in, and is not made twice', async () => {
    await device.report([
      { seq: 1, at: Date.now(), kind: 'visit', url: 'https://newts.example/', title: 'Newts before' },
      alertReport(2),
    ]);
    const { alertId } = await desk.first();
    const say = (reason: string) =>
      school.as('dsl').call('judgeAlerts', { alertIds: [alertId], verdict: 'true', reason });
    const [one, same] = await Promise.all([say(''), say('')]);
    expect(one).toMatchObject({ ok: true });
    expect(same).toEqual(one);
    expect(await say('Once more')).toMatchObject({ ok: false, reason: 'conflict' });
    const { incidents } = await school.as('dsl').do('incidents', { shelf: 'open', search: '' });
    const made = incidents.filter(({ people }) => people.some((person) => person.pupilId === pupilId));
    expect(made).toMatchObject([{ kind: 'searching-for-harm', source: 'alert', triage: 'true' }]);
    const incidentId = made[0]?.incidentId ?? '';
    const incident = await school.as('dsl').do('incident', { incidentId });
    expect(incident.facts.words).toContain('how to end my life planted');
    expect(incident.facts.visits).toMatchObject([{ text: 'Newts before' }]);
    expect(incident.facts.device?.deviceId).toBe(device.deviceId);
    expect(await school.as('dsl').do('alert', { alertId })).toMatchObject({
      verdict: 'true',
      incident: { incidentId },
      said: [{ by: madeUpStaff.dsl.name, verdict: 'true' }],
    });
    await school.recorded(
      'the verdict',
      ({ action, object }) => action === 'judge-alert' && object === alertId,
    );
  });

  test('several are closed with one reason, and what comes later is another alert', async () => {
    const [other, otherId] = await sitDown();
    await device.report([alertReport(1, { about: 'gambling' })]);
    await other.report([alertReport(1, { about: 'gambling' })]);
    desk.of = [pupilId, otherId];
    const alertIds = (await desk.open()).map(({ alertId }) => alertId);
    const close = (reason: string) =>
      school.as('dsl').call('judgeAlerts', { alertIds, verdict: 'not-a-concern', reason });
    expect(await close('')).toMatchObject({ reason: 'bad-message' });
    expect(await close('Maths on odds')).toMatchObject({ ok: true });
    expect(await desk.open()).toEqual([]);
    const judged = await alertsOnDesk(school.as('head'), 'closed');
    expect(judged.filter(({ alertId }) => alertIds.includes(alertId))).toMatchObject([
      { verdictBy: madeUpStaff.dsl.name },
      { verdict: 'not-a-concern' },
    ]);
    await device.report([alertReport(2, { about: 'gambling' })]);
    expect(await desk.open()).toHaveLength(1);
  });

  test('unsure, it stays on the desk and asks again when more comes', async () => {
    await device.report([alertReport(1)]);
    await desk.judge('unsure', 'Ask the class teacher');
    expect(await desk.open()).toMatchObject([{ verdict: 'unsure' }]);
    await device.report([alertReport(2, { words: 'again planted' })]);
    expect(await desk.open()).toMatchObject([{ verdict: null, tries: 2 }]);
    const { said } = await school.as('dsl').do('alert', { alertId: (await desk.first()).alertId });
    expect(said).toMatchObject([{ verdict: 'unsure', reason: 'Ask the class teacher' }]);
  });
});
