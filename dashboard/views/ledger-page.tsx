import { useDashboard } from '../dashboard-context.ts';
import { useResource } from '../state/resource.ts';
import { calendarDay, clockTimeWithSeconds } from '../state/when.ts';
import { Empty, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { LedgerCheck } from './ledger-check.tsx';
import { TimeStampsCard } from './time-stamps-card.tsx';

const longId = /\b([\da-f]{8})-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/g;

/** Ids are cut to what tells them apart; the whole one is in the tooltip. */
const Named = ({ text }: { text: string }) => <bdi title={text}>{text.replace(longId, '$1')}</bdi>;

export const LedgerPage = () => {
  const { api } = useDashboard();
  const ledger = useResource(() => api.call('ledger', {}));
  return (
    <Page
      title="Ledger"
      intro="What staff did and looked at, newest first. Entries are only ever added; each is bound to the one before it."
    >
      <LedgerCheck onChecked={ledger.reload} />
      <TimeStampsCard />
      <Loaded resource={ledger} what="the ledger">
        {(entries) =>
          entries.length === 0 ? (
            <Empty title="Nothing has been recorded yet" />
          ) : (
            <Table
              caption="Ledger entries, newest first"
              rows={entries.map((entry, place) => ({ ...entry, place }))}
              keyOf={({ place }) => String(place)}
              columns={[
                {
                  heading: 'When',
                  cell: ({ at }) => (
                    <span class="tabular one-line">
                      {calendarDay(at)}, {clockTimeWithSeconds(at)}
                    </span>
                  ),
                },
                { heading: 'Who', kind: 'name', cell: ({ actor }) => <Named text={actor} /> },
                { heading: 'Did what', cell: ({ action }) => action.replaceAll('-', ' ') },
                { heading: 'To what', cell: ({ object }) => <Named text={object} /> },
                { heading: 'Outcome', cell: ({ outcome }) => outcome },
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  );
};
