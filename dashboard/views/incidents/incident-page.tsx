import { useSignal } from '@preact/signals';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import type { Incident } from '#shared/api/incidents.ts';
import { recordName } from '#shared/incidents/audience.ts';
import { triageLabels, type Triage } from '#shared/incidents/change.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { CloseItems, HandOverItems } from '../desk/bulk-dialogs.tsx';
import { useNext } from '../desk/use-next.ts';
import { WhoWasTold } from '../notify/who-was-told.tsx';
import { InitialReviews } from '../referrals/initial-reviews.tsx';
import { StopAndReferButton } from '../referrals/stop-button.tsx';
import { triageBack } from './back-again.ts';
import { ConfirmPassword } from './confirm-password.tsx';
import { ContactsCard } from './contacts-card.tsx';
import { ExportIncident } from './export-incident.tsx';
import { IncidentDecisionForm } from './incident-decision.tsx';
import { IncidentFacts, LastMinutes, Pictures } from './incident-facts.tsx';
import { IncidentLinks } from './incident-links.tsx';
import { IncidentRecord } from './incident-record.tsx';
import { IncidentSteps } from './incident-steps.tsx';
import { incidentTitle } from './incident-title.ts';
import { IncidentTriage } from './incident-triage.tsx';
import { KeysDialog } from '../../ui/keys-dialog.tsx';
import { StandingChip } from './standing-chip.tsx';
import { TabsThen } from './tabs-then.tsx';
import { UndoButton, useUndo } from './undo-change.tsx';
import { useConfirmed } from './use-confirmed.tsx';
import { useKeys } from './use-keys.ts';

const incidentKeys: readonly (readonly [string, string])[] = [
  ['1, 2, 3', 'A true concern, not a concern, unsure'],
  ['P', 'Show the picture: blurred, then grey, then as it was, then covered again'],
  ['K', 'Decide its kind and its category'],
  ['A', 'Write an action or a note'],
  ['C', 'Close it and go on to the next'],
  ['D', 'Decide, and stay'],
  ['H', 'Hand over'],
  ['O', 'Help from outside: whom to ring'],
  ['Z', 'Take the last change back'],
  ['N', 'Go to the next that nobody has looked at'],
  ['Ctrl Enter', 'Send what you write in'],
  ['U', 'Back to the desk'],
  ['?', 'Show these keys'],
];

/** Where the guided first review of imagery is at hand (R45); for imagery that was named as such it comes first. */
const mayBeImagery: ReadonlySet<Incident['kind']> = new Set([
  'illegal-material',
  'offensive-material',
  'saw-something',
  'contact-from-stranger',
]);

interface OpenedProps {
  readonly incident: Incident;
  readonly reload: () => Promise<void>;
}

const focusOn = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.focus();

