import type { ReferralSummary } from '#shared/api/referrals.ts';
import { audienceLabels, recordName } from '#shared/incidents/audience.ts';
import { referralSteps } from '#shared/referrals/steps.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { dayAndTime } from '../../state/when.ts';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';

type Standing = Pick<ReferralSummary, 'isStopped' | 'isHeld' | 'isLifted'>;

export const standingOf = ({ isStopped, isHeld, isLifted }: Standing): string => {
  if (isHeld) return isStopped ? 'Stopped, waits for the police' : 'Waits for the police';
  if (isLifted) return 'Released';
  return isStopped ? 'Released by the police, still stopped' : 'Released by the police, not lifted yet';
};

const ReferralTable = ({ referrals }: { referrals: readonly ReferralSummary[] }) => {
  const { clock } = useDashboard();
  const now = clock.now.value;
  return (
    <Table
      caption="Referrals, newest first"
      rows={referrals}
      keyOf={({ referralId }) => referralId}
      columns={[
        {
          heading: 'Referral',
          kind: 'name',
          cell: (referral) => (
            <a href={`/referrals/${referral.referralId}`}>Referral {recordName(referral)}</a>
          ),
        },
        { heading: 'Pupil', cell: ({ pupilName }) => <bdi>{pupilName ?? 'Not known'}</bdi> },
        {
          heading: 'Stopped',
          cell: ({ stoppedAt }) => <span class="tabular">{dayAndTime(stoppedAt, now)}</span>,
        },
        { heading: 'By', cell: ({ stoppedBy }) => <bdi>{stoppedBy}</bdi> },
        { heading: 'Seen by', cell: ({ audience }) => audienceLabels[audience] },
        { heading: 'Steps', cell: ({ stepsDone }) => `${stepsDone} of ${referralSteps.length}` },
        {
          heading: 'State',
          cell: (referral) => (
            <span class="tag" data-held={referral.isHeld}>
              {standingOf(referral)}
            </span>
          ),
        },
      ]}
    />
  );
};

export const ReferralsPage = () => {
  const { api } = useDashboard();
  const referrals = useResource(() => api.call('referrals', {}), { reloadOn: 'referrals-changed' });
  return (
    <Page
      title="Stopped and referred"
      intro="Screens that were stopped because of what may be images of child abuse. Nothing of what was on them is kept."
      aside={
        <a class="button" href="/incidents">
          Incidents
        </a>
      }
    >
      <Loaded resource={referrals} what="the referrals">
        {(all) =>
          all.length === 0 ? (
            <Empty title="Nothing was stopped">
              <p>Any adult who teaches stops a screen from the pupil’s tile. It appears here at once.</p>
            </Empty>
          ) : (
            <ReferralTable referrals={all} />
          )
        }
      </Loaded>
    </Page>
  );
};
