import { useSignal } from '@preact/signals';
import { success } from '#shared/result.ts';
import { TextAreaField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { CommandFormProps, DashboardCommand } from './dashboard-command.ts';

const maxLength = 200;

const MessageForm = ({ audience, onSend, onCancel }: CommandFormProps<'show-message'>) => {
  const text = useSignal('');
  const left = maxLength - text.value.length;
  const send = async () => {
    await onSend({ text: text.peek().trim() });
    return success(null);
  };
  return (
    <Form
      onSubmit={send}
      onCancel={onCancel}
      submit="Send"
      isDisabled={text.value.trim() === ''}
      name="show-message"
    >
      <p>
        Shows on the screen of <strong>{audience}</strong>, with your name.
      </p>
      <TextAreaField
        label="Message"
        name="text"
        value={text.value}
        onInput={(value) => (text.value = value)}
        maxLength={maxLength}
        rows={3}
        isRequired
        hint={`${left} of ${maxLength} characters left`}
      />
    </Form>
  );
};

export const showMessage: DashboardCommand<'show-message'> = {
  name: 'show-message',
  label: 'Message…',
  icon: 'message',
  shortcut: 'm',
  words: { done: 'shown the message', notDone: 'not reached', waits: null },
  start: { kind: 'ask', title: 'Send a message', Form: MessageForm },
};
