import type { SecondReferral } from '#shared/api/referrals.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Advice, AdviceForm } from './advice-form.tsx';
import { LiftStop } from './lift-stop.tsx';

const hint = 'Ask the police yourself: who said it, when, and the reference number.';

const standing = ({ mayLift, hasLifted }: SecondReferral): string | null => {
  if (hasLifted) return 'You have lifted it. The other of the two lifts it as well.';
  return mayLift
    ? 'Both of you have written down that the police release it. Each of you lifts the stop, too.'
    : null;
};

const Waiting = ({ waiting, onChanged }: { waiting: SecondReferral; onChanged: () => unknown }) => {
  const { api } = useDashboard();
  const { referralId, advice, mayLift, opensSealed } = waiting;
  return (
    <li class="second-referral" data-referral={referralId}>
      <h3>Referral {recordName(waiting)}: does the school get the computer back?</h3>
      <Advice advice={advice} />
      {opensSealed && (
        <p>Once both of you have lifted the stop, the other may open again what was sealed with it.</p>
      )}
      <p role="status">{standing(waiting)}</p>
      {mayLift && <LiftStop send={() => api.call('liftAsSecond', { referralId })} onChanged={onChanged} />}
      <AdviceForm
        hint={hint}
        send={(said) => api.call('adviseAsSecond', { referralId, ...said })}
        onChanged={onChanged}
      />
    </li>
  );
};

/** Only where something waits for whoever reads this as the second person on a referral which they do not see. */
export const SecondReferrals = () => {
  const { api } = useDashboard();
  const resource = useResource(() => api.call('secondReferrals', {}), { reloadOn: 'referrals-changed' });
  const all = resource.state.value.value ?? [];
  if (all.length === 0) return null;
  return (
    <section class="card" aria-labelledby="second-title">
      <h2 id="second-title">Waiting for you as the second person</h2>
      <p>
        Nobody releases a stopped computer alone. One person has written down that the police release it, and
        asks you to do the same. You see its number and their words, and nothing else: do not ask what it is
        about, and speak to nobody else of it.
      </p>
      <ul class="second-referrals">
        {all.map((waiting) => (
          <Waiting key={waiting.referralId} waiting={waiting} onChanged={resource.reload} />
        ))}
      </ul>
    </section>
  );
};
