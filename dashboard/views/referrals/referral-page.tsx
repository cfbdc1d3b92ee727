import { useRoute } from 'preact-iso';
import type { Referral } from '#shared/api/referrals.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { dayAndTime } from '../../state/when.ts';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { CompareAddress } from './compare-address.tsx';
import { InitialReviews } from './initial-reviews.tsx';
import { PoliceAdvice } from './police-advice.tsx';
import { ReferralAudience } from './referral-audience.tsx';
import { SealedIncidents } from './sealed-incidents.tsx';
import { ReferralSteps } from './referral-steps.tsx';
import { standingOf } from './referrals-page.tsx';
import { NeverList } from './what-to-do-now.tsx';

export interface ReferralPartProps {
  readonly referral: Referral;
  readonly onChanged: () => unknown;
}

const closed: Readonly<Record<NonNullable<Referral['closes']>, string>> = {
  site: 'Its whole site opens on no computer of the school until the stop is lifted.',
  page: 'It opens on no computer of the school until the stop is lifted. The rest of its site, which the school needs, does.',
};

const Forgetting = ({ referral: { addressHash, isForgetting } }: { referral: Referral }) =>
  addressHash !== null && (
    <p role="status" data-forgetting={isForgetting}>
      {isForgetting
        ? 'What other computers told of it in the last day is being taken out now.'
        : 'What computers told of it in the day before is taken out.'}
    </p>
  );

const Facts = ({ referral, onChanged }: ReferralPartProps) => {
  const { clock } = useDashboard();
  const { pupilName, className, stoppedBy, stoppedAt, deviceId } = referral;
  return (
    <section class="card" aria-labelledby="facts-title">
      <h2 id="facts-title">What is kept</h2>
      <dl class="facts">
        <dt>Stopped</dt>
        <dd>
          {dayAndTime(stoppedAt, clock.now.value)} by <bdi>{stoppedBy}</bdi>
        </dd>
        <dt>Pupil</dt>
        <dd>
          <bdi>{pupilName ?? 'Not known'}</bdi>
          {className !== null && (
            <>
              , <bdi>{className}</bdi>
            </>
          )}
        </dd>
        <dt>Computer</dt>
        <dd>
          <span class="address">{deviceId ?? 'Not known'}</span>
        </dd>
        <dt>Sealed</dt>
        <dd>
          <SealedIncidents referral={referral} onChanged={onChanged} />
        </dd>
        <dt>The page</dt>
        <dd>
          {!referral.isLifted && referral.closes !== null && <p>{closed[referral.closes]}</p>}
          <Forgetting referral={referral} />
          <CompareAddress referral={referral} />
        </dd>
      </dl>
    </section>
  );
};

const Never = () => (
  <section class="card never" aria-labelledby="never-title">
    <h2 id="never-title">And not</h2>
    <NeverList />
  </section>
);

const Gone = () => (
  <Empty title="Not here any more">
    <p>It was given to others.</p>
    <a class="button" href="/referrals">
      All referrals
    </a>
  </Empty>
);

export const ReferralPage = () => {
  const { api } = useDashboard();
  const referralId = useRoute().params['referralId'] ?? '';
  const resource = useResource(() => api.call('referral', { referralId }), {
    key: referralId,
    reloadOn: 'referrals-changed',
  });
  const { value: last, failure } = resource.state.value;
  // It may be for fewer eyes by now: then nothing of it stays in view.
  const isGone = last !== null && failure?.reason === 'not-found';
  const value = isGone ? null : last;
  const about = { kind: 'referral', id: referralId } as const;
  return (
    <Page
      title={value === null ? 'Referral' : `Referral ${recordName(value)}`}
      intro={<a href="/referrals">All referrals</a>}
      aside={
        value !== null && (
          <span class="tag" data-held={value.isHeld}>
            {standingOf(value)}
          </span>
        )
      }
    >
      {isGone ? (
        <Gone />
      ) : (
        <Loaded resource={resource} what="the referral">
          {(referral) => (
            <div class="referral" data-referral={referral.referralId}>
              <div class="referral-column">
                <ReferralSteps referral={referral} onChanged={resource.reload} />
                <InitialReviews about={about} />
              </div>
              <div class="referral-column">
                <Never />
                <PoliceAdvice referral={referral} onChanged={resource.reload} />
                <Facts referral={referral} onChanged={resource.reload} />
                <ReferralAudience referral={referral} onChanged={resource.reload} />
              </div>
            </div>
          )}
        </Loaded>
      )}
    </Page>
  );
};
