import { agreementAudienceLabels } from '#shared/agreements/audience.ts';
import type { TrustedAdult } from '#shared/agreements/signature.ts';
import type { KeptSignature } from '#shared/api/agreements.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { calendarDay } from '../../state/when.ts';
import { SavePdf } from '../governance/save-pdf.tsx';
import { WithdrawSignature } from './withdraw-signature.tsx';

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
      {withdrawnAt === null && (
        <WithdrawSignature
          signatureId={signatureId}
          after="The pupil’s devices ask again, with a new grace time."
          onWithdrawn={onWithdrawn}
        />
      )}
    </li>
  );
};
