import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useDashboard } from '../../dashboard-context.ts';
import type { LessonFacts, LessonView } from '../../state/lesson.ts';
import type { ViewOptions } from '../../state/view-options.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { AddPupils } from './add-pupils.tsx';
import { HandOver } from './hand-over.tsx';
import { SetEnd } from './set-end.tsx';

const steps = [5, 10] as const;
type Open = 'end' | 'hand-over' | 'pupils' | null;

export interface LessonMenuProps {
  readonly lesson: LessonView;
  readonly facts: LessonFacts;
}

/** Whatever changes the lesson itself; and a word of who else teaches it. */
export const LessonMenu = ({ lesson, facts }: LessonMenuProps) => {
  const { api, session, notices } = useDashboard();
  const open = useSignal<Open>(null);
  const close = () => (open.value = null);
  const me = session.account.value?.accountId;
  const isOwner = facts.teachers.some(({ accountId, isOwner: owns }) => owns && accountId === me);
  const move = async (minutes: number) => {
    const endsAt = facts.endsAt + minutes * 60_000;
    const result = await api.call('moveLessonEnd', { lessonId: facts.lessonId, endsAt });
    if (!result.ok) notices.say('bad', result.detail);
  };
  useTold(facts.lessonId, lesson.view);
  return (
    <>
      <TeachersBeside facts={facts} me={me} />
      {steps.map((minutes) => (
        <Button
          key={minutes}
          kind="quiet"
          onClick={() => move(minutes)}
          label={`+${minutes} min: the lesson ends later`}
        >
          +{minutes} min
        </Button>
      ))}
      <Menu label="Lesson" name="lesson" kind="quiet">
        <Button icon="clock" onClick={() => (open.value = 'end')}>
          Set the end…
        </Button>
        <Button icon="people" onClick={() => (open.value = 'pupils')}>
          Pupils of other classes…
        </Button>
        {isOwner ? (
          <Button icon="hand" onClick={() => (open.value = 'hand-over')}>
            Teachers, hand over…
          </Button>
        ) : (
          <LeaveLesson lessonId={facts.lessonId} accountId={me ?? ''} />
        )}
      </Menu>
      {open.value === 'end' && <SetEnd facts={facts} onClose={close} />}
      {open.value === 'hand-over' && <HandOver facts={facts} onClose={close} />}
      {open.value === 'pupils' && <AddPupils lesson={lesson} facts={facts} onClose={close} />}
    </>
  );
};

const TeachersBeside = ({ facts, me }: { facts: LessonFacts; me: string | undefined }) => {
  const others = facts.teachers.filter(({ accountId }) => accountId !== me);
  return others.length === 0 ? null : (
    <p class="teachers-beside" data-teachers>
      with <bdi>{others.map(({ name }) => name).join(', ')}</bdi>
    </p>
  );
};

const LeaveLesson = ({ lessonId, accountId }: { lessonId: string; accountId: string }) => {
  const { api, notices } = useDashboard();
  const leave = async () => {
    const result = await api.call('leaveLesson', { lessonId, accountId });
    if (!result.ok) notices.say('bad', result.detail);
  };
  return (
    <Button icon="away" onClick={leave}>
      Leave the lesson
    </Button>
  );
};

/** What other teachers do to this lesson is said, and stays until it is read. */
const useTold = (lessonId: string, { areNamesHidden }: ViewOptions): void => {
  const { connection, notices } = useDashboard();
  useEffect(
    () =>
      connection.on('lesson-told', (id, sentence) => {
        if (id === lessonId) notices.say('news', sentence, areNamesHidden);
      }),
    [lessonId, areNamesHidden],
  );
};
