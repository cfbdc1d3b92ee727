import { useSignal } from '@preact/signals';
import type { GuestDevice } from '#shared/api/guests.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { EndChoice } from './end-choice.tsx';
import { chosenEnd } from './guest-ends.ts';

export interface LetGuestInProps {
  readonly device: GuestDevice;
  readonly onClose: () => void;
}

/** For whom, why, and until when. */
export const LetGuestIn = ({ device, onClose }: LetGuestInProps) => {
  const { api, clock, notices } = useDashboard();
  const label = useSignal('');
  const reason = useSignal('');
  const end = useSignal('today');
  const send = () => {
    const until = chosenEnd(end.peek(), clock.now.peek());
    if (until === undefined) return null;
    const about = { label: label.peek().trim(), reason: reason.peek().trim(), endsAt: until.endsAt };
    return api.call('letGuestIn', { deviceId: device.deviceId, ...about });
  };
  return (
    <FormDialog
      title={`Let a guest in on ${device.name}`}
      onClose={onClose}
      name="let-guest-in"
      submit="Let in"
      isDisabled={label.value.trim() === '' || reason.value.trim() === ''}
      onSubmit={send}
      onDone={() => {
        notices.say('good', `${label.peek().trim()} is let in on ${device.name}.`);
        onClose();
      }}
    >
      <TextField
        label="For whom"
        name="label"
        value={label.value}
        onInput={(value) => (label.value = value)}
        maxLength={120}
        hint="For example: Visitor, Tuesday’s assembly. Not a child’s name."
      />
      <TextField
        label="Reason"
        name="guest-reason"
        value={reason.value}
        onInput={(value) => (reason.value = value)}
        maxLength={200}
        hint="Kept in the ledger with your name. The guest reads your name and the end."
      />
      <EndChoice end={end} />
    </FormDialog>
  );
};
