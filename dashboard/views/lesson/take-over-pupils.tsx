import { useSignal } from '@preact/signals';
import { useDashboard } from '../../dashboard-context.ts';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

export interface TakeOverPupilsProps {
  readonly lessonId: string;
  readonly pupils: readonly { readonly pupilId: string; readonly name: string }[];
  /** Who holds them. */
  readonly from: string;
  /** Before it closes, where they have been. */
  readonly onTaken?: () => void;
  readonly onClose: () => void;
}

/** Without asking, with a reason that is recorded and told. */
export const TakeOverPupils = ({ lessonId, pupils, from, onTaken, onClose }: TakeOverPupilsProps) => {
  const { api } = useDashboard();
  const reason = useSignal('');
  const names = pupils.map(({ name }) => name).join(', ');
  const pupilIds = pupils.map(({ pupilId }) => pupilId);
  return (
    <FormDialog
      title={<>Take over {<bdi>{names}</bdi>}?</>}
      onClose={onClose}
      name="take-over-pupils"
      submit="Take over"
      onSubmit={() => api.call('takeOverPupils', { lessonId, pupilIds, reason: reason.peek() })}
      onDone={() => {
        onTaken?.();
        onClose();
      }}
      isDisabled={reason.value.trim() === ''}
    >
      <p>{from} reads your reason at once, and it is recorded. What is on for them in that lesson ends.</p>
      <TextField
        label="Why"
        name="reason"
        value={reason.value}
        onInput={(value) => (reason.value = value)}
        maxLength={200}
      />
    </FormDialog>
  );
};
