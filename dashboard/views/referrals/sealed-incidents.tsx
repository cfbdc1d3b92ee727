import { useSignal } from '@preact/signals';
import type { Referral } from '#shared/api/referrals.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Button } from '../../ui/button.tsx';
import { AskApproval } from '../approvals/ask-approval.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';
import type { ReferralPartProps } from './referral-page.tsx';

type Sealed = Referral['sealedIncidents'][number];

const Unseal = ({ referral, onChanged, sealed }: ReferralPartProps & { sealed: Sealed }) => {
  const { api, notices } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const isGivingReason = useSignal(false);
  const { incidentId } = sealed;
  const name = `Incident ${recordName(sealed)}`;
  const approvals = useResource(() => api.call('approvals', {}), { reloadOn: 'approvals-changed' });
  const asked = approvals.state.value.value?.find(
    ({ kind, objects, isMine, state }) =>
      kind === 'open-sealed' && isMine && objects.includes(incidentId) && state !== 'used',
  );
  const unseal = async () => {
    const { referralId } = referral;
    const result = await ask(() => api.call('unsealIncident', { referralId, incidentId }));
    if (!result.ok) return notices.say('bad', `It stays sealed: ${result.detail}`);
    notices.say('good', `${name} is unsealed.`);
    onChanged();
  };
  if (referral.audience === 'chair' && !referral.isLifted)
    return <span class="quiet-text">until the governor you name and you have lifted the stop</span>;
  if (asked?.state === 'waiting') return <p class="quiet-text">Waiting for a second person</p>;
  // Who lifted it with the chair has said yes to this as well.
  const isAllowed = asked?.state === 'allowed' || (referral.audience === 'chair' && referral.isLifted);
  return (
    <>
      <Button onClick={isAllowed ? unseal : () => (isGivingReason.value = true)}>
        {isAllowed ? 'Unseal now' : 'Ask to unseal…'}
      </Button>
      {isGivingReason.value && (
        <AskApproval
          kind="open-sealed"
          objects={[incidentId]}
          about={name}
          onClose={() => (isGivingReason.value = false)}
        />
      )}
      {dialog}
    </>
  );
};

/** Incidents that went with the referral, and the way back to them: the police release it, and two people want it. */
export const SealedIncidents = (props: ReferralPartProps) => {
  const { sealedIncidents, isHeld } = props.referral;
  if (sealedIncidents.length === 0) return <>No incident is sealed with it</>;
  return (
    <ul class="plain-list sealed-incidents">
      {sealedIncidents.map((sealed) => (
        <li key={sealed.incidentId}>
          Incident {recordName(sealed)}: nobody opens, prints or exports it{' '}
          {!isHeld && <Unseal {...props} sealed={sealed} />}
        </li>
      ))}
    </ul>
  );
};
