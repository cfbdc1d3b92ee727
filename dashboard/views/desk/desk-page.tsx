import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import { incidentsAtOnce, type IncidentShelf } from '#shared/api/incidents.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { may } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { KeysDialog } from '../../ui/keys-dialog.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { WaitingApprovals } from '../approvals/approvals-list.tsx';
import { SecondReferrals } from '../referrals/second-referrals.tsx';
import { RecordConcern } from '../incidents/record-concern.tsx';
import { UndoButton, useUndo } from '../incidents/undo-change.tsx';
import { useKeys } from '../incidents/use-keys.ts';
import { ChannelBanner } from '../notify/channel-banner.tsx';
import { BulkBar, type BulkAction } from './bulk-bar.tsx';
import { Kinds, Search, Shelves, type KindFilter } from './desk-filters.tsx';
import { rowId, stepRow, useRowPlace } from './desk-rows.ts';
import { DeskTable, toggled } from './desk-table.tsx';
import { deskKindLabels, mayChoose } from './desk-words.ts';
import { useSteadyDesk } from './use-steady-desk.ts';
import { WaitingItems } from './waiting-items.tsx';

const emptyWords: Readonly<Record<IncidentShelf, string>> = {
  open: 'Nothing is open',
  mine: 'Nothing is with you',
  review: 'Nothing is due for review',
  closed: 'Nothing is closed yet',
};

interface Asked {
  readonly shelf: IncidentShelf;
  readonly kind: KindFilter;
  readonly search: string;
}

const NothingHere = ({ shelf, kind, search }: Asked) => {
  if (search !== '') return <Empty title={`Nothing here fits “${search}”`} />;
  if (kind !== 'all') return <Empty title={`${emptyWords[shelf]}: ${deskKindLabels[kind].toLowerCase()}`} />;
  return (
    <Empty title={emptyWords[shelf]}>
      {shelf === 'open' && (
        <p>
          What teachers record, what pupils tell someone, what devices notice, and what staff write down
          appears here at once.
        </p>
      )}
    </Empty>
  );
};

const deskKeys: readonly (readonly [string, string])[] = [
  ['J, K or arrows', 'Go down, up'],
  ['Enter', 'Open it'],
  ['1, 2, 3', 'A true concern, not a concern, unsure'],
  ['X', 'Choose it, or not: all keys below are then for all chosen ones'],
  ['C', 'Close with one reason'],
  ['H', 'Hand over'],
  ['M', 'Merge incidents'],
  ['N', 'Write a concern down'],
  ['Z', 'Take the last change back'],
  ['R', 'Show what has come meanwhile'],
  ['Ctrl Enter', 'Send what you write in'],
  ['/', 'Find'],
  ['?', 'Show these keys'],
];

const Aside = ({ onConcern }: { onConcern: () => void }) => {
  const { session } = useDashboard();
  const { route } = useLocation();
  const mayManage = may(session.account.value, 'manage-safeguarding');
  return (
    <>
      <Button kind="primary" onClick={onConcern} shortcut="N">
        Write a concern down…
      </Button>
      {mayManage && <Button onClick={() => route('/safeguarding-policy')}>Policy and contacts</Button>}
      <a class="button" href="/referrals">
        Stopped and referred
      </a>
      {mayManage && (
        <a class="button" href="/past-lessons">
          Past lessons
        </a>
      )}
    </>
  );
};

/** The desk: all that is to be done in one list, the most urgent first, for the mouse and for the keyboard alone. */
export const DeskPage = () => {
  const { api, connection } = useDashboard();
  const shelf = useSignal<IncidentShelf>('open');
  const kind = useSignal<KindFilter>('all');
  const search = useSignal('');
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const asked = useSignal<BulkAction | null>(null);
  const open = useSignal<'concern' | 'keys' | null>(null);
  const field = useRef<HTMLInputElement | null>(null);
  const request = { shelf: shelf.value, kind: kind.value, search: search.value.trim() };
  const key = Object.values(request).join(' ');
  const desk = useResource(() => api.call('desk', request), { key, reloadOn: 'incidents-changed' });
  useEffect(() => connection.on('referrals-changed', () => void desk.reload()), []);
  const listed = desk.state.value.value;
  const list = useSteadyDesk(listed?.items ?? null, key);
  const undo = useUndo(() => desk.reload());
  useRowPlace(list.shown);
  const close = () => (open.value = null);
  const focused = (): string | null =>
    list.shown.find((item) => item.id === rowId() && mayChoose(item))?.id ?? null;
  // Of what is chosen, or else of the one that has the focus.
  const ask = (action: BulkAction) => () => {
    const id = focused();
    const isSomeChosen = list.shown.some((item) => chosen.peek().has(item.id));
    if (!isSomeChosen && id !== null) chosen.value = new Set([id]);
    asked.value = isSomeChosen || id !== null ? action : null;
  };
  useKeys({
    j: stepRow(1),
    ArrowDown: stepRow(1),
    k: stepRow(-1),
    ArrowUp: stepRow(-1),
    x: () => {
      const id = focused();
      if (id !== null) chosen.value = toggled(chosen.peek(), id);
    },
    1: ask('true'),
    2: ask('not-a-concern'),
    3: ask('unsure'),
    c: ask('close'),
    h: ask('hand-over'),
    m: ask('merge'),
    n: () => (open.value = 'concern'),
    z: undo.take,
    r: list.showAll,
    '/': () => field.current?.focus(),
    '?': () => (open.value = 'keys'),
  });
  return (
    <Page
      title="Incidents"
      intro="The most urgent first. Every look is in the ledger."
      aside={<Aside onConcern={() => (open.value = 'concern')} />}
    >
      <ChannelBanner />
      <WaitingApprovals />
      <SecondReferrals />
      <div class="desk-bar">
        <Shelves shelf={shelf} listed={listed} />
        <Kinds kind={kind} listed={listed} />
        <Search search={search} field={field} />
        <UndoButton onUndo={undo.take} />
        <Button kind="quiet" onClick={() => (open.value = 'keys')} shortcut="?">
          Keys
        </Button>
      </div>
      {undo.dialog}
      <Loaded resource={desk} what="the desk">
        {({ total }) =>
          list.shown.length === 0 ? (
            <NothingHere {...request} />
          ) : (
            <>
              <DeskTable items={list.shown} chosen={chosen} />
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
      {/* Below, so that nothing in the list moves when something is chosen or has come. */}
      <div class="desk-foot">
        <WaitingItems waiting={list.waiting} onShow={list.showAll} />
        <BulkBar items={list.shown} chosen={chosen} asked={asked} onDone={desk.reload} />
      </div>
      {open.value === 'concern' && <RecordConcern onClose={close} />}
      {open.value === 'keys' && <KeysDialog title="Keys on the desk" keys={deskKeys} onClose={close} />}
    </Page>
  );
};
