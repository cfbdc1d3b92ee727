import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { success } from '#shared/result.ts';
import { useDashboard } from '../dashboard-context.ts';
import { clockTime } from '../state/when.ts';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { CommandFormProps } from './dashboard-command.ts';
import { durationOf, ReasonField, reasonIn, SpanChoice, type Span } from './lease-fields.tsx';

type ScreenHold = 'lock-device' | 'freeze-page';

interface ScreenHoldFormProps extends CommandFormProps<ScreenHold> {
  readonly name: ScreenHold;
  readonly submit: string;
  /** What pupils read unless the teacher writes something else. */
  readonly message: string;
  readonly span: Span;
  readonly hint?: string;
  /** What it does; `until` is a time of day. */
  readonly explain: (until: string) => ComponentChildren;
  readonly children?: ComponentChildren;
}

/** For what holds pupils' screens for a while: a lock and a freeze. */
export const ScreenHoldForm = ({ lessonEndsAt, onSend, onCancel, ...texts }: ScreenHoldFormProps) => {
  const { clock } = useDashboard();
  const message = useSignal(texts.message);
  const span = useSignal(texts.span);
  const reason = useSignal('');
  const durationMs = durationOf(span.value, lessonEndsAt - clock.now.value);
  const endsAt = Math.min(clock.now.value + durationMs, lessonEndsAt);
  const send = async () => {
    await onSend({ message: message.peek().trim(), durationMs, ...reasonIn(reason) });
    return success(null);
  };
  return (
    <Form onSubmit={send} onCancel={onCancel} submit={texts.submit} name={texts.name}>
      <p>{texts.explain(clockTime(endsAt))}</p>
      <SpanChoice span={span} />
      <TextField
        label="What they read"
        name="message"
        value={message.value}
        onInput={(value) => (message.value = value)}
        maxLength={200}
        isRequired={false}
        {...(texts.hint !== undefined && { hint: texts.hint })}
      />
      <ReasonField reason={reason} />
      {texts.children}
    </Form>
  );
};
