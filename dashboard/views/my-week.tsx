import { useSignal } from '@preact/signals';
import type { WeeklyLesson } from '#shared/api/lessons.ts';
import type { SchoolClass } from '#shared/api/people.ts';
import { useDashboard } from '../dashboard-context.ts';
import { useResource } from '../state/resource.ts';
import { clockTime } from '../state/when.ts';
import { clockOfMinute, dayNames } from '../state/week-words.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { AddWeeklyLesson } from './add-weekly-lesson.tsx';

/** The teacher's own lessons of every week. Some begin by themselves. */
export const MyWeek = ({ classes }: { classes: readonly SchoolClass[] }) => {
  const { api } = useDashboard();
  const week = useResource(() => api.call('weeklyLessons', {}), { reloadOn: 'lessons-changed' });
  const isAdding = useSignal(false);
  const added = () => {
    isAdding.value = false;
    void week.reload();
  };
  return (
    <section class="card my-week" aria-labelledby="week-title">
      <h2 id="week-title">My week</h2>
      <Loaded resource={week} what="your week">
        {(lessons) => (
          <>
            {lessons.length === 0 ? (
              <p class="quiet-text">
                Save the lessons that come every week: each can begin by itself, and is ready when you are.
              </p>
            ) : (
              <ul class="weekly">
                {lessons.map((lesson) => (
                  <Line key={lesson.weeklyLessonId} lesson={lesson} onGone={week.reload} />
                ))}
              </ul>
            )}
            <p>
              <Button icon="plus" onClick={() => (isAdding.value = true)} isDisabled={classes.length === 0}>
                Add a lesson…
              </Button>
            </p>
          </>
        )}
      </Loaded>
      {isAdding.value && (
        <Dialog title="A lesson of every week" onClose={() => (isAdding.value = false)} name="add-weekly">
          <AddWeeklyLesson classes={classes} onDone={added} onCancel={() => (isAdding.value = false)} />
        </Dialog>
      )}
    </section>
  );
};

const waitingWords = ({ teacher, endsAt, isLost }: NonNullable<WeeklyLesson['waitsFor']>): string =>
  isLost
    ? `Will not begin today: ${teacher} is teaching this class until ${clockTime(endsAt)}.`
    : `Not begun: ${teacher} is teaching this class until ${clockTime(endsAt)}. It begins when that ends.`;

const Line = ({ lesson, onGone }: { lesson: WeeklyLesson; onGone: () => Promise<void> }) => {
  const { api, notices } = useDashboard();
  const { weeklyLessonId, className, day, from, to, startsByItself, waitsFor } = lesson;
  const when = `${dayNames[day - 1]} ${clockOfMinute(from)}–${clockOfMinute(to)}`;
  const remove = async () => {
    const result = await api.call('removeWeeklyLesson', { weeklyLessonId });
    if (!result.ok) return notices.say('bad', result.detail);
    await onGone();
  };
  return (
    <li data-weekly={weeklyLessonId}>
      <span>
        <strong>{when}</strong> <bdi>{className}</bdi>
      </span>
      {waitsFor === undefined ? (
        <span class="quiet-text">{startsByItself ? 'Begins by itself' : 'You start it'}</span>
      ) : (
        <strong role="status">{waitingWords(waitsFor)}</strong>
      )}
      <Button kind="quiet" onClick={remove} label={`Remove: ${when}, ${className}`}>
        Remove
      </Button>
    </li>
  );
};
