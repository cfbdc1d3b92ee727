import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useRoute } from 'preact-iso';
import { useEffect, useMemo } from 'preact/hooks';
import { useDashboard } from '../../dashboard-context.ts';
import { keptTileSize } from '../../state/kept-tile-size.ts';
import { createLessonView, type LessonView } from '../../state/lesson.ts';
import { createViewOptions, type ViewOptions } from '../../state/view-options.ts';
import { createWatching, type Watching } from '../../state/watching.ts';
import { Empty, Failed, Loading } from '../../ui/loaded.tsx';
import { Page, useTitle } from '../../ui/page.tsx';
import { ClassBoard } from './class-board.tsx';

/** Tells the server when the page is hidden, and everything again after a reconnect. */
const useWatching = (lessonId: string, { arePicturesPaused }: ViewOptions): Watching => {
  const { connection, frames } = useDashboard();
  const watching = useMemo(() => createWatching({ lessonId, ask: connection.ask }), [lessonId]);
  useEffect(() => {
    const look = () => watching.setPageHidden(document.hidden || arePicturesPaused.peek());
    // A page that is left may be kept asleep with its connection: nobody looks through it.
    const leave = () => watching.stop();
    const comeBack = () => watching.repeat();
    document.addEventListener('visibilitychange', look);
    addEventListener('pagehide', leave);
    addEventListener('pageshow', comeBack);
    const stop = arePicturesPaused.subscribe(look);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', look);
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', comeBack);
      watching.stop();
      frames.clear();
    };
  }, [watching]);
  return watching;
};

const useLesson = (lessonId: string, view: ViewOptions, watching: Watching): LessonView => {
  const { connection, clock } = useDashboard();
  const lesson = useMemo(() => createLessonView({ lessonId, connection, clock, view }), [lessonId]);
  useEffect(() => lesson.start(), [lesson]);
  const readyAt = useSignal(0);
  useSignalEffect(() => {
    readyAt.value = lesson.phase.value.kind === 'ready' ? connection.connects.value : 0;
  });
  useSignalEffect(() => {
    if (readyAt.value > 0) watching.repeat();
  });
  return lesson;
};

export const LessonPage = () => {
  const lessonId = useRoute().params['lessonId'] ?? '';
  return <OneLesson key={lessonId} lessonId={lessonId} />;
};

const OneLesson = ({ lessonId }: { lessonId: string }) => {
  const view = useMemo(() => createViewOptions(keptTileSize()), []);
  const watching = useWatching(lessonId, view);
  const lesson = useLesson(lessonId, view, watching);
  const title = useComputed(() =>
    lesson.phase.value.kind === 'ready' ? lesson.phase.value.facts.className : 'Lesson',
  );
  useTitle(title.value);
  const phase = lesson.phase.value;
  switch (phase.kind) {
    case 'loading':
      return (
        <Page title="Lesson">
          <Loading what="the class" />
        </Page>
      );
    case 'failed':
      return (
        <Page title="Lesson">
          <Failed failure={phase.failure} onRetry={lesson.reload} />
          <p>
            <a href="/">Back to classes</a>
          </p>
        </Page>
      );
    case 'ended':
      return (
        <Page title={phase.facts?.className ?? 'Lesson'}>
          <Empty title="The lesson has ended">
            <p>Locks are open and pictures have stopped.</p>
            <a class="button" href={`/lessons/${lessonId}/timeline`}>
              What happened in it
            </a>{' '}
            <a class="button primary" href="/">
              Back to classes
            </a>
          </Empty>
        </Page>
      );
    case 'lost':
      return (
        <Page title={phase.facts?.className ?? 'Lesson'}>
          <Empty title="You no longer teach this lesson">
            <p>It goes on with {phase.teacher}. What is on for the pupils stays on.</p>
            <a class="button primary" href="/">
              Back to classes
            </a>
          </Empty>
        </Page>
      );
    case 'ready':
      return <ClassBoard lesson={lesson} facts={phase.facts} watching={watching} />;
  }
};
