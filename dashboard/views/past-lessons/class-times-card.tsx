import type { ClassTimes, KindSum, LessonTimes } from '#shared/api/lesson-times.ts';
import { timeKindWords } from '#shared/time/time-kinds.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { calendarDay, clockTime } from '../../state/when.ts';
import { BarChart } from '../../ui/bar-chart.tsx';
import { Loaded } from '../../ui/loaded.tsx';

/** How classes spent their lessons of the last seven days, added up over all children. */
export const ClassTimesCard = () => {
  const { api } = useDashboard();
  const times = useResource(() => api.call('lessonTimes', {}));
  return (
    <section class="card class-times" aria-labelledby="class-times-title">
      <h2 id="class-times-title">Minutes by kind of site</h2>
      <p class="quiet-text">
        All children of a lesson together, in the last seven days; a lesson is here from the day after. “Not
        sorted” is what is in no category. Nothing of fewer than five children is shown, and nothing is kept
        of one child.
      </p>
      <Loaded resource={times} what="the minutes">
        {(classes) =>
          classes.length === 0 ? (
            <p>Nothing yet.</p>
          ) : (
            <>
              {classes.map((each) => (
                <OneClass key={each.classId} times={each} />
              ))}
            </>
          )
        }
      </Loaded>
    </section>
  );
};

const OneClass = ({ times: { className, week, lessons } }: { times: ClassTimes }) => (
  <section data-class-times={className}>
    <h3>
      <bdi>{className}</bdi>
    </h3>
    {week.length === 0 ? (
      <p>In each lesson there were fewer than five children.</p>
    ) : (
      <Sums caption={`${className}, the last seven days`} sums={week} />
    )}
    <details>
      <summary>{lessons.length === 1 ? 'The lesson' : `Each of the ${lessons.length} lessons`}</summary>
      {lessons.map((lesson) => (
        <OneLesson key={lesson.lessonId} lesson={lesson} />
      ))}
    </details>
  </section>
);

const OneLesson = ({ lesson }: { lesson: LessonTimes }) => {
  const { startedAt, teacher, children, sums, isPartial } = lesson;
  const when = `${calendarDay(startedAt)}, ${clockTime(startedAt)}`;
  return (
    <>
      <h4>
        {when} <span class="quiet-text">· {teacher}</span>
      </h4>
      {children === null ? (
        <p>Fewer than five children: nothing is shown.</p>
      ) : (
        <>
          <p>{children} children.</p>
          <Sums caption={when} sums={sums} />
        </>
      )}
      {isPartial && <p class="quiet-text">Kinds that fewer than five children were at are left out.</p>}
    </>
  );
};

const Sums = ({ caption, sums }: { caption: string; sums: readonly KindSum[] }) => (
  <BarChart
    caption={`${caption}: minutes of all children together`}
    heading="Kind of site"
    bars={sums.map(({ kind, minutes }) => ({ key: kind, label: timeKindWords[kind], value: minutes }))}
  />
);
