// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import type { AlertSummary } from '#shared/api/alerts.ts';
import type { DeskItem } from '#shared/api/desk.ts';
import { failure, success } from '#shared/result.ts';
import { alertSummary, incidentSummary, referralSummary } from '../../../test/support/made-up-desk.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { DeskPage } from './desk-page.tsx';

const alert = (id: string, change: Partial<AlertSummary> = {}): DeskItem => ({
  is: 'alert',
  id,
  kind: 'alert',
  urgency: 'now',
  dueAt: null,
  alert: alertSummary(id, change),
});
const incident = (id: string): DeskItem => ({
  is: 'incident',
  id,
  kind: 'pupil',
  urgency: 'today',
  dueAt: 0,
  incident: incidentSummary(id, { number: 7 }),
});
const referral: DeskItem = {
  is: 'referral',
  id: 'r1',
  kind: 'referral',
  urgency: 'now',
  dueAt: 0,
  referral: referralSummary('r1'),
};

const start = async (...items: DeskItem[]) => {
  const play = playDashboard();
  const ofKind = { alert: 0, pupil: 0, staff: 0, 'from-alert': 0, referral: 0 };
  const counts = { open: items.length, mine: 0, review: 0, closed: 0 };
  play.on('desk', () => success({ items, total: items.length, counts, ofKind }));
  play.on('approvals', () => success([]));
  await play.show(<DeskPage />);
  return play;
};
const press = (key: string) =>
  act(() => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });
const rowsOf = (root: HTMLElement) => [...root.querySelectorAll('tbody tr')].map((row) => row.textContent);

test('one list holds all kinds in the server’s order, each line says what it is, and who only looked at it', async () => {
  const look = { at: Date.now() - 12 * 60_000, by: 'Mrs Haddad' };
  const { root } = await start(referral, alert('a1', { look }), incident('i1'), alert('a2', { pupil: null }));
  const [first, second, third, fourth] = rowsOf(root);
  expect(first).toContain('Stopped and referred');
  expect(first).toContain('Nothing is done yet');
  expect(second).toContain('Gambling');
  expect(second).toMatch(/Looked at .* by Mrs Haddad, not judged yet/);
  expect(third).toContain('Told by a pupil');
  expect(fourth).toContain('Whoever sat at a device that is nobody’s');
  expect(fourth).not.toContain('Looked at');
});

test('a kind is asked for of the server, and where the desk cannot be loaded it says so', async () => {
  const play = await start(alert('a1'));
  const kind = play.root.querySelector<HTMLSelectElement>('[name="kind"]');
  await act(() => {
    if (kind !== null) kind.value = 'alert';
    kind?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(play.requestsOf('desk').at(-1)).toEqual({ shelf: 'open', kind: 'alert', search: '' });
  const broken = playDashboard();
  broken.on('desk', () => failure('offline'));
  await broken.show(<DeskPage />);
  expect(broken.root.textContent).toContain('This could not be loaded');
});

test('like ones of both kinds are judged by keys, with one reason for all of them', async () => {
  const play = await start(alert('a1'), incident('i1'), alert('a2'));
  play.on('judgeAlerts', () => success({ incidentIds: [] }));
  play.on('changeIncidents', () => success({}));
  for (const link of play.root.querySelectorAll<HTMLElement>('a[data-desk-id]')) {
    link.focus();
    await press('x');
  }
  expect(play.root.textContent).toContain('3 chosen');
  await press('2');
  expect(play.root.textContent).toContain('Incident 7 and 2 alerts: not a concern');
  await play.fill('reason', 'Maths on odds');
  await play.submit('judge-alerts');
  expect(play.requestsOf('judgeAlerts')).toEqual([
    { alertIds: ['a1', 'a2'], verdict: 'not-a-concern', reason: 'Maths on odds' },
  ]);
  expect(play.requestsOf('changeIncidents')).toEqual([
    {
      incidentIds: ['i1'],
      change: { kind: 'triage', triage: 'not-a-concern', reason: 'Maths on odds' },
    },
  ]);
});

test('closing and handing over work on the row that has the focus, whatever it is, but not on a referral', async () => {
  const play = await start(referral, alert('a1'), incident('i1'));
  play.on('incidentReaders', () => success([{ accountId: 'h', name: 'Dr Penrose' }]));
  play.on('assignAlerts', () => success({}));
  play.on('judgeAlerts', () => success({ incidentIds: [] }));
  const focus = (id: string) => play.root.querySelector<HTMLElement>(`a[data-desk-id="${id}"]`)?.focus();
  focus('r1');
  await press('c');
  expect(play.root.querySelector('dialog')).toBeNull();
  focus('a1');
  await press('h');
  await play.submit('hand-over-incidents');
  expect(play.requestsOf('assignAlerts')).toEqual([{ alertIds: ['a1'], accountId: null, note: '' }]);
  focus('a1');
  await press('c');
  expect(play.root.textContent).toContain('Close one alert');
  await play.fill('reason', 'Homework');
  await play.submit('close-incidents');
  expect(play.requestsOf('judgeAlerts')).toEqual([
    { alertIds: ['a1'], verdict: 'not-a-concern', reason: 'Homework' },
  ]);
});

test('where an alert is refused, no incident beside it is changed', async () => {
  const play = await start(alert('a1'), incident('i1'));
  play.on('judgeAlerts', () => failure('conflict', 'One of these is an incident already.'));
  play.on('changeIncidents', () => success({}));
  for (const link of play.root.querySelectorAll<HTMLElement>('a[data-desk-id]')) {
    link.focus();
    await press('x');
  }
  await press('c');
  await play.fill('reason', 'Homework');
  await play.choose('Not told, because…');
  await play.fill('parentsNotToldWhy', 'They set it');
  await play.submit('close-incidents');
  expect(play.root.textContent).toContain('One of these is an incident already.');
  expect(play.requestsOf('changeIncidents')).toEqual([]);
  play.on('judgeAlerts', () => success({ incidentIds: [] }));
  await play.submit('close-incidents');
  expect(play.requestsOf('changeIncidents')).toHaveLength(1);
});
