import { afterEach, beforeEach, expect, test } from 'vitest';
import { alertReport } from '../support/alert-report.ts';
import type { StaffKey } from '../support/made-up-people.ts';
import { AlertDesk } from './alert-desk.ts';
import { IncidentSchool } from './incident-school.ts';

let school: IncidentSchool;
beforeEach(async () => {
  school = await IncidentSchool.open();
});
afterEach(() => school.live.close());

const shown = (key: StaffKey, shelf: 'open' | 'closed') =>
  school.live.as(key).do('desk', { shelf, kind: 'all', search: '' });

const readable = async () => {
  const { db } = school.live.storage;
  return {
    alerts: await db.selectFrom('alerts').select(['pupilId', 'deviceId', 'firstAt', 'lastAt']).execute(),
    signs: await db.selectFrom('alertSigns').select(['deviceId', 'seq', 'at']).execute(),
    reports: await db.selectFrom('reports').select(['kind', 'pupilId', 'at']).execute(),
  };
};
const dayMs = 24 * 3_600_000;
/** No column that can be read leads from the incident to the child or the device. */
const namesNobody = async (deviceId: string): Promise<void> => {
  const { alerts, signs, reports } = await readable();
  expect(JSON.stringify([alerts, signs])).not.toContain(deviceId);
  expect(alerts).toMatchObject([{ pupilId: null }]);
  const times = [...alerts.flatMap(({ firstAt, lastAt }) => [firstAt, lastAt]), ...signs.map(({ at }) => at)];
  expect(times.map((at) => at % dayMs)).toEqual(times.map(() => 0));
  expect(reports.map(({ kind, pupilId }) => ({ kind, pupilId }))).toEqual([
    { kind: 'untold', pupilId: null },
  ]);
};

test('an alert whose incident turns out to be about the head goes from every list with it, and names no child in the tables', async () => {
  const device = school.live.device(0);
  await device.arrive();
  await device.report([alertReport(1)]);
  const alerts = new AlertDesk(school.live);
  const { alertId } = await alerts.first();
  const { incidentIds } = await alerts.judge('true', 'She wrote it');
  expect(await shown('dsl', 'closed')).toMatchObject({ ofKind: { alert: 1 } });
  await school.change(incidentIds, { kind: 'narrow', audience: 'chair', reason: 'It was Dr Penrose' });
  for (const key of ['dsl', 'head'] as const) {
    await school.confirm(key);
    expect(
      await school.live.as(key).call('assignAlerts', { alertIds: [alertId], accountId: null, note: 'x' }),
    ).toMatchObject({ reason: 'not-found' });
    for (const verdict of ['true', 'unsure', 'not-a-concern'] as const)
      expect(
        await school.live.as(key).call('judgeAlerts', { alertIds: [alertId], verdict, reason: 'x' }),
      ).toMatchObject({ reason: 'not-found' });
    for (const shelf of ['open', 'closed'] as const)
      expect(await shown(key, shelf)).toMatchObject({ items: [], ofKind: { alert: 0 } });
    expect(await school.live.as(key).call('alert', { alertId })).toMatchObject({ reason: 'not-found' });
    expect(await school.live.as(key).do('chronology', { pupilId: school.pupil(0) })).toMatchObject({
      alerts: [],
      incidents: [],
    });
  }
  await namesNobody(device.deviceId);
  const { people } = await school.live.as('chair').do('incident', { incidentId: incidentIds[0] ?? '' });
  expect(people).toMatchObject([{ name: 'Amara Quill' }]);
});

test('one that was moved before is parted from its device at the next start, and stops no device any more', async () => {
  const device = school.live.device(0);
  await device.arrive();
  await device.report([alertReport(1)]);
  const alerts = new AlertDesk(school.live);
  const { alertId } = await alerts.first();
  const { incidentIds } = await alerts.judge('true', 'She wrote it');
  const { db } = school.live.storage;
  await db
    .updateTable('incidents')
    .set({ audience: 'chair' })
    .where('incidentId', '=', incidentIds[0] ?? '')
    .execute();
  await school.live.restart();
  await namesNobody(device.deviceId);
  expect(await school.live.as('dsl').call('stopAndRefer', { alertId })).toMatchObject({
    reason: 'not-found',
  });
});