const Opened = ({ incident, reload }: OpenedProps) => {
  const { api, desk, notices } = useDashboard();
  const { route } = useLocation();
  const { ask, dialog } = useConfirmed();
  const open = useSignal<'close' | 'hand-over' | 'keys' | null>(null);
  const next = useNext(incident.incidentId);
  // A look is recorded: only what was changed itself is read again.
  const undo = useUndo(({ back }) => {
    if (back.some(({ incidentIds }) => incidentIds.includes(incident.incidentId))) void reload();
  });
  useEffect(() => {
    desk.goOnFrom(incident.incidentId);
    // Where the password's field was there is nothing to go on from.
    if (document.activeElement === document.body) focusOn('main h1')();
  }, []);
  const close = () => (open.value = null);
  const closed = () => {
    close();
    void next();
  };
  const triage = async (value: Triage) => {
    const { incidentId } = incident;
    const change = { kind: 'triage', triage: value } as const;
    const result = await ask(() => api.call('changeIncidents', { incidentIds: [incidentId], change }));
    if (!result.ok) return notices.say('bad', result.detail);
    const what = `“${triageLabels[value]}” on incident ${recordName(incident)}`;
    desk.did({ what, back: triageBack(incident) });
    await reload();
  };
  useKeys({
    1: () => triage('true'),
    2: () => triage('not-a-concern'),
    3: () => triage('unsure'),
    c: () => (open.value = 'close'),
    z: undo.take,
    a: focusOn('[data-form="incident-action"] textarea'),
    d: focusOn('[data-form="incident-decision"] textarea'),
    h: () => (open.value = 'hand-over'),
    n: next,
    u: () => route('/incidents'),
    '?': () => (open.value = 'keys'),
  });
  const props = { incident, onChanged: reload };
  const about = { kind: 'incident', id: incident.incidentId } as const;
  return (
    <div class="incident" data-incident={incident.incidentId}>
      <div class="incident-column">
        <IncidentFacts {...props} />
        <Pictures incident={incident} />
        {incident.facts.device !== null && <LastMinutes facts={incident.facts} />}
        <TabsThen tabs={incident.facts.tabs ?? []} />
        <IncidentRecord key={incident.record.revision} {...props} />
        <IncidentLinks {...props} />
      </div>
      <div class="incident-column">
        <div class="incident-go">
          <Button kind="primary" onClick={next} shortcut="N">
            Next
          </Button>
          <Button onClick={() => (open.value = 'close')} shortcut="C">
            Close…
          </Button>
          <UndoButton onUndo={undo.take} />
          <Button kind="quiet" onClick={() => (open.value = 'keys')} shortcut="?">
            Keys
          </Button>
        </div>
        <IncidentTriage {...props} onTriage={triage} />
        {incident.kind === 'nude-imagery' && <InitialReviews about={about} />}
        <IncidentSteps {...props} />
        <IncidentDecisionForm {...props} onHandOver={() => (open.value = 'hand-over')} />
        <ContactsCard />
        {mayBeImagery.has(incident.kind) && <InitialReviews about={about} />}
        <WhoWasTold incidentId={incident.incidentId} />
      </div>
      {dialog}
      {undo.dialog}
      {open.value === 'close' && <CloseItems incidents={[incident]} onClose={close} onDone={closed} />}
      {open.value === 'keys' && (
        <KeysDialog title="Keys on an incident" keys={incidentKeys} onClose={close} />
      )}
      {open.value === 'hand-over' && (
        <HandOverItems
          incidents={[incident]}
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

/** It was stopped and referred: trying again does not help, its referral does. */
const Sealed = ({ why }: { why: string }) => (
  <Empty title="Sealed">
    <p>{why}</p>
    <a class="button" href="/referrals">
      Stopped and referred
    </a>
  </Empty>
);

/** Whoever had it open reads no more of it. */
const Gone = () => (
  <Empty title="Not here any more">
    <p>It was given to others, or deleted.</p>
    <a class="button" href="/incidents">
      The desk
    </a>
  </Empty>
);

export const IncidentPage = () => {
  const { api } = useDashboard();
  const { route } = useLocation();
  const incidentId = useRoute().params['incidentId'] ?? '';
  // Each look is recorded, so it is loaded again only when it may not be theirs to read any more: then nothing stays in view.
  const resource = useResource(() => api.call('incident', { incidentId }), {
    key: incidentId,
    reloadOn: 'referrals-changed',
  });
  const { value: last, failure } = resource.state.value;
  const isGone = last !== null && failure?.reason === 'not-found';
  const value = isGone ? null : last;
  const isSealed = failure?.reason === 'not-allowed';
  return (
    <Page
      title={value === null ? 'Incident' : `Incident ${incidentTitle(value)}`}
      intro={<a href="/incidents">The desk</a>}
      aside={
        value !== null && (
          <>
            {!isSealed && <StandingChip incident={value} />}
            {!isSealed && <ExportIncident incident={value} />}
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
      ) : isGone ? (
        <Gone />
      ) : isSealed ? (
        <Sealed why={failure.detail} />
      ) : (
        <Loaded resource={resource} what="the incident">
          {(incident) => <Opened key={incident.incidentId} incident={incident} reload={resource.reload} />}
        </Loaded>
      )}
    </Page>
  );
};
