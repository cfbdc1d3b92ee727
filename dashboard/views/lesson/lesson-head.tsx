import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useDashboard } from '../../dashboard-context.ts';
import type { TileState } from '#shared/class-snapshot.ts';
import { summariseClass, type CountedPart } from '../../state/class-summary.ts';
import type { LessonFacts, LessonView } from '../../state/lesson.ts';
import type { NeedKind } from '../../state/needs.ts';
import { clockTime, timeLeft } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { stateLooks } from '../../ui/state-chip.tsx';
import { LessonMenu } from './lesson-menu.tsx';
import { ScreenCost } from './screen-cost.tsx';

const partIcons: Record<NeedKind, IconName> = {
  concern: 'hand',
  alert: 'flag',
  hand: 'hand',
  'may-i': 'hand',
  blocked: 'blocked',
  'other-site': 'page',
  silent: 'silent',
  idle: 'clock',
  stuck: 'think',
};
const iconOf = (key: CountedPart['key']): IconName =>
  Object.hasOwn(partIcons, key) ? partIcons[key as NeedKind] : stateLooks[key as TileState].icon;

/** "2 hands up · 1 silent · 27 on task", with a picture each. */
const Summary = ({ lesson }: { lesson: LessonView }) => (
  <p class="summary" data-summary>
    {summariseClass(lesson.tiles.value, lesson.needs.value).map(({ key, count, words, detail }) => (
      <span key={key} class="summary-part" data-state={key} title={detail}>
        <Icon name={iconOf(key)} />
        <span>
          <strong>{count}</strong> {words}
          {detail !== undefined && <span class="unseen"> ({detail})</span>}
        </span>
      </span>
    ))}
  </p>
);

const EndLesson = ({ lessonId, onClose }: { lessonId: string; onClose: () => void }) => {
  const { api } = useDashboard();
  const { route } = useLocation();
  return (
    <FormDialog
      title="End the lesson?"
      onClose={onClose}
      name="end-lesson"
      submit="End lesson"
      onSubmit={() => api.call('endLesson', { lessonId })}
      onDone={() => route('/')}
    >
      <p>Locks open, pictures stop, and pupils browse by the school’s usual rules.</p>
    </FormDialog>
  );
};

export const LessonHead = ({ lesson, facts }: { lesson: LessonView; facts: LessonFacts }) => {
  const { clock } = useDashboard();
  const isEnding = useSignal(false);
  const left = facts.endsAt - clock.now.value;
  return (
    <header class="lesson-head">
      <h1 tabIndex={-1} title={facts.className}>
        <bdi>{facts.className}</bdi>
      </h1>
      <Summary lesson={lesson} />
      <div class="lesson-tools">
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
      </div>
      {isEnding.value && <EndLesson lessonId={facts.lessonId} onClose={() => (isEnding.value = false)} />}
    </header>
  );
};
