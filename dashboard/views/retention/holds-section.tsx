import { useSignal } from '@preact/signals';
import type { Hold } from '#shared/api/retention.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { AskApproval } from '../approvals/ask-approval.tsx';
import { SetHold } from './set-hold.tsx';

interface HoldsProps {
  readonly holds: readonly Hold[];
  readonly onChanged: () => unknown;
}

const HoldItem = ({ hold, onChanged }: { hold: Hold; onChanged: () => unknown }) => {
  const { api, clock, notices } = useDashboard();
  const isAsking = useSignal(false);
  const { holdId, about, reason, setBy, setAt, isReferral } = hold;
  const end = async () => {
    const result = await api.call('endHold', { holdId });
    if (result.ok) notices.say('good', `The hold on ${about} has ended.`);
    else if (result.reason === 'not-allowed') isAsking.value = true;
    else notices.say('bad', result.detail);
    onChanged();
  };
  return (
    <li class="approval" data-hold-id={holdId}>
      <h3>
        <bdi>{about}</bdi>
      </h3>
      <p dir="auto">{reason}</p>
      <p class="quiet-text">
        Set by <bdi>{setBy}</bdi>, {dayAndTime(setAt, clock.now.value)}
      </p>
      {isReferral ? (
        <p class="quiet-text">It came with a referral and ends with it.</p>
      ) : (
        <Button onClick={end} label={`End the hold on ${about}`}>
          End the hold
        </Button>
      )}
      {isAsking.value && (
        <AskApproval
          kind="override-retention"
          objects={[holdId]}
          about={about}
          onClose={() => (isAsking.value = false)}
        />
      )}
    </li>
  );
};

/** What must not be deleted, whatever the rules say. */
export const HoldsSection = ({ holds, onChanged }: HoldsProps) => {
  const isSetting = useSignal(false);
  return (
    <section class="card" aria-labelledby="holds-title">
      <h2 id="holds-title">Legal holds</h2>
      <p class="quiet-text">While a hold is on, nothing under it is deleted. Ending one takes two people.</p>
      {holds.length === 0 ? (
        <p>None is on.</p>
      ) : (
        <ul class="approvals">
          {holds.map((hold) => (
            <HoldItem key={hold.holdId} hold={hold} onChanged={onChanged} />
          ))}
        </ul>
      )}
      <Button icon="lock" onClick={() => (isSetting.value = true)}>
        Set a hold
      </Button>
      {isSetting.value && (
        <SetHold
          onClose={() => {
            isSetting.value = false;
            onChanged();
          }}
        />
      )}
    </section>
  );
};
