import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useDashboard } from '../dashboard-context.ts';
import { clockTime, minutesUntil } from '../state/when.ts';
import { Choice } from '../ui/choice.tsx';
import { TextField } from '../ui/field.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';

const lengths = ['30', '45', '60', 'until'] as const;
type Length = (typeof lengths)[number];
const [shortest, longest] = [5, 240];

const lengthProblem = (minutes: number | null): string | null => {
  if (minutes === null) return 'Enter a time later today.';
  if (minutes < shortest) return 'A lesson lasts at least five minutes.';
  return minutes > longest ? 'A lesson lasts at most four hours.' : null;
};

export interface LessonLengthProps {
  readonly title: ComponentChildren;
  readonly submit: string;
  readonly classId: string;
  readonly onDone: (lessonId: string) => void;
  readonly onClose: () => void;
}

/** Asks for the end of a lesson and starts it. */
export const LessonLength = ({ title, submit, classId, onDone, onClose }: LessonLengthProps) => {
  const { api, clock } = useDashboard();
  const length = useSignal<Length>('60');
  const until = useSignal('');
  const error = useSignal<string | null>(null);
  const now = clock.now.value;
  const minutes = length.value === 'until' ? minutesUntil(until.value, now) : Number(length.value);
  const send = () => {
    error.value = lengthProblem(minutes);
    if (minutes === null || error.value !== null) return null;
    return api.call('startLesson', { classId, minutes });
  };
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      name="start-lesson"
      submit={submit}
      onSubmit={send}
      onDone={({ lessonId }) => onDone(lessonId)}
    >
      <Choice
        legend="How long"
        value={length.value}
        onChange={(value) => (length.value = value)}
        options={lengths.map((value) => ({ value, label: value === 'until' ? 'Until…' : `${value} min` }))}
      />
      {length.value === 'until' && (
        <TextField
          label="Until"
          name="until"
          type="time"
          value={until.value}
          onInput={(value) => (until.value = value)}
          error={error.value}
        />
      )}
      <p class="quiet-text">
        {minutes === null ? 'Choose when it ends.' : `Ends at ${clockTime(now + minutes * 60_000)}.`} Pupils
        see that their screens can be seen, by whom, and until when.
      </p>
    </FormDialog>
  );
};
