import { useSignal, type Signal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useRef } from 'preact/hooks';
import type { EndpointAnswer } from '#shared/api.ts';
import { incidentShelves, incidentsAtOnce, type IncidentShelf } from '#shared/api/incidents.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { may } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { AlertQueue } from '../alerts/alert-queue.tsx';
import { WaitingApprovals } from '../approvals/approvals-list.tsx';
import { ChannelBanner } from '../notify/channel-banner.tsx';
import { BulkBar, type BulkAction } from './bulk-bar.tsx';
import { IncidentTable, toggled } from './incident-table.tsx';
import { KeysDialog } from '../../ui/keys-dialog.tsx';
import { RecordConcern } from './record-concern.tsx';
import { rowId, stepRow, useRowPlace } from './incident-rows.ts';
import { UndoButton, useUndo } from './undo-change.tsx';
import { useKeys } from './use-keys.ts';
import { useSteadyIncidents } from './use-steady-incidents.ts';
import { WaitingIncidents } from './waiting-incidents.tsx';

type Listed = EndpointAnswer<'incidents'>;

const shelfLabels: Readonly<Record<IncidentShelf, string>> = {
  open: 'Open',
  mine: 'With me',
  review: 'To review',
  closed: 'Closed',
};
const emptyWords: Readonly<Record<IncidentShelf, string>> = {
  open: 'Nothing is open',
  mine: 'Nothing is with you',
  review: 'Nothing is due for review',
  closed: 'Nothing is closed yet',
};

const Shelves = ({ shelf, counts }: { shelf: Signal<IncidentShelf>; counts: Listed['counts'] | null }) => (
  <div class="audience-tabs" role="group" aria-label="Which incidents">
    {incidentShelves.map((each) => (
      <button
        key={each}
        class="audience-tab"
        type="button"
        aria-pressed={shelf.value === each}
        onClick={() => (shelf.value = each)}
      >
        {shelfLabels[each]} {counts !== null && <span class="tabular">{counts[each]}</span>}
      </button>
    ))}
  </div>
);

const Search = ({
  search,
  field,
}: {
  search: Signal<string>;
  field: { current: HTMLInputElement | null };
}) => (
  <label class="incident-search">
    <span class="unseen">Find by a name or an incident’s number</span>
    <input
      ref={field}
      type="search"
      name="search"
      value={search.value}
      placeholder="Name or number  ( / )"
      maxLength={100}
      onInput={(event) => (search.value = event.currentTarget.value)}
    />
  </label>
);

const NothingHere = ({ shelf, search }: { shelf: IncidentShelf; search: string }) => (
  <Empty title={search === '' ? emptyWords[shelf] : `Nothing here fits “${search}”`}>
    {shelf === 'open' && search === '' && (
      <p>What teachers record, what pupils tell someone, and what staff write down appears here at once.</p>
    )}
  </Empty>
);

export const deskKeys: readonly (readonly [string, string])[] = [
  ['J, K or arrows', 'Go down, up'],
  ['Enter', 'Open the incident'],
  ['X', 'Choose it, or not'],
  ['C', 'Close the chosen ones with one reason'],
  ['H', 'Hand the chosen ones over'],
  ['M', 'Merge the chosen ones'],
  ['1, 2, 3', 'Alerts: a true concern, not a concern, unsure'],
  ['N', 'Write a concern down'],
  ['Z', 'Take the last change back'],
  ['R', 'Show what has come meanwhile'],
  ['Ctrl Enter', 'Send what you write in'],
  ['/', 'Find'],
  ['?', 'Show these keys'],
];

/** The desk: what is to be done, the most urgent first, for the mouse and for the keyboard alone. */
export const IncidentsPage = () => {
  const { api, session } = useDashboard();
  const { route } = useLocation();
  const shelf = useSignal<IncidentShelf>('open');
  const search = useSignal('');
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const asked = useSignal<BulkAction | null>(null);
  const open = useSignal<'concern' | 'keys' | null>(null);
  const field = useRef<HTMLInputElement | null>(null);
  const request = { shelf: shelf.value, search: search.value.trim() };
  const incidents = useResource(() => api.call('incidents', request), {
    key: `${request.shelf} ${request.search}`,
    reloadOn: 'incidents-changed',
  });
  const listed = incidents.state.value.value;
  const close = () => (open.value = null);
  const list = useSteadyIncidents(listed?.incidents ?? null, `${request.shelf} ${request.search}`);
  const undo = useUndo(() => incidents.reload());
  useRowPlace(list.shown);
  // Of children alone, and so not for the chair.
  const seesAlerts = may(session.account.value, 'manage-safeguarding');
  useKeys({
    j: stepRow(1),
    ArrowDown: stepRow(1),
    k: stepRow(-1),
    ArrowUp: stepRow(-1),
    x: () => {
      const id = rowId();
      if (id !== null) chosen.value = toggled(chosen.peek(), id);
    },
    c: () => (asked.value = 'close'),
    h: () => (asked.value = 'hand-over'),
    m: () => (asked.value = 'merge'),
    n: () => (open.value = 'concern'),
    z: undo.take,
    r: list.showAll,
    '/': () => field.current?.focus(),
    '?': () => (open.value = 'keys'),
  });
  const bar = { incidents: list.shown, chosen, asked };
  return (
    <Page
      title="Incidents"
      intro="The most urgent first. Every look at an incident is in the ledger."
      aside={
        <>
          <Button kind="primary" onClick={() => (open.value = 'concern')} shortcut="N">
            Write a concern down…
          </Button>
          {seesAlerts && <Button onClick={() => route('/safeguarding-policy')}>Policy and contacts</Button>}
          <a class="button" href="/referrals">
            Stopped and referred
          </a>
          {may(session.account.value, 'manage-safeguarding') && (
            <a class="button" href="/past-lessons">
              Past lessons
            </a>
          )}
        </>
      }
    >
      <ChannelBanner />
      <WaitingApprovals />
      <div class="desk-bar">
        <Shelves shelf={shelf} counts={listed?.counts ?? null} />
        <Search search={search} field={field} />
        <UndoButton onUndo={undo.take} />
        <Button kind="quiet" onClick={() => (open.value = 'keys')} shortcut="?">
          Keys
        </Button>
      </div>
      {undo.dialog}
      {seesAlerts && shelf.value === 'open' && <AlertQueue part="first" />}
      {seesAlerts && shelf.value === 'closed' && <AlertQueue part="judged" />}
      <BulkBar {...bar} />
      <WaitingIncidents waiting={list.waiting} onShow={list.showAll} />
      <Loaded resource={incidents} what="the incidents">
        {({ total }) =>
          list.shown.length === 0 ? (
            <NothingHere {...request} />
          ) : (
            <>
              <IncidentTable incidents={list.shown} chosen={chosen} />
              {total > incidentsAtOnce && (
                <p class="quiet-text">
                  The first {incidentsAtOnce} of {total}. The others follow as these are closed, or look for a
                  name.
                </p>
              )}
            </>
          )
        }
      </Loaded>
      {seesAlerts && shelf.value === 'open' && <AlertQueue part="later" />}
      {open.value === 'concern' && <RecordConcern onClose={close} />}
      {open.value === 'keys' && <KeysDialog title="Keys on the desk" keys={deskKeys} onClose={close} />}
    </Page>
  );
};
