import { useSignal } from '@preact/signals';
import { success } from '#shared/result.ts';
import { useDashboard } from '../dashboard-context.ts';
import { clockTime } from '../state/when.ts';
import { Choice } from '../ui/choice.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { quotedAfter, spanWords } from './contents.ts';
import type { CommandFormProps, DashboardCommand } from './dashboard-command.ts';
import { ReasonField, reasonIn } from './lease-fields.tsx';

const lengths = ['1', '2', '5', '10', '15', '20', '30'] as const;
type Length = (typeof lengths)[number];

const TimerForm = ({ audience, lessonEndsAt, onSend, onCancel }: CommandFormProps<'start-timer'>) => {
  const { clock } = useDashboard();
  const length = useSignal<Length>('5');
  const label = useSignal('');
  const reason = useSignal('');
  const durationMs = Number(length.value) * 60_000;
  const send = async () => {
    await onSend({ label: label.peek().trim(), durationMs, ...reasonIn(reason) });
    return success(null);
  };
  return (
    <Form onSubmit={send} onCancel={onCancel} submit="Start" name="start-timer">
      <p>
        A clock in the corner of the page for <strong>{audience}</strong>, until{' '}
        {clockTime(Math.min(clock.now.value + durationMs, lessonEndsAt))}.
      </p>
      <Choice
        legend="Minutes"
        value={length.value}
        onChange={(value) => (length.value = value)}
        options={lengths.map((value) => ({ value, label: value }))}
      />
      <TextField
        label="What it is for (optional)"
        name="label"
        value={label.value}
        onInput={(value) => (label.value = value)}
        maxLength={60}
        isRequired={false}
        placeholder="Finish your story"
      />
      <ReasonField reason={reason} />
    </Form>
  );
};

export const startTimer: DashboardCommand<'start-timer'> = {
  name: 'start-timer',
  label: 'Timer…',
  icon: 'clock',
  shortcut: 'c',
  place: 'more',
  words: { done: 'see the timer', notDone: 'do not see it', waits: 'will see it when back' },
  inWords: ({ durationMs, label }) => `Timer of ${spanWords(durationMs)}${quotedAfter(label)}`,
  isMeantForAll: true,
  start: { kind: 'ask', title: 'Start a timer', Form: TimerForm },
};
