import type { PreviewRow } from '#shared/api/policy-changes.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import { dayAndTime } from '../../../state/when.ts';
import { Table } from '../../../ui/table.tsx';
import { verdictLabels } from '../verdict-words.ts';

const namesShown = 3;

const People = ({ row: { people, names } }: { row: PreviewRow }) => (
  <>
    {people}
    {names !== null && names.length > 0 && (
      <span class="quiet-text second-line" title={names.join(', ')}>
        <bdi>{names.slice(0, namesShown).join(', ')}</bdi>
        {people > namesShown && ` and ${people - namesShown} more`}
      </span>
    )}
  </>
);

const Tag = ({ verdict }: { verdict: PreviewRow['from'] }) => (
  <span class="tag" data-verdict={verdict}>
    {verdictLabels[verdict]}
  </span>
);

/** Which visits other rules would have judged differently, site by site. */
export const PreviewTable = ({ rows, moreRows }: { rows: readonly PreviewRow[]; moreRows: number }) => {
  const { clock } = useDashboard();
  return (
    <>
      <Table
        caption="Visits that would have been different"
        rows={rows}
        keyOf={({ host, from, to }) => `${host} ${from} ${to}`}
        columns={[
          {
            heading: 'Site',
            kind: 'name',
            cell: ({ host, rule }) => (
              <>
                <bdi>{host}</bdi>
                <span class="quiet-text second-line">{rule}</span>
              </>
            ),
          },
          {
            heading: 'Verdict',
            cell: ({ from, to }) => (
              <span class="one-line">
                <Tag verdict={from} /> <span aria-hidden="true">→</span>
                <span class="unseen">becomes</span> <Tag verdict={to} />
              </span>
            ),
          },
          { heading: 'Visits', kind: 'number', cell: ({ visits }) => visits.toLocaleString('en-GB') },
          { heading: 'People', cell: (row) => <People row={row} /> },
          {
            heading: 'For example',
            cell: ({ examples }) => (
              <span class="quiet-text second-line">
                {examples.map((at) => dayAndTime(at, clock.now.value)).join('; ')}
              </span>
            ),
          },
        ]}
      />
      {moreRows > 0 && (
        <p class="quiet-text">And {moreRows.toLocaleString('en-GB')} sites with fewer visits.</p>
      )}
    </>
  );
};
