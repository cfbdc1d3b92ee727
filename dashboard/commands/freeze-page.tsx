import { useSignal } from '@preact/signals';
import { success } from '#shared/result.ts';
import { useDashboard } from '../dashboard-context.ts';
import { clockTime } from '../state/when.ts';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { CommandFormProps, DashboardCommand } from './dashboard-command.ts';
import { durationOf, ReasonField, reasonIn, SpanChoice, type Span } from './lease-fields.tsx';

const FreezeForm = ({ audience, lessonEndsAt, onSend, onCancel }: CommandFormProps<'freeze-page'>) => {
  const { clock } = useDashboard();
  const message = useSignal('Look, and do not touch.');
  const span = useSignal<Span>('2');
  const reason = useSignal('');
  const durationMs = durationOf(span.value, lessonEndsAt - clock.now.value);
  const endsAt = Math.min(clock.now.value + durationMs, lessonEndsAt);
  const send = async () => {
    await onSend({ message: message.peek().trim(), durationMs, ...reasonIn(reason) });
    return success(null);
  };
  return (
    <Form onSubmit={send} onCancel={onCancel} submit="Freeze" name="freeze-page">
      <p>
        The page in front stays in sight of <strong>{audience}</strong>; mouse, keys and other pages wait. It
        ends by itself at {clockTime(endsAt)}.
      </p>
      <SpanChoice span={span} />
      <TextField
        label="What they read"
        name="message"
        value={message.value}
        onInput={(value) => (message.value = value)}
        maxLength={200}
        isRequired={false}
      />
      <ReasonField reason={reason} />
      <p class="quiet-text">
        It cannot hold the browser’s own pages, such as an empty new tab, and a pupil can still close the tab
        or the browser. To be sure, lock.
      </p>
    </Form>
  );
};

export const freezePage: DashboardCommand<'freeze-page'> = {
  name: 'freeze-page',
  label: 'Freeze…',
  icon: 'snow',
  shortcut: 'z',
  place: 'more',
  words: { done: 'frozen', notDone: 'not frozen', waits: 'will freeze when back' },
  start: { kind: 'ask', title: 'Freeze the page', Form: FreezeForm },
};
