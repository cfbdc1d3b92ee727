import { Route, Router } from 'preact-iso';
import { vi } from 'vitest';
import type { Tile } from '#shared/class-snapshot.ts';
import { success } from '#shared/result.ts';
import { madeUpSnapshot } from './made-up-lesson.ts';
import { playDashboard } from './play-dashboard.tsx';
import { LessonPage } from './views/lesson/lesson-page.tsx';

/** For tests: the page of a lesson with these pupils. */
export const playLesson = async (tiles: Tile[]): Promise<ReturnType<typeof playDashboard>> => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
  history.replaceState(null, '', '/lessons/l1');
  const play = playDashboard();
  play.on('view-lesson', () => success(madeUpSnapshot(tiles)));
  for (const name of ['leave-lesson', 'watch'] as const) play.on(name, () => success(null));
  play.on('timeline', () => success([]));
  await play.show(
    <Router>
      <Route path="/lessons/:lessonId" component={LessonPage} />
      <Route default component={() => null} />
    </Router>,
  );
  return play;
};

/** Afterwards. */
export const leaveLesson = async (play: ReturnType<typeof playDashboard>): Promise<void> => {
  await play.leave();
  vi.unstubAllGlobals();
};
