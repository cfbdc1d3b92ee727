import { useSignal, type Signal } from '@preact/signals';
import { success } from '#shared/result.ts';
import { Choice } from '../ui/choice.tsx';
import { TextAreaField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { quotedAfter } from './contents.ts';
import type { CommandFormProps, DashboardCommand } from './dashboard-command.ts';

const maxLength = 200;
const offers = {
  none: { label: 'No answer', replies: [] },
  yesNo: { label: 'Yes · No', replies: ['Yes', 'No'] },
  done: { label: 'I have finished · I need more time', replies: ['I have finished', 'I need more time'] },
  help: { label: 'I am fine · I need help', replies: ['I am fine', 'I need help'] },
  own: { label: 'Words of my own', replies: [] },
} as const;
type Offer = keyof typeof offers;

/** At most four, split at commas; a colon would be mistaken for the end of the answer. */
const ownReplies = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.replaceAll(':', ' ').trim().slice(0, 40))
    .filter((each) => each !== '')
    .slice(0, 4);

const RepliesFields = ({ offer, own }: { offer: Signal<Offer>; own: Signal<string> }) => (
  <>
    <Choice
      legend="They can answer"
      look="list"
      value={offer.value}
      onChange={(value) => (offer.value = value)}
      options={(Object.keys(offers) as Offer[]).map((value) => ({ value, label: offers[value].label }))}
    />
    {offer.value === 'own' && (
      <TextField
        label="Answers, with commas between them"
        name="replies"
        value={own.value}
        onInput={(value) => (own.value = value)}
        maxLength={170}
        placeholder="Red, Amber, Green"
      />
    )}
  </>
);

const MessageForm = ({ audience, onSend, onCancel }: CommandFormProps<'show-message'>) => {
  const text = useSignal('');
  const offer = useSignal<Offer>('none');
  const own = useSignal('');
  const left = maxLength - text.value.length;
  const send = async () => {
    const replies = offer.peek() === 'own' ? ownReplies(own.peek()) : [...offers[offer.peek()].replies];
    await onSend({ text: text.peek().trim(), ...(replies.length > 0 && { replies }) });
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
      <RepliesFields offer={offer} own={own} />
    </Form>
  );
};

export const showMessage: DashboardCommand<'show-message'> = {
  name: 'show-message',
  label: 'Message…',
  icon: 'message',
  shortcut: 'm',
  words: { done: 'shown the message', notDone: 'not reached', waits: null },
  inWords: ({ text, replies = [] }) =>
    `Message${quotedAfter(text)}${replies.length === 0 ? '' : ` (${replies.join(' · ')})`}`,
  start: { kind: 'ask', title: 'Send a message', Form: MessageForm },
};
