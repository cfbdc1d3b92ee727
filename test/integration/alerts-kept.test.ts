import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countedIn } from '../../server/governance/count-incidents.ts';
import { takeAwayIncident } from '../../server/retention/take-away-incident.ts';
import { alertReport } from '../support/alert-report.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';
import { AlertDesk } from './alert-desk.ts';

const dayMs = 24 * 3_600_000;
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('planted pixels')]);

let school: LiveSchool;
let device: RawDevice;
let desk: AlertDesk;

beforeEach(async () => {
  school = await LiveSchool.open(2, 'dsl', 'head', 'otherTeacher');
  device = school.device(0);
  await device.arrive();
  desk = new AlertDesk(school);
  await desk.confirm('dsl');
});
afterEach(() => school.close());

const signInAgain = async () => {
  await school.signInAgain('dsl');
  await desk.confirm('dsl');
};
const counted = (key: 'alerts') => async () => {
  const items = await school.as('dsl').do('subjectItems', { pupilId: school.pupilIds[0] ?? '' });
  return items.find(({ kind }) => kind === key)?.entries ?? 0;
};

describe('a picture', () => {
  const pictured = () => ({ picture: { base64: jpeg.toString('base64'), takenAt: Date.now() - 2_000 } });
  const allow = async () => {
    const { capture } = await school.as('dsl').do('safeguardingPolicy', {});
    await desk.setPolicy({
      capture: { ...capture, alert: { parts: ['picture', 'visits'], minutes: 5 } },
      captureAlertsFrom: 'today',
    });
    await waitUntil('the device knows', () => device.states.at(-1)?.alerts.pictureFrom === 'today');
  };

  test('is not kept unless the school has it taken, and from the level that it says', async () => {
    expect(device.states.at(-1)?.alerts.pictureFrom).toBeNull();
    await device.report([alertReport(1, pictured())]);
    expect((await desk.look()).hasPicture).toBe(false);
    await desk.judge('not-a-concern');
    await allow();
    await device.report([alertReport(2, { ...pictured(), level: 'when-you-can' })]);
    expect((await desk.look()).hasPicture).toBe(false);
    await device.report([alertReport(3, pictured())]);
    expect((await desk.look()).hasPicture).toBe(true);
  });

  test('goes into the incident, and is gone where it was no concern', async () => {
    await allow();
    await device.report([alertReport(1, pictured())]);
    const { incidentIds } = await desk.judge('true');
    const incident = await school.as('dsl').do('incident', { incidentId: incidentIds[0] ?? '' });
    expect(incident.pictures).toMatchObject([{ sizeBytes: jpeg.length }]);
    await device.report([alertReport(2, { about: 'weapons', words: 'x', ...pictured() })]);
    await desk.judge('not-a-concern');
    const rows = await school.storage.db.selectFrom('alerts').select('sealedPicture').execute();
    expect(rows.every(({ sealedPicture }) => sealedPicture === null)).toBe(true);
  });

  test('stays under a legal hold on its pupil, whatever is said of it', async () => {
    await allow();
    await device.report([alertReport(1, pictured())]);
    const hold = { scope: 'pupil', object: school.pupilIds[0] ?? '', reason: 'The police asked' } as const;
    await school.as('dsl').do('setHold', hold);
    await desk.judge('not-a-concern');
    const { sealedPicture } = await school.storage.db
      .selectFrom('alerts')
      .select('sealedPicture')
      .executeTakeFirstOrThrow();
    expect(sealedPicture).not.toBeNull();
  });
});

describe('the tabs that are open', () => {
  const url = alertReport(1).url;
  const tabs = [
    { tabId: 1, url, title: 'How to end', isActive: true },
    { tabId: 2, url: 'https://maths.example/', title: 'Sums', isActive: false },
  ];
  const show = async () => {
    const lessonId = await school.startLesson();
    const socket = await school.dashboard('teacher');
    const seen = await new OpenClass(socket).view(socket, lessonId);
    device.tell({ page: { url, title: 'How to end' }, tabs });
    await seen.until('known', (tile) => tile.tabs.length === 2, school.pupilIds[0] ?? '');
  };
  const allow = async () => {
    const { capture } = await school.as('dsl').do('safeguardingPolicy', {});
    await desk.setPolicy({ capture: { ...capture, alert: { parts: ['page', 'tabs'], minutes: 5 } } });
  };
  const shown = tabs.map(({ url: at, title, isActive }) => ({ url: at, title, isActive }));

  test('are not kept unless the school has them taken down; then with the alert and with the incident', async () => {
    await show();
    await device.report([alertReport(1)]);
    expect((await desk.look()).tabs).toEqual([]);
    await desk.judge('not-a-concern');
    await allow();
    await device.report([alertReport(2)]);
    expect((await desk.look()).tabs).toEqual(shown);
    const { incidentIds } = await desk.judge('true');
    const { facts } = await school.as('dsl').do('incident', { incidentId: incidentIds[0] ?? '' });
    expect(facts).toMatchObject({ tabs: shown, page: { url, title: 'How to end' } });
  });

  test('are not those of now where it is told late', async () => {
    await allow();
    await show();
    await device.report([alertReport(1, { at: Date.now() - 60_000 })]);
    expect((await desk.look()).tabs).toEqual([]);
  });
});

