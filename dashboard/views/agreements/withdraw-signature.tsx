import { useSignal } from '@preact/signals';
import { useDashboard } from '../../dashboard-context.ts';
import { Button } from '../../ui/button.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

export interface WithdrawSignatureProps {
  readonly signatureId: string;
  /** Whose it is, where several stand in a row. */
  readonly of?: string;
  /** What comes of it. */
  readonly after: string;
  readonly onWithdrawn: () => unknown;
}

/** A signature that is on file is taken back, with a reason. */
export const WithdrawSignature = ({ signatureId, of, after, onWithdrawn }: WithdrawSignatureProps) => {
  const { api } = useDashboard();
  const isAsking = useSignal(false);
  const reason = useSignal('');
  return (
    <>
      <Button
        onClick={() => (isAsking.value = true)}
        {...(of !== undefined && { label: `Withdraw… (the signature of ${of})` })}
      >
        Withdraw…
      </Button>
      {isAsking.value && (
        <FormDialog
          title="Withdraw a signature"
          onClose={() => (isAsking.value = false)}
          name="withdraw-agreement"
          kind="danger"
          submit="Withdraw"
          onSubmit={() => api.call('withdrawAgreement', { signatureId, reason: reason.peek() })}
          onDone={() => {
            isAsking.value = false;
            onWithdrawn();
          }}
        >
          {of !== undefined && (
            <p>
              Of <bdi>{of}</bdi>.
            </p>
          )}
          <p>It stays on file with your reason and holds no longer. {after}</p>
          <TextAreaField
            label="Who asked for it, and why"
            name="reason"
            isRequired
            maxLength={500}
            value={reason.value}
            onInput={(value) => (reason.value = value)}
          />
        </FormDialog>
      )}
    </>
  );
};
