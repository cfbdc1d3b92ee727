import type { AlertSummary } from '#shared/api/alerts.ts';
import type { DeskItem } from '#shared/api/desk.ts';
import { audienceLabels, recordName } from '#shared/incidents/audience.ts';
import { triageLabels } from '#shared/incidents/change.ts';
import { referralSteps } from '#shared/referrals/steps.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Icon } from '../../ui/icon.tsx';
import { LookedAt } from '../alerts/looked-at.tsx';
import { PeopleLine } from '../incidents/people-line.tsx';
import { AlertStanding, StandingChip } from '../incidents/standing-chip.tsx';
import { deskKindLabels, pathOf, stepsWords, titleOf, whoIn } from './desk-words.ts';

interface CellProps {
  readonly item: DeskItem;
}

const idsOf = ({ is, id }: DeskItem) => ({
  'data-desk-id': id,
  ...(is === 'incident' && { 'data-incident-id': id }),
  ...(is === 'alert' && { 'data-alert-id': id }),
});

export const TitleCell = ({ item }: CellProps) => {
  const audience = item.is === 'incident' ? item.incident.audience : 'safeguarding';
  return (
    <>
      <a href={pathOf(item)} {...idsOf(item)}>
        {titleOf(item)}
      </a>
      <span class="second-line" data-desk-kind={item.kind}>
        {deskKindLabels[item.kind]}
      </span>
      {audience !== 'safeguarding' && <span class="for-whom">{audienceLabels[audience]}</span>}
    </>
  );
};

const AlertWho = ({ alert }: { alert: AlertSummary }) => (
  <>
    <bdi>{whoIn(alert)}</bdi>
    {alert.pupil !== null && (
      <span class="second-line">
        <bdi>{alert.pupil.className}</bdi>
      </span>
    )}
  </>
);

export const WhoCell = ({ item }: CellProps) => {
  if (item.is === 'incident')
    return item.incident.isSealed ? (
      <span class="quiet-text">Sealed: see its referral</span>
    ) : (
      <PeopleLine people={item.incident.people} />
    );
  if (item.is === 'alert') return <AlertWho alert={item.alert} />;
  const { pupilName } = item.referral;
  return pupilName === null ? <span class="quiet-text">Nobody named</span> : <bdi>{pupilName}</bdi>;
};

const cameAt = (item: DeskItem): number => {
  if (item.is === 'incident') return item.incident.reportedAt;
  return item.is === 'alert' ? item.alert.firstAt : item.referral.stoppedAt;
};

const CameBy = ({ item }: CellProps) => {
  if (item.is === 'alert') return item.alert.tries > 1 ? <>{item.alert.tries} times</> : null;
  const by = item.is === 'incident' ? item.incident.reporter : item.referral.stoppedBy;
  return item.kind === 'pupil' ? null : (
    <>
      by <bdi>{by}</bdi>
    </>
  );
};

export const CameCell = ({ item }: CellProps) => (
  <>
    <span class="tabular one-line">{dayAndTime(cameAt(item), useDashboard().clock.now.value)}</span>
    <span class="second-line">
      <CameBy item={item} />
    </span>
  </>
);

export const WithCell = ({ item }: CellProps) => {
  if (item.is === 'referral') return null;
  const { assignee } = item.is === 'incident' ? item.incident : item.alert;
  if (assignee === null) return <span class="quiet-text one-line">Nobody yet</span>;
  return <bdi>{assignee.name}</bdi>;
};

const AlertState = ({ alert }: { alert: AlertSummary }) => {
  const { verdict, verdictBy, incident } = alert;
  if (verdict === null)
    return (
      <>
        <AlertStanding alert={alert} />
        <LookedAt alert={alert} />
      </>
    );
  return (
    <>
      <span class="one-line">{triageLabels[verdict]}</span>
      <span class="second-line">
        <bdi>{verdictBy}</bdi>
        {incident !== null && (
          <>
            {' · '}
            <a href={`/incidents/${incident.incidentId}`}>Incident {recordName(incident)}</a>
          </>
        )}
      </span>
    </>
  );
};

export const StateCell = ({ item }: CellProps) => {
  if (item.is === 'alert') return <AlertState alert={item.alert} />;
  if (item.is === 'incident')
    return (
      <>
        {item.incident.isSealed ? (
          <span class="tag standing">Sealed</span>
        ) : (
          <StandingChip incident={item.incident} />
        )}
        {item.incident.triage !== null && (
          <span class="second-line">{triageLabels[item.incident.triage]}</span>
        )}
      </>
    );
  const { isHeld, isStopped, isLifted } = item.referral;
  return (
    <>
      <span class="tag standing" data-urgent={item.urgency === 'now'}>
        {item.urgency === 'now' && <Icon name="silent" />}
        {isStopped ? 'Computer stopped' : isHeld || !isLifted ? 'Sealed' : 'Released'}
      </span>
      <span class="second-line">{stepsWords(item.referral, referralSteps.length)}</span>
    </>
  );
};
