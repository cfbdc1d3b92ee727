import type { Referral } from '#shared/api/referrals.ts';
import type { Audience } from '#shared/incidents/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Advice, AdviceForm } from './advice-form.tsx';
import { LiftStop } from './lift-stop.tsx';
import { NameSecond } from './name-second.tsx';
import type { ReferralPartProps } from './referral-page.tsx';

/** Nobody does it alone, also where only one person may know of it. */
const secondPerson: Readonly<Record<Audience, string>> = {
  safeguarding: 'The second person is another safeguarding lead, or the head.',
  head: 'The second person is the chair of governors. Once you have written down that the police release it, the chair finds it waiting: its number and these words, and nothing else of it.',
  chair:
    'The second person is a governor whom you name, never the head. Once you have written down that the police release it, they find it waiting: its number and these words, and nothing else of it.',
};

const standing = ({ isHeld, isLifted, lifts }: Referral): string => {
  if (isLifted) return isHeld ? 'Legal hold.' : 'The stop is lifted.';
  if (isHeld)
    return 'Legal hold: nothing is deleted, and what was stopped stays stopped, until two different people have each written down that the police release it.';
  const [first] = lifts;
  return first === undefined
    ? 'Two people have written down that the police release it. Each of them lifts the stop, too.'
    : `${first.by} has lifted it. The other of the two lifts it as well.`;
};

const hints: Readonly<Record<Audience, string>> = {
  safeguarding: 'Who said it, when, and the reference number.',
  head: 'Who said it, when, and the reference number. The chair of governors reads these words and nothing else of it: name no child.',
  chair:
    'Who said it, when, and the reference number. The governor you name reads these words and nothing else of it: name nobody it is about.',
};

/** The legal hold, and how it ends: by the word of two. */
export const PoliceAdvice = ({ referral, onChanged }: ReferralPartProps) => {
  const { api } = useDashboard();
  const { referralId, audience } = referral;
  return (
    <section class="card" aria-labelledby="advice-title" data-held={referral.isHeld}>
      <h2 id="advice-title">Police advice and hold</h2>
      <p>{standing(referral)}</p>
      {(!referral.isLifted || referral.isHeld) && <p class="quiet-text">{secondPerson[audience]}</p>}
      <NameSecond referral={referral} onChanged={onChanged} />
      {referral.mayLift && (
        <LiftStop send={() => api.call('liftStop', { referralId })} onChanged={onChanged} />
      )}
      <Advice advice={referral.advice} />
      <AdviceForm
        hint={hints[audience]}
        send={(advice) => api.call('recordPoliceAdvice', { referralId, ...advice })}
        onChanged={onChanged}
      />
    </section>
  );
};
