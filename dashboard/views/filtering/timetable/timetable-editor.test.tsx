// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test } from 'vitest';
import { defaultTimetable, type Timetable } from '#shared/policy/timetable.ts';
import { playDashboard } from '../../../play-dashboard.tsx';
import { TimetableEditor } from './timetable-editor.tsx';

const timetable = signal<Timetable>(defaultTimetable());
const bad = new Map<string, boolean>();
let play: ReturnType<typeof playDashboard>;
const Shown = () => (
  <TimetableEditor
    timetable={timetable.value}
    onChange={(changed) => (timetable.value = changed)}
    onBad={(list, isBad) => bad.set(list, isBad)}
  />
);
beforeEach(async () => {
  timetable.value = defaultTimetable();
  bad.clear();
  play = playDashboard();
  play.dashboard.clock.set(Date.parse('2026-11-23T09:00:00Z'));
  await play.show(<Shown />);
});

const click = async (label: string): Promise<void> => {
  const found = play.root.querySelector<HTMLElement>(`[aria-label="${label}"]`);
  if (found === null) throw new Error(`There is no ${label}.`);
  await act(() => found.click());
};
const now = (): string => play.root.querySelector('.school-time-now')?.textContent ?? '';

test('says which time it is, and moves on with the clock', async () => {
  expect(now()).toContain('Now: lessons, until 10:30');
  await act(() => play.dashboard.clock.set(Date.parse('2026-11-23T12:30:00Z')));
  expect(now()).toContain('Now: lunch, until 13:00');
  await act(() => play.dashboard.clock.set(Date.parse('2026-11-23T20:00:00Z')));
  expect(now()).toContain('Now: at home, until 24 Nov 2026, 08:45');
});

test('a period is changed, added, moved and removed', async () => {
  await play.fill('period-2-from', '11:45');
  await click('Friday, period 2');
  expect(timetable.value.periods[1]).toEqual({ time: 'lunch', days: [1, 2, 3, 4], from: 705, to: 780 });
  await click('Move period 2 up');
  expect(timetable.value.periods.map(({ time }) => time).slice(0, 2)).toEqual(['lunch', 'break']);
  await click('Remove period 1');
  expect(timetable.value.periods.map(({ time }) => time)).toEqual(['break', 'lessons', 'after-school']);
});

test('a period that is not whole holds back publishing, and the last whole ones stay', async () => {
  await play.press('Add a period');
  expect(play.root.querySelector('[data-period="5"] .error')?.textContent).toContain('Give both times');
  expect(bad.get('timetable')).toBe(true);
  await play.fill('period-5-from', '18:00');
  await play.fill('period-5-to', '17:00');
  expect(play.root.querySelector('[data-period="5"] .error')?.textContent).toContain('end after it begins');
  expect(timetable.value.periods).toHaveLength(4);
  await play.fill('period-5-to', '00:00');
  expect(bad.get('timetable')).toBe(false);
  expect(timetable.value.periods.at(-1)).toMatchObject({ from: 1080, to: 1440 });
});

test('the week and its overlaps are drawn as they hold', async () => {
  const monday = play.root.querySelector('.strip[aria-label^="Monday"]');
  expect(monday?.getAttribute('aria-label')).toBe(
    'Monday: lessons 08:45 to 10:30, break 10:30 to 10:45, lessons 10:45 to 12:00, lunch 12:00 to 13:00, ' +
      'lessons 13:00 to 15:15, after school 15:15 to 18:00',
  );
  expect(play.root.querySelector('.overlaps')?.textContent).toContain('break counts, and not lessons');
  await click('Remove period 1');
  await click('Remove period 1');
  expect(play.root.textContent).toContain('No periods overlap.');
});

test('holidays are read from what is pasted; a bad line holds back, and changes nothing', async () => {
  await play.fill('holidays', '26 Oct 2026 – 30 Oct 2026 Half term\nnonsense');
  expect(play.root.querySelector('.error')?.textContent).toContain('Line 2: “nonsense”');
  expect([bad.get('holidays'), timetable.value.holidays]).toEqual([true, []]);
  await play.fill('holidays', '26 Oct 2026 – 30 Oct 2026 Half term');
  expect(bad.get('holidays')).toBe(false);
  expect(timetable.value.holidays).toEqual([{ label: 'Half term', from: '2026-10-26', to: '2026-10-30' }]);
});
