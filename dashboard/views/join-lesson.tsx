import { useSignal } from '@preact/signals';
import type { SchoolClass } from '#shared/api/people.ts';
import { useDashboard } from '../dashboard-context.ts';
import { Choice } from '../ui/choice.tsx';
import { TextField } from '../ui/field.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';

type How = 'join' | 'take-over';

export interface JoinLessonProps {
  readonly schoolClass: SchoolClass;
  readonly lesson: NonNullable<SchoolClass['lesson']>;
  readonly onDone: (lessonId: string) => void;
  readonly onClose: () => void;
}

/** Into the lesson of a colleague: beside them, or in their place. The reason is told to them and recorded. */
export const JoinLesson = ({ schoolClass, lesson, onDone, onClose }: JoinLessonProps) => {
  const { api } = useDashboard();
  const how = useSignal<How>('join');
  const reason = useSignal('');
  const { lessonId, teacher } = lesson;
  const send = () => {
    const request = { lessonId, reason: reason.peek() };
    return how.peek() === 'join' ? api.call('joinLesson', request) : api.call('takeOverLesson', request);
  };
  return (
    <FormDialog
      title={<>Join {<bdi>{schoolClass.name}</bdi>}</>}
      onClose={onClose}
      name="join-lesson"
      submit={how.value === 'join' ? 'Join the lesson' : 'Take over the lesson'}
      onSubmit={send}
      onDone={() => onDone(lessonId)}
      isDisabled={reason.value.trim() === ''}
    >
      <p>
        {teacher} is teaching this class. Both of you will see and control it, and pupils read both names.
      </p>
      <Choice
        legend="How"
        look="list"
        value={how.value}
        onChange={(value) => (how.value = value)}
        options={[
          { value: 'join', label: 'Beside them' },
          { value: 'take-over', label: `In their place: the lesson is yours, ${teacher} stays in it` },
        ]}
      />
      <TextField
        label="Why"
        name="reason"
        value={reason.value}
        onInput={(value) => (reason.value = value)}
        maxLength={200}
        hint={`${teacher} reads it at once, and it is recorded.`}
      />
    </FormDialog>
  );
};
