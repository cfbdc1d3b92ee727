import { useSignal } from '@preact/signals';
import { useDashboard } from '../../dashboard-context.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { OnBox, type WayFormProps } from './on-box.tsx';

export interface RoomFormProps extends WayFormProps {
  readonly channel: 'teams' | 'google-chat';
}

const where = {
  teams: 'In Teams: the channel’s menu, Workflows, “Post to a channel when a webhook request is received”.',
  'google-chat': 'In Google Chat: the space’s menu, Apps & integrations, Webhooks.',
} as const;

export const RoomForm = ({ channel, health, onDone, onCancel }: RoomFormProps) => {
  const { api } = useDashboard();
  const isOn = useSignal(health.isOn || !health.isSetUp);
  const address = useSignal('');
  const send = () => {
    const typed = address.peek().trim();
    return api.call('saveChannel', { channel, isOn: isOn.peek(), address: typed === '' ? null : typed });
  };
  return (
    <Form name={channel} submit="Save" onSubmit={send} onDone={onDone} onCancel={onCancel}>
      <p class="quiet-text">{where[channel]}</p>
      <TextField
        label="Webhook address"
        name="address"
        type="url"
        value={address.value}
        onInput={(value) => (address.value = value)}
        isRequired={!health.isSetUp}
        maxLength={2_000}
        placeholder={health.isSetUp ? 'Kept as it is' : 'https://'}
        hint={
          health.isSetUp
            ? 'There is one, kept sealed and never shown. Fill this in only to change it.'
            : 'Whoever has it can write to the room: it is kept sealed and never shown again.'
        }
      />
      <OnBox isOn={isOn} label="Send messages to this room" />
    </Form>
  );
};
