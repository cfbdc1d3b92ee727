import { useSignal } from '@preact/signals';
import { useLocation, useRoute } from 'preact-iso';
import { alertKindOf } from '#shared/alerts/kinds.ts';
import type { Alert } from '#shared/api/alerts.ts';
import { incidentName } from '#shared/incidents/audience.ts';
import { triageLabels, triages, type Triage } from '#shared/incidents/change.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { ConfirmPassword } from '../incidents/confirm-password.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';
import { useKeys } from '../incidents/use-keys.ts';
import { AlertLevelChip } from './alert-level-chip.tsx';
import { AlertSigns, MinutesBefore } from './alert-signs.tsx';
import { whoIn } from './alert-table.tsx';
import { useNextAlert } from './use-next-alert.ts';

const keys = { true: '1', 'not-a-concern': '2', unsure: '3' } as const;
const labels: Readonly<Record<Triage, string>> = {
  true: 'True concern: make an incident',
  'not-a-concern': triageLabels['not-a-concern'],
  unsure: triageLabels.unsure,
};

const Verdicts = ({ alert: { verdicts } }: { alert: Alert }) => {
  const { clock } = useDashboard();
  return verdicts.length === 0 ? null : (
    <ul class="alert-verdicts">
      {verdicts.map(({ at, by, verdict, reason }) => (
        <li key={at}>
          {triageLabels[verdict]}: <bdi>{by}</bdi>, {dayAndTime(at, clock.now.value)}
          {reason !== '' && <span class="second-line">{reason}</span>}
        </li>
      ))}
    </ul>
  );
};

/** One press, or one key. What the incident needs to know is taken from the alert. */
const Judge = ({ alert, next }: { alert: Alert; next: () => unknown }) => {
  const { api, notices } = useDashboard();
  const { route } = useLocation();
  const { ask, dialog } = useConfirmed();
  const reason = useSignal('');
  const { alertId } = alert;
  const judge = async (verdict: Triage) => {
    const request = { alertIds: [alertId], verdict, reason: reason.peek().trim() };
    const result = await ask(() => api.call('judgeAlerts', request));
    if (!result.ok) return notices.say('bad', result.detail);
    notices.say('good', `Said: ${triageLabels[verdict].toLowerCase()}.`);
    const [incidentId] = result.value.incidentIds;
    if (incidentId === undefined) next();
    else route(`/incidents/${incidentId}`);
  };
  useKeys({ 1: () => judge('true'), 2: () => judge('not-a-concern'), 3: () => judge('unsure') });
  return (
    <section class="card" aria-labelledby="judge-title">
      <h2 id="judge-title">Is there something in it?</h2>
      <div class="judge-buttons">
        {triages.map((verdict) => (
          <Button
            key={verdict}
            kind={verdict === 'true' ? 'primary' : 'plain'}
            shortcut={keys[verdict]}
            onClick={() => judge(verdict)}
          >
            {labels[verdict]}
          </Button>
        ))}
      </div>
      <ReasonField label="Why (may stay empty)" reason={reason} rows={2} />
      <Verdicts alert={alert} />
      {dialog}
    </section>
  );
};

const Judged = ({ alert }: { alert: Alert }) => (
  <section class="card" aria-labelledby="judge-title">
    <h2 id="judge-title">A true concern</h2>
    {alert.incident !== null && (
      <p>
        It goes on as{' '}
        <a href={`/incidents/${alert.incident.incidentId}`}>incident {incidentName(alert.incident)}</a>.
      </p>
    )}
    <Verdicts alert={alert} />
  </section>
);

const Opened = ({ alert }: { alert: Alert }) => {
  const { route } = useLocation();
  const next = useNextAlert(alert.alertId);
  const { pupil } = alert;
  useKeys({ n: next, u: () => route('/incidents') });
  return (
    <div class="incident" data-alert={alert.alertId}>
      <div class="incident-column">
        <AlertSigns alert={alert} />
        <MinutesBefore alert={alert} />
        <section class="card" aria-labelledby="bear-title">
          <h2 id="bear-title">To bear in mind</h2>
          <p>
            A machine compared words and addresses with a list. It does not know what the child meant, who sat
            there, or what a friend typed. Talk before you conclude, and never in front of others.
          </p>
          {alert.hasPicture && <p>A picture of the screen was taken. It opens with the incident alone.</p>}
        </section>
      </div>
      <div class="incident-column">
        <div class="incident-go">
          <Button onClick={next} shortcut="N">
            Next alert
          </Button>
        </div>
        {alert.verdict === 'true' ? <Judged alert={alert} /> : <Judge alert={alert} next={next} />}
        {pupil !== null && (
          <section class="card" aria-labelledby="before-now-title">
            <h2 id="before-now-title">About this pupil</h2>
            <p>
              <a href={`/chronology/${pupil.pupilId}`}>
                All that is known of <bdi>{pupil.name}</bdi>
              </a>
            </p>
          </section>
        )}
      </div>
    </div>
  );
};

/** One alert, for those who answer for safeguarding. */
export const AlertPage = () => {
  const { api, clock } = useDashboard();
  const alertId = useRoute().params['alertId'] ?? '';
  // Not loaded again by itself: each look is recorded.
  const resource = useResource(() => api.call('alert', { alertId }), { key: alertId });
  const { value, failure } = resource.state.value;
  return (
    <Page
      title={value === null ? 'Alert' : alertKindOf[value.kind].label}
      intro={
        value === null ? (
          <a href="/incidents">The desk</a>
        ) : (
          <>
            <a href="/incidents">The desk</a> · <bdi>{whoIn(value)}</bdi>
            {value.pupil !== null && (
              <>
                , <bdi>{value.pupil.className}</bdi>
              </>
            )}
            , {dayAndTime(value.firstAt, clock.now.value)}
          </>
        )
      }
      aside={value !== null && <AlertLevelChip level={value.level} />}
    >
      {failure?.reason === 'confirm-password' ? (
        <ConfirmPassword onConfirmed={resource.reload} />
      ) : (
        <Loaded resource={resource} what="the alert">
          {(alert) => <Opened key={alert.alertId} alert={alert} />}
        </Loaded>
      )}
    </Page>
  );
};
