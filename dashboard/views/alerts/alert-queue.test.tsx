// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import type { AlertSummary } from '#shared/api/alerts.ts';
import { failure, success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { AlertQueue } from './alert-queue.tsx';

const alert = (change: Partial<AlertSummary> = {}): AlertSummary => ({
  alertId: 'a1',
  kind: 'harm-to-self',
  level: 'now',
  pupil: { pupilId: 'p1', name: 'Amara Quill', className: 'Hedgehogs' },
  firstAt: 1_800_000_000_000,
  lastAt: 1_800_000_000_000,
  tries: 1,
  verdict: null,
  verdictAt: null,
  verdictBy: null,
  incident: null,
  ...change,
});
const gambling = (alertId: string) =>
  alert({ alertId, kind: 'gambling', level: 'when-you-can', pupil: null });

const start = async (part: 'first' | 'later', ...alerts: AlertSummary[]) => {
  const play = playDashboard();
  play.on('alerts', () => success({ alerts, total: alerts.length }));
  await play.show(<AlertQueue part={part} />);
  return play;
};
const press = (key: string) =>
  act(() => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });

test('what cannot wait stands apart from what can, and from what somebody was unsure of', async () => {
  const all = [alert(), alert({ alertId: 'a2', verdict: 'unsure', verdictBy: 'Mrs Haddad' }), gambling('a3')];
  const first = await start('first', ...all);
  expect(first.root.querySelectorAll('a[data-alert-id]')).toHaveLength(1);
  expect(first.root.textContent).toContain('Look now');
  const later = await start('later', ...all);
  expect(later.root.textContent).toContain('Unsure');
  expect(later.root.textContent).toContain('Whoever sat at a device that is nobody’s');
  expect(later.root.querySelectorAll('a[data-alert-id]')).toHaveLength(2);
});

test('where there is nothing it is not there, and where it cannot be loaded it says so', async () => {
  expect((await start('first')).root.textContent).toBe('');
  const play = playDashboard();
  play.on('alerts', () => failure('offline'));
  await play.show(<AlertQueue part="first" />);
  expect(play.root.textContent).toContain('This could not be loaded');
});

test('like ones are closed by keys, with one reason for all of them', async () => {
  const play = await start('later', gambling('a1'), gambling('a2'));
  play.on('judgeAlerts', () => success({ incidentIds: [] }));
  for (const link of play.root.querySelectorAll<HTMLElement>('a[data-alert-id]')) {
    link.focus();
    await press('x');
  }
  expect(play.root.textContent).toContain('2 chosen');
  await press('2');
  expect(play.root.textContent).toContain('2 alerts: not a concern');
  await play.fill('reason', 'Maths on odds');
  await play.submit('judge-alerts');
  expect(play.requestsOf('judgeAlerts')).toEqual([
    { alertIds: ['a1', 'a2'], verdict: 'not-a-concern', reason: 'Maths on odds' },
  ]);
});
