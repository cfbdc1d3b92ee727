import { afterEach, beforeEach, expect, test } from 'vitest';
import { alertReport } from '../support/alert-report.ts';
import { alertsOnDesk } from '../support/alerts-on-desk.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { IncidentSchool } from './incident-school.ts';
import { parents } from '../support/parents-not-told.ts';

let desk: IncidentSchool;
let device: RawDevice;

beforeEach(async () => {
  desk = await IncidentSchool.open();
  device = desk.live.device(0);
  await device.arrive();
});
afterEach(() => desk.live.close());

const lines = async (
  key: 'dsl' | 'head' | 'chair' = 'dsl',
  shelf: 'open' | 'mine' | 'closed' = 'open',
  kind: 'all' | 'alert' | 'staff' = 'all',
) => desk.live.as(key).do('desk', { shelf, kind, search: '' });
const kinds = async (...asked: Parameters<typeof lines>) =>
  (await lines(...asked)).items.map(({ kind }) => kind);

test('alerts, incidents and referrals are one list by urgency, each says what it is, and can be had by kind', async () => {
  await desk.tell({ kind: 'off-task-sites' });
  await device.report([alertReport(1, { about: 'gambling', level: 'when-you-can' })]);
  await device.report([
    {
      seq: 2,
      at: Date.now(),
      kind: 'concern',
      url: 'https://newts.example/',
      choice: 'asked-me',
      words: 'x',
    },
  ]);
  await device.report([alertReport(3)]);
  expect(await kinds()).toEqual(['pupil', 'alert', 'staff', 'alert']);
  const all = await lines();
  expect(all).toMatchObject({ total: 4, counts: { open: 4 }, ofKind: { alert: 2, pupil: 1, staff: 1 } });
  expect(JSON.stringify(all)).not.toContain('planted');
  expect(await kinds('dsl', 'open', 'alert')).toEqual(['alert', 'alert']);
  // Of children alone.
  expect(await lines('chair')).toMatchObject({ items: [], total: 0, counts: { open: 0, closed: 0 } });
  await desk.live.as('dsl').do('stopAndRefer', { incidentId: all.items[0]?.id ?? '' });
  expect(await kinds()).toContain('referral');
});

test('an alert is handed to a colleague who may read it, with a word, and lies with them', async () => {
  await device.report([alertReport(1)]);
  const alertId = (await alertsOnDesk(desk.live.as('dsl')))[0]?.alertId ?? '';
  const [head, teacher] = [await desk.staffId('Dr Penrose'), await desk.staffId('Miss Clarke')];
  const dsl = desk.live.as('dsl');
  const to = (accountId: string | null) => ({ alertIds: [alertId], accountId, note: 'I am away' });
  expect(await dsl.call('assignAlerts', to(teacher))).toMatchObject({ reason: 'not-allowed' });
  await dsl.do('assignAlerts', to(head));
  expect(await kinds('head', 'mine')).toEqual(['alert']);
  expect(await kinds('dsl', 'mine')).toEqual([]);
  expect(await desk.live.as('head').do('alert', { alertId })).toMatchObject({
    assignee: { name: 'Dr Penrose' },
    said: [{ verdict: 'handed-over', reason: 'I am away', by: 'Mrs Haddad' }],
  });
  await dsl.do('judgeAlerts', { alertIds: [alertId], verdict: 'not-a-concern', reason: '' });
  expect(await kinds('head', 'mine')).toEqual([]);
  expect(await kinds('head', 'closed')).toEqual(['alert']);
});

test('a pupil’s chronology holds the alerts about them that are no incident, without their words, and not for the chair', async () => {
  await device.report([alertReport(1), alertReport(2, { about: 'gambling' })]);
  const dsl = desk.live.as('dsl');
  const alerts = await alertsOnDesk(dsl);
  const alertIds = alerts.flatMap(({ alertId, kind }) => (kind === 'gambling' ? [] : [alertId]));
  await dsl.do('judgeAlerts', { alertIds, verdict: 'true', reason: '' });
  const chronology = await dsl.do('chronology', { pupilId: desk.pupil(0) });
  expect(chronology).toMatchObject({
    alerts: [{ kind: 'gambling', verdict: null }],
    incidents: [{ kind: 'searching-for-harm' }],
  });
  expect(JSON.stringify(chronology.alerts)).not.toContain('planted');
  expect(await desk.live.as('chair').do('chronology', { pupilId: desk.pupil(0) })).toMatchObject({
    alerts: [],
    incidents: [],
  });
});

test('a reason that is given with a judgement on the list is kept with the incident', async () => {
  const { incidentId } = await desk.tell();
  await desk.change([incidentId], { kind: 'triage', triage: 'unsure', reason: 'Ask her teacher first' });
  const { actions } = await desk.live.as('dsl').do('incident', { incidentId });
  expect(actions.map(({ text }) => text)).toEqual(['Unsure: Ask her teacher first']);
});

test('no more than fifty are shown at once, and it is said of how many', async () => {
  for (let count = 0; count < 51; count += 1) await desk.tell({ kind: 'off-task-sites' });
  const { items, total } = await lines();
  expect([items.length, total]).toEqual([50, 51]);
});

test('what fails half-way is sent again as a whole, and nothing is written twice', async () => {
  const { incidentId } = await desk.tell();
  await device.report([alertReport(1), alertReport(2, { about: 'gambling' })]);
  const dsl = desk.live.as('dsl');
  const [whole = '', none = ''] = (await alertsOnDesk(dsl)).map(({ alertId }) => alertId);
  const [reason, accountId] = ['A lesson on newts', await desk.staffId('Dr Penrose')];
  const handOver = async (incidentIds: string[]) => {
    await dsl.do('assignAlerts', { alertIds: [whole, none], accountId, note: reason });
    return dsl.call('changeIncidents', { incidentIds, change: { kind: 'assign', accountId, note: reason } });
  };
  const close = async (incidentIds: string[]) => {
    await dsl.do('judgeAlerts', { alertIds: [whole], verdict: 'true', reason });
    await dsl.do('judgeAlerts', { alertIds: [none], verdict: 'not-a-concern', reason });
    const change = { kind: 'decide', decision: 'no-further-action', reason, parents } as const;
    return dsl.call('changeIncidents', { incidentIds, change });
  };
  for (const doIt of [handOver, close]) {
    expect(await doIt([incidentId, 'gone meanwhile'])).toMatchObject({ reason: 'not-found' });
    expect([await doIt([incidentId]), await doIt([incidentId])]).toMatchObject([{ ok: true }, { ok: true }]);
  }
  const { actions } = await dsl.do('incident', { incidentId });
  expect(actions.map(({ text }) => text)).toEqual([
    `Handed to Dr Penrose: ${reason}`,
    `No further action: ${reason}`,
    `Parents not told: ${parents.why}`,
  ]);
  for (const alertId of [whole, none])
    expect((await dsl.do('alert', { alertId })).said).toMatchObject([
      { verdict: 'handed-over' },
      { verdict: alertId === none ? 'not-a-concern' : 'true' },
    ]);
  expect((await lines()).items.map(({ kind }) => kind)).toEqual(['from-alert']);
});

test('the same reason given for another decision is written again', async () => {
  const { incidentId } = await desk.tell();
  for (const decision of ['no-further-action', 'open', 'no-further-action'] as const)
    await desk.change([incidentId], { kind: 'decide', decision, reason: 'Her mother rang', parents });
  expect(
    (await desk.live.as('dsl').do('incident', { incidentId })).actions.filter(({ step }) => step === null),
  ).toHaveLength(3);
});
