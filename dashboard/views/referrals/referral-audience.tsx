import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { audienceLabels, narrowerThan, type Audience } from '#shared/incidents/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Choice } from '../../ui/choice.tsx';
import { Form } from '../../ui/form.tsx';
import type { ReferralPartProps } from './referral-page.tsx';

const about: Readonly<Record<Audience, string>> = {
  safeguarding: 'A pupil, or nobody of the school',
  head: 'An adult of the school',
  chair: 'The headteacher',
};

/** Whom it is about says who sees it, and so it may be the last that this person sees of it. It is never for more again. */
export const ReferralAudience = ({ referral, onChanged }: ReferralPartProps) => {
  const { api, notices } = useDashboard();
  const { route } = useLocation();
  const chosen = useSignal<Audience>(referral.audience);
  const { referralId } = referral;
  const done = async () => {
    notices.say('good', `Seen by: ${audienceLabels[chosen.peek()]}.`);
    if ((await api.call('referral', { referralId })).ok) onChanged();
    else route('/referrals');
  };
  if (narrowerThan(referral.audience).length === 0) return null;
  return (
    <section class="card" aria-labelledby="audience-title">
      <h2 id="audience-title">Whom is it about?</h2>
      <Form
        name="referral-audience"
        submit="Save"
        isDisabled={chosen.value === referral.audience}
        onSubmit={() => api.call('setReferralAudience', { referralId, audience: chosen.peek() })}
        onDone={() => void done()}
      >
        <Choice
          legend="Whom is it about?"
          isLegendHidden
          look="list"
          value={chosen.value}
          onChange={(value) => (chosen.value = value)}
          options={[referral.audience, ...narrowerThan(referral.audience)].map((value) => ({
            value,
            label: (
              <>
                {about[value]}{' '}
                <span class="quiet-text">· seen by: {audienceLabels[value].toLowerCase()}</span>
              </>
            ),
          }))}
        />
      </Form>
    </section>
  );
};
