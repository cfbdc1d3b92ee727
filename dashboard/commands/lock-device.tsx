import { useSignal } from '@preact/signals';
import { useDashboard } from '../dashboard-context.ts';
import { clockTime } from '../state/when.ts';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { success } from '#shared/result.ts';
import type { CommandFormProps, DashboardCommand } from './dashboard-command.ts';
import { durationOf, ReasonField, reasonIn, SpanChoice, type Span } from './lease-fields.tsx';

const LockForm = ({ audience, lessonEndsAt, onSend, onCancel }: CommandFormProps<'lock-device'>) => {
  const { clock } = useDashboard();
  const message = useSignal('Eyes on me, please.');
  const span = useSignal<Span>('5');
  const reason = useSignal('');
  const durationMs = durationOf(span.value, lessonEndsAt - clock.now.value);
  const endsAt = Math.min(clock.now.value + durationMs, lessonEndsAt);
  const send = async () => {
    await onSend({ message: message.peek().trim(), durationMs, ...reasonIn(reason) });
    return success(null);
  };
  return (
    <Form onSubmit={send} onCancel={onCancel} submit="Lock" name="lock-device">
      <p>
        Locks the screen of <strong>{audience}</strong>. It opens by itself at {clockTime(endsAt)}.
      </p>
      <SpanChoice span={span} />
      <TextField
        label="What they read"
        name="message"
        value={message.value}
        onInput={(value) => (message.value = value)}
        maxLength={200}
        isRequired={false}
        hint="They also read your name and when it ends."
      />
      <ReasonField reason={reason} />
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
