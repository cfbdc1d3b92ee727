import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import type { SchoolClass } from '#shared/api/people.ts';
import { useDashboard } from '../dashboard-context.ts';
import { yearName } from '../state/policy-edit.ts';
import { useResource } from '../state/resource.ts';
import { clockTime, timeLeft } from '../state/when.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Empty, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { JoinLesson } from './join-lesson.tsx';
import { LessonLength } from './lesson-length.tsx';
import { MyWeek } from './my-week.tsx';
import { OwnReports } from './requests/own-reports.tsx';
import { byName } from '../state/by-name.ts';

const LessonNow = ({ schoolClass: { lesson } }: { schoolClass: SchoolClass }) => {
  const { clock } = useDashboard();
  if (lesson === null) return <p class="quiet-text">No lesson now</p>;
  return (
    <p class="lesson-now">
      <span class="live-dot" aria-hidden="true" />
      <span>
        {lesson.isMine ? (
          'Your lesson'
        ) : (
          <>
            Lesson with <bdi>{lesson.teacher}</bdi>
          </>
        )}{' '}
        until {clockTime(lesson.endsAt)}
        <span class="quiet-text"> · {timeLeft(lesson.endsAt, clock.now.value)}</span>
      </span>
    </p>
  );
};

interface ClassCardProps {
  readonly schoolClass: SchoolClass;
  readonly onStart: () => void;
  readonly onJoin: () => void;
}

const ClassCard = ({ schoolClass, onStart, onJoin }: ClassCardProps) => {
  const { classId, name, yearGroup, pupilCount, lesson } = schoolClass;
  return (
    <li
      class="card class-card"
      data-class-id={classId}
      data-lesson-id={lesson?.lessonId}
      data-mine={lesson?.isMine}
    >
      <div>
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <p class="quiet-text class-facts">
          {yearName(yearGroup)} · <Icon name="people" /> {pupilCount} {pupilCount === 1 ? 'pupil' : 'pupils'}
        </p>
      </div>
      <LessonNow schoolClass={schoolClass} />
      {lesson?.isMine && (
        <a
          class="button primary"
          href={`/lessons/${lesson.lessonId}`}
          aria-label={`Open lesson with ${name}`}
        >
          Open lesson
        </a>
      )}
      {lesson !== null && !lesson.isMine && (
        <Button onClick={onJoin} label={`Join… the lesson with ${name}`}>
          Join…
        </Button>
      )}
      {lesson === null && (
        <Button kind="primary" onClick={onStart} label={`Start lesson with ${name}`}>
          Start lesson
        </Button>
      )}
    </li>
  );
};

/** Running lessons first, one's own before others', then by year and name. */
const orderClasses = (classes: readonly SchoolClass[]): SchoolClass[] => {
  const rank = ({ lesson }: SchoolClass) => (lesson === null ? 2 : lesson.isMine ? 0 : 1);
  return classes.toSorted((a, b) => rank(a) - rank(b) || a.yearGroup - b.yearGroup || byName(a, b));
};

export const ClassesPage = () => {
  const { api } = useDashboard();
  const { route } = useLocation();
  const classes = useResource(() => api.call('classes', {}), { reloadOn: 'lessons-changed' });
  const starting = useSignal<SchoolClass | null>(null);
  const joining = useSignal<SchoolClass | null>(null);
  const open = (lessonId: string) => route(`/lessons/${lessonId}`);
  const joined = joining.value;
  return (
    <Page title="Classes" intro="Start a lesson to see and help your class. It ends by itself.">
      <Loaded resource={classes} what="the classes">
        {(all) =>
          all.length === 0 ? (
            <Empty title="There are no classes yet">
              <p>An admin adds classes and pupils under People.</p>
            </Empty>
          ) : (
            <ul class="class-list">
              {orderClasses(all).map((each) => (
                <ClassCard
                  key={each.classId}
                  schoolClass={each}
                  onStart={() => (starting.value = each)}
                  onJoin={() => (joining.value = each)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      <MyWeek classes={classes.state.value.value ?? []} />
      <p>
        <a href="/past-lessons">Past lessons</a> · <a href="/guests">Guests</a>
      </p>
      <OwnReports />
      {starting.value !== null && (
        <LessonLength
          title={<>Start a lesson with {<bdi>{starting.value.name}</bdi>}</>}
          submit="Start lesson"
          classId={starting.value.classId}
          onDone={open}
          onClose={() => (starting.value = null)}
        />
      )}
      {joined?.lesson && (
        <JoinLesson
          schoolClass={joined}
          lesson={joined.lesson}
          onDone={open}
          onClose={() => (joining.value = null)}
        />
      )}
    </Page>
  );
};
