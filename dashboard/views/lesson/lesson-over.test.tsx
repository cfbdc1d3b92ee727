// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { madeUpTile, type playDashboard } from '../../play-dashboard.tsx';
import { leaveLesson, playLesson } from '../../play-lesson.tsx';

let play: ReturnType<typeof playDashboard>;
const tiles = () => [...play.root.querySelectorAll('[role="option"]')];

beforeEach(async () => {
  play = await playLesson([madeUpTile('a')]);
  expect(tiles()).toHaveLength(1);
});
afterEach(() => leaveLesson(play));

test('the end of the lesson takes the class away', async () => {
  await play.emit('lesson-ended', 'l1');
  expect(tiles()).toEqual([]);
  expect(play.root.textContent).toContain('The lesson has ended');
});

test('a lesson that goes on without its viewer is not said to have ended', async () => {
  await play.emit('lesson-lost', 'l1', 'Mr Bell');
  expect(tiles()).toEqual([]);
  expect(play.root.textContent).toContain('It goes on with Mr Bell');
  expect(play.root.textContent).not.toContain('has ended');
});
