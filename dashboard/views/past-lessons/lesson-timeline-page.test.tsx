// @vitest-environment happy-dom
import { Route, Router } from 'preact-iso';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { success } from '#shared/result.ts';
import { playDashboard } from '../../play-dashboard.tsx';
import { LessonTimelinePage } from './lesson-timeline-page.tsx';

let play: ReturnType<typeof playDashboard>;
const line = () => play.root.querySelector('[data-kind="close-tab"]');
const outcome = (pupil: string, is: string, why = '') => ({ pupil, is, why });
const failed = outcome('Di', 'failed', 'No such tab is open.');
const applied = ['Ada', 'Ben', 'Cy'].map((pupil) => outcome(pupil, 'applied'));

const show = async (outcomes: readonly object[]): Promise<void> => {
  await showLines([{ ...done, args, outcomes }]);
};

const args = { url: 'https://games.example/', reason: 'We have finished with it.' };
const done = { is: 'done', at: 0, by: 'Ms Grey', action: 'close-tab', outcome: 'applied', pupils: [] };

const showLines = async (lines: readonly object[], untold: readonly string[] = []): Promise<void> => {
  const lesson = { lessonId: 'l1', className: '4 Oak', teacher: 'Ms Grey', startedAt: 0, endedAt: 1 };
  play.on('lessonTimeline', () => success({ lesson, pupils: [], lines, untold }));
  await play.show(
    <Router>
      <Route path="/lessons/:lessonId/timeline" component={LessonTimelinePage} />
      <Route default component={() => null} />
    </Router>,
  );
};

beforeEach(() => {
  history.replaceState(null, '', '/lessons/l1/timeline');
  play = playDashboard();
});
afterEach(() => play.leave());

test('a command says what it contained, who gave it and why, and its counts unfold to names', async () => {
  await show([...applied, failed]);
  expect(line()?.textContent).toContain('Close a tab of games.exampleMs Grey: We have finished with it.');
  expect(line()?.querySelector('summary')?.textContent).toBe(
    'For 4 pupils: 3 applied, 1 failed (No such tab is open)',
  );
  const groups = [...(line()?.querySelectorAll('details li') ?? [])].map((each) => each.textContent);
  expect(groups).toEqual(['applied: Ada, Ben, Cy', 'failed (No such tab is open): Di']);
});

test('for one pupil there is nothing to unfold', async () => {
  await show([failed]);
  expect(line()?.textContent).toContain('For Di: failed (No such tab is open)');
  expect(line()?.querySelector('details')).toBeNull();
});

test('unfolded, what is the same for all is not said again', async () => {
  await show([...applied, outcome('Di', 'applied')]);
  const groups = [...(line()?.querySelectorAll('details li') ?? [])].map((each) => each.textContent);
  expect(groups).toEqual(['Ada, Ben, Cy, Di']);
});

test('who was elsewhere, and of whom nothing came, is said; an answer with its words', async () => {
  const moved = { is: 'moved', at: 0, pupils: ['Ada', 'Ben'], className: '5 Elm', teacher: 'Mr Bell' };
  const answered = { ...done, action: 'answer-hand', outcome: 'told', pupils: ['Cy'], answer: 'Page 4' };
  await showLines([{ ...moved, way: 'back' }, answered, { ...moved, way: 'out' }], ['Di']);
  const lines = [...play.root.querySelectorAll('.timeline li > span')].map((each) => each.textContent);
  expect(lines).toEqual([
    'Came back from the lesson of 5 Elm: Ada, BenMr Bell',
    'Wrote an answer to a raised hand: CyMs Grey: Page 4',
    'Went to the lesson of 5 Elm: Ada, BenMr Bell',
  ]);
  expect(play.root.textContent).toContain('No computer told anything of Di.');
});

test('of many of whom nothing came, the number is said, and the names unfold', async () => {
  const names = Array.from({ length: 9 }, (_, at) => `Pupil ${at + 1}`);
  await showLines([done], names);
  expect(play.root.querySelector('summary')?.textContent).toBe('No computer told anything of 9 pupils');
  expect(play.root.querySelector('details bdi')?.textContent).toBe(names.join(', '));
});
