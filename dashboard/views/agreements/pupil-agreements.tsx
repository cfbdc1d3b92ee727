import { useSignal } from '@preact/signals';
import { agreementAudienceLabels } from '#shared/agreements/audience.ts';
import type { TrustedAdult } from '#shared/agreements/signature.ts';
import type { KeptSignature } from '#shared/api/agreements.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { calendarDay } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SavePdf } from '../governance/save-pdf.tsx';

/** Whom a pupil has named, and what is on file, beside what is known about the pupil. Reading it is recorded. */
export const PupilAgreements = ({ pupilId }: { pupilId: string }) => {
  const { api } = useDashboard();
  const kept = useResource(() => api.call('pupilAgreements', { pupilId }), { key: pupilId });
  const { value } = kept.state.value;
  if (value === null) return null;
  return (
    <section class="card pupil-agreements" aria-label="Trusted adults and agreements">
      <Adults adults={value.trustedAdults} />
      {value.signatures.length > 0 && (
        <details>
          <summary>Agreements on file: {value.signatures.length}</summary>
          <ul class="plain-list agreement-versions">
            {value.signatures.map((signature) => (
              <Signature key={signature.signatureId} signature={signature} onWithdrawn={kept.reload} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};

const Adults = ({ adults }: { adults: readonly TrustedAdult[] }) => (
  <p>
    <strong>Trusted adults: </strong>
    {adults.length === 0
      ? 'none named yet'
      : adults.map(({ name, place }) => (place === 'home' ? `${name} (at home)` : name)).join(', ')}
  </p>
);

const whoSigned = ({ role, relation }: KeptSignature): string =>
  role === 'pupil' ? 'signed by the pupil' : `signed by their ${relation}`;

const Signature = ({ signature, onWithdrawn }: { signature: KeptSignature; onWithdrawn: () => unknown }) => {
  const isAsking = useSignal(false);
  const { signatureId, audience, number, signedAt, withdrawnAt, withdrawnReason } = signature;
  return (
    <li>
      <span>
        {agreementAudienceLabels[audience]}, version {number}: {whoSigned(signature)} on{' '}
        {calendarDay(signedAt)}
        {withdrawnAt !== null && (
          <strong>
            {' '}
            Withdrawn on {calendarDay(withdrawnAt)}: <span dir="auto">{withdrawnReason}</span>
          </strong>
        )}
      </span>
      <SavePdf path={`/api/agreement-signatures/${signatureId}/pdf`} fileName="signed-agreement.pdf" />
      {withdrawnAt === null && <Button onClick={() => (isAsking.value = true)}>Withdraw…</Button>}
      {isAsking.value && (
        <Withdraw
          signatureId={signatureId}
          onClose={() => (isAsking.value = false)}
          onDone={() => {
            isAsking.value = false;
            onWithdrawn();
          }}
        />
      )}
    </li>
  );
};

interface WithdrawProps {
  readonly signatureId: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const Withdraw = ({ signatureId, onClose, onDone }: WithdrawProps) => {
  const { api } = useDashboard();
  const reason = useSignal('');
  return (
    <FormDialog
      title="Withdraw a signature"
      onClose={onClose}
      name="withdraw-agreement"
      kind="danger"
      submit="Withdraw"
      onSubmit={() => api.call('withdrawAgreement', { signatureId, reason: reason.peek() })}
      onDone={onDone}
    >
      <p>
        It stays on file with your reason and holds no longer. The pupil’s devices ask again, with a new grace
        time.
      </p>
      <TextAreaField
        label="Who asked for it, and why"
        name="reason"
        isRequired
        maxLength={500}
        value={reason.value}
        onInput={(value) => (reason.value = value)}
      />
    </FormDialog>
  );
};
