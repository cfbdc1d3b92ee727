import { useSignal } from '@preact/signals';
import { useDashboard } from '../../dashboard-context.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';

export interface TakeOverPupilsProps {
  readonly lessonId: string;
  readonly pupils: readonly { readonly pupilId: string; readonly name: string }[];
  /** Who holds them. */
  readonly from: string;
  readonly onClose: () => void;
}

/** Without asking, with a reason that is recorded and told. */
export const TakeOverPupils = ({ lessonId, pupils, from, onClose }: TakeOverPupilsProps) => {
  const { api } = useDashboard();
  const reason = useSignal('');
  const names = pupils.map(({ name }) => name).join(', ');
  const pupilIds = pupils.map(({ pupilId }) => pupilId);
  return (
    <Dialog title={<>Take over {<bdi>{names}</bdi>}?</>} onClose={onClose} name="take-over-pupils">
      <Form
        submit="Take over"
        onSubmit={() => api.call('takeOverPupils', { lessonId, pupilIds, reason: reason.peek() })}
        onDone={onClose}
        onCancel={onClose}
        isDisabled={reason.value.trim() === ''}
        name="take-over-pupils"
      >
        <p>{from} reads your reason at once, and it is recorded. What is on for them in that lesson ends.</p>
        <TextField
          label="Why"
          name="reason"
          value={reason.value}
          onInput={(value) => (reason.value = value)}
          maxLength={200}
        />
      </Form>
    </Dialog>
  );
};
