import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { calendarDay, clockTime } from '../../state/when.ts';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { ClassTimesCard } from './class-times-card.tsx';

/** Lessons to look back on, as long as the school keeps what happened in them. */
export const PastLessonsPage = () => {
  const { api } = useDashboard();
  const lessons = useResource(() => api.call('pastLessons', {}), { reloadOn: 'lessons-changed' });
  return (
    <Page
      title="Past lessons"
      intro="What happened in a lesson, and who looked at what. Reading it is recorded."
    >
      <Loaded resource={lessons} what="the lessons">
        {(all) =>
          all.length === 0 ? (
            <Empty title="No lesson has been taught yet" />
          ) : (
            <ul class="past-lessons">
              {all.map(({ lessonId, className, teacher, startedAt, endedAt }) => (
                <li key={lessonId}>
                  <a href={`/lessons/${lessonId}/timeline`}>
                    <bdi>{className}</bdi>, {calendarDay(startedAt)}, {clockTime(startedAt)}
                  </a>
                  <span class="quiet-text">
                    {endedAt === null ? 'running now' : `until ${clockTime(endedAt)}`} · <bdi>{teacher}</bdi>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <ClassTimesCard />
    </Page>
  );
};
