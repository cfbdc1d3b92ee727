import { useSignal } from '@preact/signals';
import { useDashboard } from '../../dashboard-context.ts';
import type { LessonFacts } from '../../state/lesson.ts';
import { clockTime, minutesUntil } from '../../state/when.ts';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

/** Sooner or later, by the clock. What was set for the lesson moves with it. */
export const SetEnd = ({ facts, onClose }: { facts: LessonFacts; onClose: () => void }) => {
  const { api, clock } = useDashboard();
  const until = useSignal(clockTime(facts.endsAt));
  const error = useSignal<string | null>(null);
  const send = () => {
    const now = clock.now.peek();
    const minutes = minutesUntil(until.peek(), now);
    error.value = minutes === null ? 'Enter a time later today.' : null;
    if (minutes === null) return null;
    const endsAt = now - (now % 60_000) + minutes * 60_000;
    return api.call('moveLessonEnd', { lessonId: facts.lessonId, endsAt });
  };
  return (
    <FormDialog
      title="When does the lesson end?"
      onClose={onClose}
      name="set-end"
      submit="Set the end"
      onSubmit={send}
      onDone={onClose}
    >
      <TextField
        label="Ends at"
        name="until"
        type="time"
        value={until.value}
        onInput={(value) => (until.value = value)}
        error={error.value}
        hint="Focus and tab limits move with it; nothing outlasts it."
      />
    </FormDialog>
  );
};
