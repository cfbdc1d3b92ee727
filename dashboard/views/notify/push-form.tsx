import { useSignal } from '@preact/signals';
import { useDashboard } from '../../dashboard-context.ts';
import { Form } from '../../ui/form.tsx';
import { OnBox, type WayFormProps } from './on-box.tsx';

export const PushForm = ({ health, onDone, onCancel }: WayFormProps) => {
  const { api } = useDashboard();
  const isOn = useSignal(health.isOn);
  return (
    <Form
      name="push"
      submit="Save"
      onSubmit={() => api.call('saveChannel', { channel: 'push', isOn: isOn.peek() })}
      onDone={onDone}
      onCancel={onCancel}
    >
      <p>
        Each person says on this page in which of their browsers they want messages. They travel sealed
        through the service of the browser’s maker, which sees neither the words nor the link.
      </p>
      <OnBox isOn={isOn} label="Send messages to browsers" />
    </Form>
  );
};
