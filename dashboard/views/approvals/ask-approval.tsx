import { useSignal } from '@preact/signals';
import { approvalKindLabels, type ApprovalKind } from '#shared/api/approvals.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';

export interface AskApprovalProps {
  readonly kind: ApprovalKind;
  readonly objects: readonly string[];
  /** "Incident 12". */
  readonly about: string;
  readonly onClose: () => void;
}

/** Asks a second person, with a reason. */
export const AskApproval = ({ kind, objects, about, onClose }: AskApprovalProps) => {
  const { api, notices } = useDashboard();
  const reason = useSignal('');
  return (
    <FormDialog
      title={`${approvalKindLabels[kind]}: ${about}`}
      onClose={onClose}
      name="ask-approval"
      submit="Ask a second person"
      isDisabled={reason.value.trim() === ''}
      onSubmit={() => api.call('askApproval', { kind, objects: [...objects], reason: reason.peek().trim() })}
      onDone={() => {
        notices.say('good', 'Asked. Once it is allowed, press the same button again.');
        onClose();
      }}
    >
      <p>
        Nobody does this alone. Another person reads your reason, and allows or refuses it within three days.
      </p>
      <ReasonField label="Why" reason={reason} />
    </FormDialog>
  );
};
