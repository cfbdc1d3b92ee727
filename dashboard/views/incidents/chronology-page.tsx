import { useRoute } from 'preact-iso';
import type { EndpointAnswer } from '#shared/api.ts';
import { decisionLabels } from '#shared/incidents/change.ts';
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

const Entry = ({ incident }: { incident: Chronology['incidents'][number] }) => {
  const now = useDashboard().clock.now.value;
  return (
    <li class="card chronology-entry">
      <time>{dayAndTime(incident.reportedAt, now)}</time>
      <div>
        <h2>
          <a href={`/incidents/${incident.incidentId}`}>{incidentTitle(incident)}</a>
        </h2>
        <p class="quiet-text">{incident.involvement}</p>
        {incident.words !== '' && <blockquote dir="auto">{incident.words}</blockquote>}
        {incident.actions.length > 0 && (
          <ol class="plain-list">
            {incident.actions.map(({ at, text }) => (
              <li key={`${at} ${text}`}>
                <span class="quiet-text">{dayAndTime(at, now)}</span> <span dir="auto">{text}</span>
              </li>
            ))}
          </ol>
        )}
        <p>
          <strong>{decisionLabels[incident.decision]}</strong>
          {incident.decisionReason !== '' && <span dir="auto">: {incident.decisionReason}</span>}
        </p>
      </div>
    </li>
  );
};

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
          <a href="/incidents">All incidents</a>
        </>
      }
    >
      {failure?.reason === 'confirm-password' ? (
        <ConfirmPassword onConfirmed={resource.reload} />
      ) : (
        <Loaded resource={resource} what="the chronology">
          {({ incidents }) => (
            <>
              {may(session.account.value, 'manage-safeguarding') && <PupilAgreements pupilId={pupilId} />}
              {incidents.length === 0 ? (
                <Empty title="Nothing is written down about this pupil" />
              ) : (
                <ol class="chronology">
                  {incidents.map((incident) => (
                    <Entry key={incident.incidentId} incident={incident} />
                  ))}
                </ol>
              )}
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
};
