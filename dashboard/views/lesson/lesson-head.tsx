import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useDashboard } from '../../dashboard-context.ts';
import { countStates, stateCountWords } from '../../state/class-summary.ts';
import type { LessonFacts, LessonView } from '../../state/lesson.ts';
import { clockTime, timeLeft } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { Icon } from '../../ui/icon.tsx';
import { stateLooks } from '../../ui/state-chip.tsx';
import { LessonMenu } from './lesson-menu.tsx';
import { ScreenCost } from './screen-cost.tsx';

/** "27 online · 2 blocked · 1 silent", with a picture each. */
const Summary = ({ lesson }: { lesson: LessonView }) => (
  <p class="summary" data-summary>
    {countStates(lesson.tiles.value).map(({ state, count }) => (
      <span key={state} class="summary-part" data-state={state}>
        <Icon name={stateLooks[state].icon} />
        <span>
          <strong>{count}</strong> {stateCountWords[state]}
        </span>
      </span>
    ))}
  </p>
);

const EndLesson = ({ lessonId, onClose }: { lessonId: string; onClose: () => void }) => {
  const { api } = useDashboard();
  const { route } = useLocation();
  return (
    <Dialog title="End the lesson?" onClose={onClose} name="end-lesson">
      <Form
        submit="End lesson"
        onSubmit={() => api.call('endLesson', { lessonId })}
        onDone={() => route('/')}
        onCancel={onClose}
        name="end-lesson"
      >
        <p>Locks open, pictures stop, and pupils browse by the school’s usual rules.</p>
      </Form>
    </Dialog>
  );
};

export const LessonHead = ({ lesson, facts }: { lesson: LessonView; facts: LessonFacts }) => {
  const { clock } = useDashboard();
  const isEnding = useSignal(false);
  const left = facts.endsAt - clock.now.value;
  return (
    <header class="lesson-head">
      <h1 tabIndex={-1}>
        <bdi>{facts.className}</bdi>
      </h1>
      <Summary lesson={lesson} />
      <ScreenCost lessonId={facts.lessonId} />
      <p class="lesson-end" data-ending={left < 5 * 60_000}>
        <Icon name="clock" />
        <span>
          Ends {clockTime(facts.endsAt)}{' '}
          <span class="quiet-text">· {timeLeft(facts.endsAt, clock.now.value)}</span>
        </span>
      </p>
      <LessonMenu lesson={lesson} facts={facts} />
      <Button onClick={() => (isEnding.value = true)}>End lesson</Button>
      {isEnding.value && <EndLesson lessonId={facts.lessonId} onClose={() => (isEnding.value = false)} />}
    </header>
  );
};
