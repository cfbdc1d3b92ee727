import { useRoute } from 'preact-iso';
import { alertKindOf } from '#shared/alerts/kinds.ts';
import type { EndpointAnswer } from '#shared/api.ts';
import type { AlertSummary } from '#shared/api/alerts.ts';
import type { PupilReferral, PutRight, ReviewInShort } from '#shared/api/incidents.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { outcomeLabels } from '#shared/referrals/initial-review.ts';
import { decisionLabels, triageLabels } from '#shared/incidents/change.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { may } from '../../state/session.ts';
import { dayAndTime } from '../../state/when.ts';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { PupilAgreements } from '../agreements/pupil-agreements.tsx';
import { ConfirmPassword } from './confirm-password.tsx';
import { incidentTitle } from './incident-title.ts';

type Chronology = EndpointAnswer<'chronology'>;

/** That a review of imagery was held, and how it ended: nothing of the imagery. */
const Reviews = ({ reviews }: { reviews: readonly ReviewInShort[] }) => {
  const now = useDashboard().clock.now.value;
  return (
    <>
      {reviews.map(({ startedAt, startedBy, outcome }) => (
        <p key={startedAt}>
          First review of imagery, <bdi>{startedBy}</bdi>, {dayAndTime(startedAt, now)}:{' '}
          <strong>{outcome === null ? 'not finished' : outcomeLabels[outcome]}</strong>
        </p>
      ))}
    </>
  );
};

const WasPutRight = ({ putRight }: { putRight: PutRight | null }) => {
  const now = useDashboard().clock.now.value;
  if (putRight === null) return null;
  const { at, by, isNamed } = putRight;
  return (
    <p>
      <strong>
        {isNamed ? 'First recorded under another pupil' : 'Recorded under the wrong pupil'}; put right by{' '}
        <bdi>{by}</bdi>, {dayAndTime(at, now)}.
      </strong>{' '}
      {isNamed
        ? 'What a device told of it (page, sites before, picture) came from the computer of whoever was named first.'
        : 'It is not about this pupil. Sites and searches of that computer at the time may still be listed as theirs.'}
    </p>
  );
};

const Entry = ({ incident }: { incident: Chronology['incidents'][number] }) => {
  const now = useDashboard().clock.now.value;
  const { decision, decisionReason, actions } = incident;
  const isToldAbove = actions.some(({ text }) => text.includes(decisionReason));
  return (
    <li class="card chronology-entry">
      <time>{dayAndTime(incident.reportedAt, now)}</time>
      <div>
        <h2>
          <a href={`/incidents/${incident.incidentId}`}>{incidentTitle(incident)}</a>
        </h2>
        <p class="quiet-text">{incident.involvement}</p>
        <WasPutRight putRight={incident.putRight} />
        <Reviews reviews={incident.reviews} />
        {incident.words !== '' && <blockquote dir="auto">{incident.words}</blockquote>}
        {actions.length > 0 && (
          <ol class="plain-list">
            {actions.map(({ at, text }) => (
              <li key={`${at} ${text}`}>
                <span class="quiet-text">{dayAndTime(at, now)}</span> <span dir="auto">{text}</span>
              </li>
            ))}
          </ol>
        )}
        <p hidden={incident.putRight?.isNamed === false}>
          <strong>{decisionLabels[decision]}</strong>
          {!isToldAbove && decisionReason !== '' && <span dir="auto">: {decisionReason}</span>}
        </p>
      </div>
    </li>
  );
};

const AlertEntry = ({ alert }: { alert: AlertSummary }) => {
  const now = useDashboard().clock.now.value;
  const { alertId, kind, firstAt, tries, verdict, verdictBy } = alert;
  return (
    <li class="card chronology-entry" data-alert={alertId}>
      <time>{dayAndTime(firstAt, now)}</time>
      <div>
        <h2>
          <a href={`/alerts/${alertId}`}>Alert · {alertKindOf[kind].label}</a>
        </h2>
        <p class="quiet-text">A machine noticed it{tries > 1 ? `, ${tries} times` : ''}.</p>
        <p>
          <strong>{verdict === null ? 'Nobody has said what it is yet' : triageLabels[verdict]}</strong>
          {verdict !== null && (
            <>
              : <bdi>{verdictBy}</bdi>
            </>
          )}
        </p>
      </div>
    </li>
  );
};

const ReferralEntry = ({ referral }: { referral: PupilReferral }) => {
  const now = useDashboard().clock.now.value;
  const { referralId, stoppedAt, stoppedBy, isStopped, reviews } = referral;
  return (
    <li class="card chronology-entry" data-referral={referralId}>
      <time>{dayAndTime(stoppedAt, now)}</time>
      <div>
        <h2>
          <a href={`/referrals/${referralId}`}>Referral {recordName(referral)}</a>
        </h2>
        <p class="quiet-text">
          Stopped and referred by <bdi>{stoppedBy}</bdi>. What was on the screen is kept nowhere.
        </p>
        <Reviews reviews={reviews} />
        <p>
          <strong>{isStopped ? 'The computer is stopped' : 'No computer is stopped any more'}</strong>
        </p>
      </div>
    </li>
  );
};

/** Incidents, alerts and referrals in the order in which they came. */
const entriesOf = ({ incidents, alerts, referrals }: Chronology) =>
  [
    ...incidents.map((incident) => ({
      at: incident.reportedAt,
      entry: <Entry key={incident.incidentId} incident={incident} />,
    })),
    ...alerts.map((alert) => ({
      at: alert.firstAt,
      entry: <AlertEntry key={alert.alertId} alert={alert} />,
    })),
    ...referrals.map((referral) => ({
      at: referral.stoppedAt,
      entry: <ReferralEntry key={referral.referralId} referral={referral} />,
    })),
  ].toSorted((one, other) => one.at - other.at);

/** Everything that is known here of one pupil, the oldest first. */
export const ChronologyPage = () => {
  const { api, session } = useDashboard();
  const pupilId = useRoute().params['pupilId'] ?? '';
  // Not loaded again by itself: each look is recorded.
  const resource = useResource(() => api.call('chronology', { pupilId }), { key: pupilId });
  const { value, failure } = resource.state.value;
  return (
    <Page
      title={value === null ? 'Chronology' : `Chronology of ${value.pupilName}`}
      intro={
        <>
          {value !== null && `Class ${value.className}. `}
          <a href="/incidents">The desk</a>
        </>
      }
    >
      {failure?.reason === 'confirm-password' ? (
        <ConfirmPassword onConfirmed={resource.reload} />
      ) : (
        <Loaded resource={resource} what="the chronology">
          {(chronology) => (
            <>
              {may(session.account.value, 'manage-safeguarding') && <PupilAgreements pupilId={pupilId} />}
              {entriesOf(chronology).length === 0 ? (
                <Empty title="Nothing is written down about this pupil" />
              ) : (
                <ol class="chronology">{entriesOf(chronology).map(({ entry }) => entry)}</ol>
              )}
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
};
