import { useSignal } from '@preact/signals';
import { useDashboard } from '../dashboard-context.ts';
import { clockTime } from '../state/when.ts';
import { Choice } from '../ui/choice.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { success } from '#shared/result.ts';
import type { CommandFormProps, DashboardCommand } from './dashboard-command.ts';

const maxLockMs = 2 * 3_600_000;
const spans = {
  '2': '2 min',
  '5': '5 min',
  '10': '10 min',
  '30': '30 min',
  lesson: 'Lesson’s end',
} as const;
type Span = keyof typeof spans;
const spanNames = Object.keys(spans) as Span[];

const durationOf = (span: Span, leftMs: number): number =>
  span === 'lesson' ? Math.max(5_000, Math.min(leftMs, maxLockMs)) : Number(span) * 60_000;

const LockForm = ({ audience, lessonEndsAt, onSend, onCancel }: CommandFormProps<'lock-device'>) => {
  const { clock } = useDashboard();
  const message = useSignal('Eyes on me, please.');
  const span = useSignal<Span>('5');
  const durationMs = durationOf(span.value, lessonEndsAt - clock.now.value);
  const endsAt = Math.min(clock.now.value + durationMs, lessonEndsAt);
  const send = async () => {
    await onSend({ message: message.peek().trim(), durationMs });
    return success(null);
  };
  return (
    <Form onSubmit={send} onCancel={onCancel} submit="Lock" name="lock-device">
      <p>
        Locks the screen of <strong>{audience}</strong>. It opens by itself at {clockTime(endsAt)}.
      </p>
      <Choice
        legend="For how long"
        value={span.value}
        onChange={(value) => (span.value = value)}
        options={spanNames.map((value) => ({ value, label: spans[value] }))}
      />
      <TextField
        label="What they read"
        name="message"
        value={message.value}
        onInput={(value) => (message.value = value)}
        maxLength={200}
        isRequired={false}
        hint="They also read your name and when it ends."
      />
    </Form>
  );
};

export const lockDevice: DashboardCommand<'lock-device'> = {
  name: 'lock-device',
  label: 'Lock…',
  icon: 'lock',
  shortcut: 'l',
  words: { done: 'locked', notDone: 'not locked', waits: 'will lock when back' },
  start: { kind: 'ask', title: 'Lock screens', Form: LockForm },
};
