// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { success } from '#shared/result.ts';
import { Route, Router } from 'preact-iso';
import { madeUpTile, playDashboard } from '../../play-dashboard.tsx';
import { LessonPage } from './lesson-page.tsx';

let play: ReturnType<typeof playDashboard>;
const tiles = () => [...play.root.querySelectorAll('[role="option"]')];
const lesson = {
  lessonId: 'l1',
  classId: 'c1',
  className: '4 Oak',
  teacher: 'Ms Grey',
  teachers: [],
  guestIds: [],
  asks: [],
  asked: [],
  endsAt: 0,
  now: 0,
  tiles: [madeUpTile('a')],
};

beforeEach(async () => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
  history.replaceState(null, '', '/lessons/l1');
  play = playDashboard();
  play.on('view-lesson', () => success(lesson));
  play.on('leave-lesson', () => success(null));
  play.on('watch', () => success(null));
  await play.show(
    <Router>
      <Route path="/lessons/:lessonId" component={LessonPage} />
      <Route default component={() => null} />
    </Router>,
  );
  expect(tiles()).toHaveLength(1);
});
afterEach(async () => {
  await play.leave();
  vi.unstubAllGlobals();
});

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
