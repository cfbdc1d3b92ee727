import { useSignal } from '@preact/signals';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { alertKindOf } from '#shared/alerts/kinds.ts';
import type { Alert, AlertSaid } from '#shared/api/alerts.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { triageLabels, triages, type Triage } from '#shared/incidents/change.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { KeysDialog } from '../../ui/keys-dialog.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { HandOverItems } from '../desk/bulk-dialogs.tsx';
import { whoIn } from '../desk/desk-words.ts';
import { useNext } from '../desk/use-next.ts';
import { ConfirmPassword } from '../incidents/confirm-password.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';
import { AlertStanding } from '../incidents/standing-chip.tsx';
import { TabsThen } from '../incidents/tabs-then.tsx';
import { useKeys } from '../incidents/use-keys.ts';
import { WhoWasTold } from '../notify/who-was-told.tsx';
import { StopAndReferButton } from '../referrals/stop-button.tsx';
import { AlertSigns, MinutesBefore } from './alert-signs.tsx';
import { LookedAt } from './looked-at.tsx';

const keys = { true: '1', 'not-a-concern': '2', unsure: '3' } as const;
const labels: Readonly<Record<Triage, string>> = {
  true: 'True concern: make an incident',
  'not-a-concern': triageLabels['not-a-concern'],
  unsure: triageLabels.unsure,
};

const saidWords: Readonly<Record<AlertSaid, string>> = { ...triageLabels, 'handed-over': 'Handed over' };

const Said = ({ alert: { said } }: { alert: Alert }) => {
  const { clock } = useDashboard();
  return said.length === 0 ? null : (
    <ul class="alert-verdicts">
      {said.map(({ at, by, verdict, reason }) => (
        <li key={at}>
          {saidWords[verdict]}: <bdi>{by}</bdi>, {dayAndTime(at, clock.now.value)}
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
  useKeys({
    1: () => judge('true'),
    2: () => judge('not-a-concern'),
    3: () => judge('unsure'),
    // To close an alert is to say that it is no concern.
    c: () => judge('not-a-concern'),
  });
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
      <Said alert={alert} />
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
        <a href={`/incidents/${alert.incident.incidentId}`}>incident {recordName(alert.incident)}</a>.
      </p>
    )}
    <Said alert={alert} />
  </section>
);

const alertKeys: readonly (readonly [string, string])[] = [
  ['1, 2, 3', 'A true concern, not a concern, unsure'],
  ['C', 'Close it: not a concern'],
  ['H', 'Hand over'],
  ['N', 'Go to the next that nobody has looked at'],
  ['U', 'Back to the desk'],
  ['?', 'Show these keys'],
];

const ToBearInMind = ({ hasPicture }: Pick<Alert, 'hasPicture'>) => (
  <section class="card" aria-labelledby="bear-title">
    <h2 id="bear-title">To bear in mind</h2>
    <p>
      A machine compared words and addresses with a list. It does not know what the child meant, who sat
      there, or what a friend typed. Talk before you conclude, and never in front of others.
    </p>
    {hasPicture && <p>A picture of the screen was taken. It opens with the incident alone.</p>}
  </section>
);

const AboutPupil = ({ pupil }: Pick<Alert, 'pupil'>) =>
  pupil !== null && (
    <section class="card" aria-labelledby="before-now-title">
      <h2 id="before-now-title">About this pupil</h2>
      <p>
        <a href={`/chronology/${pupil.pupilId}`}>
          All that is known of <bdi>{pupil.name}</bdi>
        </a>
      </p>
    </section>
  );

const WithWhom = ({ alert, onHandOver }: { alert: Alert; onHandOver: () => void }) => (
  <div class="with-whom">
    <span>
      With{' '}
      {alert.assignee === null ? (
        <span class="quiet-text">nobody yet</span>
      ) : (
        <bdi>{alert.assignee.name}</bdi>
      )}
      <LookedAt alert={alert} />
    </span>
    <Button onClick={onHandOver} shortcut="H">
      Hand over…
    </Button>
  </div>
);

const Opened = ({ alert, reload }: { alert: Alert; reload: () => Promise<void> }) => {
  const { desk } = useDashboard();
  const { route } = useLocation();
  const next = useNext(alert.alertId);
  const open = useSignal<'hand-over' | 'keys' | null>(null);
  const close = () => (open.value = null);
  const ask = (what: 'hand-over' | 'keys') => () => (open.value = what);
  useEffect(() => desk.goOnFrom(alert.alertId), []);
  useKeys({ n: next, u: () => route('/incidents'), h: ask('hand-over'), '?': ask('keys') });
  return (
    <div class="incident" data-alert={alert.alertId}>
      <div class="incident-column">
        <AlertSigns alert={alert} />
        <MinutesBefore alert={alert} />
        <TabsThen tabs={alert.tabs} />
        <ToBearInMind hasPicture={alert.hasPicture} />
      </div>
      <div class="incident-column">
        <div class="incident-go">
          <Button onClick={next} shortcut="N">
            Next
          </Button>
          <Button kind="quiet" onClick={ask('keys')} shortcut="?">
            Keys
          </Button>
        </div>
        <WithWhom alert={alert} onHandOver={ask('hand-over')} />
        {alert.verdict === 'true' ? <Judged alert={alert} /> : <Judge alert={alert} next={next} />}
        <AboutPupil pupil={alert.pupil} />
        <WhoWasTold incidentId={alert.alertId} isAlert />
      </div>
      {open.value === 'keys' && <KeysDialog title="Keys on an alert" keys={alertKeys} onClose={close} />}
      {open.value === 'hand-over' && (
        <HandOverItems
          alerts={[alert]}
          onClose={close}
          onDone={() => {
            close();
            void reload();
          }}
        />
      )}
    </div>
  );
};

/** One alert, for those who answer for safeguarding. */
export const AlertPage = () => {
  const { api, clock } = useDashboard();
  const { route } = useLocation();
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
      aside={
        value !== null && (
          <>
            <AlertStanding alert={value} />
            <StopAndReferButton
              request={{ alertId }}
              what="the screen this alert came from"
              onStopped={(referralId) => route(`/referrals/${referralId}`)}
            />
          </>
        )
      }
    >
      {failure?.reason === 'confirm-password' ? (
        <ConfirmPassword onConfirmed={resource.reload} />
      ) : (
        <Loaded resource={resource} what="the alert">
          {(alert) => <Opened key={alert.alertId} alert={alert} reload={resource.reload} />}
        </Loaded>
      )}
    </Page>
  );
};
