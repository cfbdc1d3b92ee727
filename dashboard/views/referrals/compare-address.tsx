import { useSignal } from '@preact/signals';
import type { Referral } from '#shared/api/referrals.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';

const Ask = ({ referralId }: { referralId: string }) => {
  const { api } = useDashboard();
  const address = useSignal('');
  const isSame = useSignal<boolean | null>(null);
  const { ask, dialog } = useConfirmed();
  return (
    <>
      <Form
        mayBeLost
        name="compare-address"
        submit="Compare"
        isDisabled={address.value.trim() === ''}
        onSubmit={() => {
          isSame.value = null;
          return ask(() =>
            api.call('compareReferralAddress', { referralId, address: address.peek().trim() }),
          );
        }}
        onDone={(answer) => {
          isSame.value = answer.isSame;
          address.value = '';
        }}
      >
        <TextField
          label="The address that the police name"
          name="address"
          value={address.value}
          onInput={(value) => (address.value = value)}
          hint="It is compared and not kept. Do not open it."
          maxLength={2048}
        />
        {isSame.value !== null && (
          <p role="status">
            <strong>{isSame.value ? 'It is that address.' : 'It is another address.'}</strong>
          </p>
        )}
      </Form>
      {dialog}
    </>
  );
};

/** The fingerprint is all there is of the address: it can be compared, and not turned back. */
export const CompareAddress = ({ referral: { referralId, addressHash } }: { referral: Referral }) =>
  addressHash === null ? (
    <>No page was known</>
  ) : (
    <details class="fingerprint">
      <summary>Its fingerprint is kept, the address is not</summary>
      <p>
        HMAC-SHA-256 under a key of the school: <code>{addressHash}</code>
      </p>
      <Ask referralId={referralId} />
    </details>
  );