describe('kept', () => {
  test('is counted by kind in the desk’s own report', async () => {
    await device.report([alertReport(1), alertReport(2, { about: 'weapons', words: 'x' })]);
    await desk.judge('not-a-concern');
    expect((await school.as('dsl').do('queueFigures', {})).alerts).toEqual([
      { kind: 'harm-to-self', total: 1, true: 0, notAConcern: 1, unsure: 0, notSaid: 0 },
      { kind: 'weapons', total: 1, true: 0, notAConcern: 0, unsure: 0, notSaid: 1 },
    ]);
  });

  test('one that became an incident counts in the desk’s times from when the alert came to who looked at it first', async () => {
    const hourMs = 3_600_000;
    await device.report([alertReport(1)]);
    school.turnClock(2 * hourMs);
    await signInAgain();
    const late = { overdue: [{ is: 'alert', kind: 'harm-to-self' }], waiting: 1 };
    expect(await school.as('dsl').do('queueFigures', {})).toMatchObject(late);
    await desk.look();
    school.turnClock(hourMs);
    await signInAgain();
    const { incidentIds } = await desk.judge('true');
    await school.as('dsl').do('incident', { incidentId: incidentIds[0] ?? '' });
    const { firstLook, overdue, waiting } = await school.as('dsl').do('queueFigures', {});
    expect({ overdue, waiting }).toEqual({ overdue: [], waiting: 0 });
    expect(firstLook.medianMs).toBeGreaterThanOrEqual(2 * hourMs);
    expect(firstLook.medianMs).toBeLessThan(3 * hourMs);
    const rows = await countedIn(school.storage.db, { from: 0, to: Number.MAX_SAFE_INTEGER });
    expect(rows.every(({ firstLookAt, firstLookDueAt }) => (firstLookAt ?? 0) > firstLookDueAt)).toBe(true);
  });

  test('it is among what is held about the pupil, and is gone with its key when its time is over', async () => {
    await device.report([alertReport(1)]);
    expect(await counted('alerts')()).toBe(1);
    await desk.judge('not-a-concern', 'A song');
    await device.report([alertReport(2, { about: 'weapons', words: 'x' })]);
    await desk.judge('true');
    // The keys of records take over within moments.
    await school.as('dsl').do('runRetention', {});
    const owners = async () =>
      (await school.storage.db.selectFrom('itemKeys').select('owner').execute()).filter(({ owner }) =>
        owner.startsWith('alert '),
      ).length;
    expect(await owners()).toBe(2);
    school.turnClock(366 * dayMs);
    await school.signInAgain('dsl');
    const { deleted } = await school.as('dsl').do('runRetention', {});
    expect(deleted).toMatchObject({ alerts: 1 });
    // The one that became an incident is part of its record.
    expect(await owners()).toBe(1);
    for (const table of ['alerts', 'alertSigns', 'alertVerdicts'] as const)
      expect(await school.storage.db.selectFrom(table).selectAll().execute()).toHaveLength(1);
    const [kept] = await school.storage.db.selectFrom('alerts').selectAll().execute();
    await school.storage.db
      .transaction()
      .execute((transaction) => takeAwayIncident(transaction, kept?.incidentId ?? ''));
    expect(await school.storage.db.selectFrom('alerts').selectAll().execute()).toEqual([]);
    expect(await school.ledger.verify()).toMatchObject({ ok: true });
  });

  test('among what a device told only its number is left, and nothing that can be read', async () => {
    await device.report([alertReport(1)]);
    const rows = await school.storage.db.selectFrom('reports').selectAll().execute();
    expect(rows).toMatchObject([{ seq: 1, kind: 'alert', url: null, text: '', body: '{}', pupilId: null }]);
    const signs = await school.storage.db.selectFrom('alertSigns').select('sealedWhat').execute();
    expect(Buffer.from(signs[0]?.sealedWhat ?? []).includes('planted')).toBe(false);
  });

  test('of a page that was stopped and referred nothing is left that says what it was', async () => {
    const lessonId = await school.startLesson();
    await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
    const page = { url: alertReport(1).url, title: 'Planted' };
    device.tell({ page, tabs: [{ tabId: 1, isActive: true, ...page }] });
    await device.report([alertReport(1)]);
    await school.as('teacher').do('stopAndRefer', { lessonId, deviceId: device.deviceId });
    const read = async () => desk.look();
    expect(JSON.stringify(await read())).not.toContain('planted');
    await device.report([alertReport(2)]);
    expect(JSON.stringify(await read())).not.toContain('planted');
    expect(await read()).toMatchObject({ tries: 2 });
  });
});
