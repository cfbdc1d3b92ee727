import { useLocation, useRoute } from 'preact-iso';
import { incidentKindLabels, type Incident } from '#shared/api/incidents.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { hostOf } from '../../state/address.ts';
import { useResource } from '../../state/resource.ts';
import { isActivityKind, told } from '../../state/told.ts';
import { clockTimeWithSeconds, dayAndTime } from '../../state/when.ts';
import { Icon } from '../../ui/icon.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { activityIcons } from '../lesson/activity-feed.tsx';
import { StopAndReferButton } from '../referrals/stop-button.tsx';
import { ConfirmPassword } from './confirm-password.tsx';
import { EvidencePicture } from './evidence-picture.tsx';
import { ExportIncident } from './export-incident.tsx';
import { IncidentActions, IncidentDecisionForm } from './incident-handling.tsx';
import { DecisionChip } from './incidents-page.tsx';

const Facts = ({ incident }: { incident: Incident }) => {
  const { clock } = useDashboard();
  const { facts } = incident;
  return (
    <section class="card" aria-labelledby="facts-title">
      <h2 id="facts-title">What was reported</h2>
      <blockquote class="words" dir="auto">
        {facts.words}
      </blockquote>
      <dl class="facts">
        <dt>Pupil</dt>
        <dd>
          <bdi>{incident.pupilName}</bdi>, <bdi>{incident.className}</bdi>
        </dd>
        <dt>Reported by</dt>
        <dd>
          <bdi>{incident.reporter}</bdi>, {incident.reporterPosition}
        </dd>
        <dt>Reported</dt>
        <dd>{dayAndTime(incident.reportedAt, clock.now.value)}</dd>
        <dt>Page</dt>
        <dd>
          {facts.page === null ? (
            'No page was open'
          ) : (
            <>
              <bdi>{facts.page.title || hostOf(facts.page.url)}</bdi>
              <bdi class="address">{facts.page.url}</bdi>
            </>
          )}
        </dd>
        <dt>Device</dt>
        <dd>
          {facts.device.profileEmail ?? 'No account in the browser'} · extension{' '}
          {facts.device.extensionVersion}
          <span class="address">{facts.device.deviceId}</span>
        </dd>
      </dl>
    </section>
  );
};

const LastMinutes = ({ visits }: { visits: Incident['facts']['visits'] }) => (
  <section class="card" aria-labelledby="visits-title">
    <h2 id="visits-title">The last ten minutes</h2>
    {visits.length === 0 && <p class="quiet-text">Nothing was visited or searched for.</p>}
    <ol class="timeline plain">
      {visits.map(({ at, kind, url, text }) => {
        const known = isActivityKind(kind) ? kind : 'visit';
        return (
          <li key={`${at} ${kind} ${url}`} data-kind={kind}>
            <time>{clockTimeWithSeconds(at)}</time>
            <Icon name={activityIcons[known]} />
            <span>
              <bdi class="line-title">{told({ kind: known, url, text })}</bdi>
              {url !== null && <bdi class="address">{url}</bdi>}
            </span>
          </li>
        );
      })}
    </ol>
  </section>
);

const Pictures = ({ incident }: { incident: Incident }) => (
  <section class="card" aria-labelledby="pictures-title">
    <h2 id="pictures-title">Picture</h2>
    {incident.pictures.length === 0 && (
      <p class="quiet-text">{incident.facts.pictureMissing ?? 'No picture was taken.'}</p>
    )}
    {incident.pictures.map((picture) => (
      <EvidencePicture key={picture.evidenceId} picture={picture} />
    ))}
  </section>
);

export const IncidentPage = () => {
  const { api } = useDashboard();
  const { route } = useLocation();
  const incidentId = useRoute().params['incidentId'] ?? '';
  // Not loaded again by itself: each look is recorded.
  const resource = useResource(() => api.call('incident', { incidentId }), { key: incidentId });
  const { value, failure } = resource.state.value;
  const title = value === null ? 'Incident' : `Incident ${value.number}: ${incidentKindLabels[value.kind]}`;
  return (
    <Page
      title={title}
      intro={<a href="/incidents">All incidents</a>}
      aside={
        value !== null && (
          <>
            <DecisionChip incident={value} />
            <ExportIncident incident={value} />
            <StopAndReferButton
              request={{ incidentId }}
              what="what this incident holds"
              onStopped={(referralId) => route(`/referrals/${referralId}`)}
            />
          </>
        )
      }
    >
      {failure?.reason === 'confirm-password' ? (
        <ConfirmPassword onConfirmed={resource.reload} />
      ) : (
        <Loaded resource={resource} what="the incident">
          {(incident) => (
            <div class="incident" data-incident={incident.incidentId}>
              <div class="incident-column">
                <Facts incident={incident} />
                <Pictures incident={incident} />
                <LastMinutes visits={incident.facts.visits} />
              </div>
              <div class="incident-column">
                <IncidentDecisionForm incident={incident} onChanged={resource.reload} />
                <IncidentActions incident={incident} onChanged={resource.reload} />
              </div>
            </div>
          )}
        </Loaded>
      )}
    </Page>
  );
};
