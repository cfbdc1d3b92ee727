import { useSignal } from '@preact/signals';
import type { EmergencyUse } from '#shared/api/emergency.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

interface AnswerProps {
  readonly use: EmergencyUse;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const Answer = ({ use, onClose, onDone }: AnswerProps) => {
  const { api, clock } = useDashboard();
  const reason = useSignal('');
  return (
    <FormDialog
      title="The emergency code was used"
      name="emergency-use"
      submit="Save"
      isDisabled={reason.value.trim() === ''}
      onClose={onClose}
      onSubmit={() => api.call('answerEmergencyUse', { useId: use.useId, reason: reason.peek() })}
      onDone={onDone}
    >
      <p>
        {dayAndTime(use.usedAt, clock.now.value)}, from the envelope that was kept by <bdi>{use.holder}</bdi>.{' '}
        {use.helped === null ? (
          'Nobody was let in by it.'
        ) : (
          <>
            It let in <bdi>{use.helped}</bdi>: ask them.
          </>
        )}
      </p>
      <p>
        Ask whoever kept the envelope. If nobody knows why, switch off the account that was let in. What is
        still open by the code ends when you save. An admin makes a new code.
      </p>
      <TextAreaField
        label="Why it was used"
        name="reason"
        value={reason.value}
        onInput={(value) => (reason.value = value)}
        rows={3}
      />
    </FormDialog>
  );
};

/** For those who look after people, until one of them has looked and written why. */
export const EmergencyStrip = () => {
  const { api, clock } = useDashboard();
  const uses = useResource(() => api.call('emergencyUses', {}), { reloadOn: 'emergency-changed' });
  const isOpen = useSignal(false);
  const [use] = uses.state.value.value ?? [];
  const close = () => (isOpen.value = false);
  return (
    <div role="status">
      {use !== undefined && (
        <p class="emergency-strip" data-emergency>
          The emergency code was used. {dayAndTime(use.usedAt, clock.now.value)}.{' '}
          <Button onClick={() => (isOpen.value = true)}>Look</Button>
        </p>
      )}
      {use !== undefined && isOpen.value && (
        <Answer
          use={use}
          onClose={close}
          onDone={() => {
            close();
            void uses.reload();
          }}
        />
      )}
    </div>
  );
};
