import { useSignal } from '@preact/signals';
import type { GrantedGuest } from '#shared/api/guests.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { EndChoice } from './end-choice.tsx';
import { chosenEnd } from './guest-ends.ts';

export interface MoveGuestEndProps {
  readonly lease: GrantedGuest;
  readonly onClose: () => void;
}

/** Later or sooner, counted from now. */
export const MoveGuestEnd = ({ lease, onClose }: MoveGuestEndProps) => {
  const { api, clock, notices } = useDashboard();
  const end = useSignal('today');
  const send = () => {
    const until = chosenEnd(end.peek(), clock.now.peek());
    return until === undefined
      ? null
      : api.call('moveGuestEnd', { leaseId: lease.leaseId, endsAt: until.endsAt });
  };
  return (
    <FormDialog
      title="Change the end"
      onClose={onClose}
      name="move-guest-end"
      submit="Set the end"
      onSubmit={send}
      onDone={() => {
        notices.say('good', 'The end is set. The device knows it.');
        onClose();
      }}
    >
      <p class="quiet-text">
        <bdi>{lease.label}</bdi>. Ends now: {dayAndTime(lease.endsAt, clock.now.value)}.
      </p>
      <EndChoice end={end} />
    </FormDialog>
  );
};
