import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AlertSummary } from '#shared/api/alerts.ts';
import type { SafeguardingPolicy } from '#shared/api/incidents.ts';
import type { Triage } from '#shared/incidents/change.ts';
import { alertReport } from '../support/alert-report.ts';
import { alertsOnDesk } from '../support/alerts-on-desk.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let device: RawDevice;
let seats = 0;
let pupilId: string;

// One school for all: each test sits down at the next pupil's device.
beforeAll(async () => {
  school = await LiveSchool.open(20, 'dsl', 'head', 'otherTeacher');
  for (const key of ['dsl', 'teacher', 'otherTeacher', 'admin'] as const) await confirm(key);
});
afterAll(() => school.close());
beforeEach(async () => {
  [device, pupilId] = await sitDown();
});

const sitDown = async (): Promise<[RawDevice, string]> => {
  const seat = seats;
  seats += 1;
  const next = school.device(seat);
  await next.arrive();
  return [next, school.pupilIds[seat] ?? ''];
};
const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
const open = async (of: readonly string[] = [pupilId]) => {
  const alerts = await alertsOnDesk(school.as('dsl'));
  return alerts.filter(({ pupil }) => pupil !== null && of.includes(pupil.pupilId));
};
const first = async (): Promise<AlertSummary> => {
  const [alert] = await open();
  if (alert === undefined) throw new Error('There is no alert');
  return alert;
};
const judge = async (verdict: Triage, reason = '') =>
  school.as('dsl').do('judgeAlerts', { alertIds: [(await first()).alertId], verdict, reason });
const setPolicy = async (change: Partial<SafeguardingPolicy>): Promise<void> => {
  const policy = await school.as('dsl').do('safeguardingPolicy', {});
  await school.as('dsl').do('saveSafeguardingPolicy', { ...policy, ...change });
};

describe('an alert', () => {
  test('lies on the desk without its words, and with them after the password', async () => {
    await device.report([alertReport(1)]);
    const listed = await alertsOnDesk(school.as('head'));
    expect(listed).toMatchObject([
      { kind: 'harm-to-self', level: 'now', tries: 1, verdict: null, pupil: { pupilId } },
    ]);
    expect(JSON.stringify(listed)).not.toContain('planted');
    const { alertId } = await first();
    expect(await school.as('head').call('alert', { alertId })).toMatchObject({ reason: 'confirm-password' });
    expect(await school.as('dsl').do('alert', { alertId })).toMatchObject({
      signs: [{ sign: 'search', words: 'how to end my life planted', phrase: 'end my life' }],
    });
    await school.recorded('the look', ({ action, object }) => action === 'view-alert' && object === alertId);
  });

  test('is one, though more comes, is told again or comes from another device of the pupil', async () => {
    await device.report([alertReport(1, { level: 'today' })]);
    await device.report([alertReport(1, { level: 'today' }), alertReport(2, { words: 'painless ways' })]);
    const other = school.device(seats - 1);
    await other.arrive();
    await other.report([alertReport(1, { words: 'from the other device' })]);
    await device.report([alertReport(3, { about: 'gambling', level: 'when-you-can' })]);
    expect(await open()).toMatchObject([
      { kind: 'harm-to-self', level: 'now', tries: 3 },
      { kind: 'gambling', tries: 1 },
    ]);
    const { signs } = await school.as('dsl').do('alert', { alertId: (await first()).alertId });
    expect(signs).toHaveLength(3);
  });

  test('is dropped or lowered as the school has said, whatever the device sends', async () => {
    await setPolicy({ alerts: { gambling: 'off', weapons: 'when-you-can' } });
    await waitUntil('the device knows', () => device.states.at(-1)?.alerts.rules.gambling === 'off');
    await device.report([
      alertReport(1, { about: 'gambling', level: 'now' }),
      alertReport(2, { about: 'weapons', level: 'now' }),
    ]);
    expect(await open()).toMatchObject([{ kind: 'weapons', level: 'when-you-can' }]);
    const policy = await school.as('dsl').do('safeguardingPolicy', {});
    const muted = { ...policy, alerts: { 'harm-to-self': 'off' } as const };
    expect(await school.as('dsl').call('saveSafeguardingPolicy', muted)).toMatchObject({ ok: false });
    await setPolicy({ alerts: {} });
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
    expect(await open()).toEqual([]);
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
    await confirm('dsl');
    await judge('not-a-concern');
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
    expect((await open()).map(({ kind }) => kind)).toContain('hurt-at-home');
    for (const key of ['teacher', 'otherTeacher', 'admin'] as const) {
      const desk = { shelf: 'open', kind: 'alert', search: '' } as const;
      expect(await school.as(key).call('desk', desk)).toMatchObject({ reason: 'not-allowed' });
      const { alertId } = await first();
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
    const { alertId } = await first();
    const both = await Promise.all([
      school.as('dsl').call('judgeAlerts', { alertIds: [alertId], verdict: 'true', reason: '' }),
      school.as('dsl').call('judgeAlerts', { alertIds: [alertId], verdict: 'true', reason: '' }),
    ]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
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
    const alertIds = (await open([pupilId, otherId])).map(({ alertId }) => alertId);
    const close = (reason: string) =>
      school.as('dsl').call('judgeAlerts', { alertIds, verdict: 'not-a-concern', reason });
    expect(await close('')).toMatchObject({ reason: 'bad-message' });
    expect(await close('Maths on odds')).toMatchObject({ ok: true });
    expect(await open()).toEqual([]);
    const judged = await alertsOnDesk(school.as('head'), 'closed');
    expect(judged.filter(({ alertId }) => alertIds.includes(alertId))).toMatchObject([
      { verdictBy: madeUpStaff.dsl.name },
      { verdict: 'not-a-concern' },
    ]);
    await device.report([alertReport(2, { about: 'gambling' })]);
    expect(await open()).toHaveLength(1);
  });

  test('unsure, it stays on the desk and asks again when more comes', async () => {
    await device.report([alertReport(1)]);
    await judge('unsure', 'Ask the class teacher');
    expect(await open()).toMatchObject([{ verdict: 'unsure' }]);
    await device.report([alertReport(2, { words: 'again planted' })]);
    expect(await open()).toMatchObject([{ verdict: null, tries: 2 }]);
    const { said } = await school.as('dsl').do('alert', { alertId: (await first()).alertId });
    expect(said).toMatchObject([{ verdict: 'unsure', reason: 'Ask the class teacher' }]);
  });
});
