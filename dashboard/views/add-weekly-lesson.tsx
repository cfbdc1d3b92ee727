import { useSignal } from '@preact/signals';
import type { SchoolClass } from '#shared/api/people.ts';
import { useDashboard } from '../dashboard-context.ts';
import { dayNames, minuteOfClock } from '../state/week-words.ts';
import { Field, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';

export interface AddWeeklyLessonProps {
  readonly classes: readonly SchoolClass[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const schoolDays = dayNames.slice(0, 5);

const timesProblem = (from: number | null, to: number | null): string | null => {
  if (from === null || to === null) return 'Enter both times.';
  if (to - from < 5) return 'It ends at least five minutes after it begins.';
  return to - from > 240 ? 'A lesson lasts at most four hours.' : null;
};

export const AddWeeklyLesson = ({ classes, onDone, onCancel }: AddWeeklyLessonProps) => {
  const { api } = useDashboard();
  const classId = useSignal(classes[0]?.classId ?? '');
  const day = useSignal('1');
  const from = useSignal('09:00');
  const to = useSignal('10:00');
  const startsByItself = useSignal(true);
  const error = useSignal<string | null>(null);
  const send = () => {
    const [begin, end] = [minuteOfClock(from.peek()), minuteOfClock(to.peek())];
    error.value = timesProblem(begin, end);
    if (begin === null || end === null || error.value !== null) return null;
    return api.call('addWeeklyLesson', {
      classId: classId.peek(),
      day: Number(day.peek()),
      from: begin,
      to: end,
      startsByItself: startsByItself.peek(),
    });
  };
  return (
    <Form submit="Save" onSubmit={send} onDone={onDone} onCancel={onCancel} name="add-weekly">
      <Select
        label="Class"
        name="class"
        value={classId.value}
        onChange={(value) => (classId.value = value)}
        options={classes.map((each) => [each.classId, each.name])}
      />
      <Select
        label="Day"
        name="day"
        value={day.value}
        onChange={(value) => (day.value = value)}
        options={schoolDays.map((name, index) => [String(index + 1), name])}
      />
      <TextField
        label="From"
        name="from"
        type="time"
        value={from.value}
        onInput={(value) => (from.value = value)}
      />
      <TextField
        label="To"
        name="to"
        type="time"
        value={to.value}
        onInput={(value) => (to.value = value)}
        error={error.value}
      />
      <label class="focus-whole">
        <input
          type="checkbox"
          name="starts-by-itself"
          checked={startsByItself.value}
          onChange={(event) => (startsByItself.value = event.currentTarget.checked)}
        />
        Begins by itself, not in the holidays
      </label>
    </Form>
  );
};

interface SelectProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly (readonly [value: string, label: string])[];
}

const Select = ({ label, name, value, onChange, options }: SelectProps) => (
  <Field label={label}>
    {(ids) => (
      <select {...ids} name={name} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    )}
  </Field>
);
