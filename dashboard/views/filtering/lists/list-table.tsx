import type { ListProgress, ListSource } from '#shared/api/category-lists.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import { dayAndTime } from '../../../state/when.ts';
import { Button } from '../../../ui/button.tsx';
import { Table } from '../../../ui/table.tsx';
import { ListState } from './list-state.tsx';
import { counted, figure, originWords } from './list-words.ts';

export interface ListTableProps {
  readonly sources: readonly ListSource[];
  readonly working: ReadonlyMap<string, ListProgress>;
  readonly onOpen: (source: ListSource) => void;
}

const LastChange = ({ source: { takenAt, taken } }: { source: ListSource }) => {
  const { clock } = useDashboard();
  if (takenAt === null || taken === null) return <span class="quiet-text">–</span>;
  return (
    <>
      {dayAndTime(takenAt, clock.now.value)}
      <span class="quiet-text second-line tabular">
        {figure(taken.added)} added, {figure(taken.removed)} removed
      </span>
    </>
  );
};

const Sizes = ({ source: { taken } }: { source: ListSource }) => {
  if (taken === null) return <span class="quiet-text">–</span>;
  return (
    <>
      {figure(taken.hostCount)}
      {taken.pageCount > 0 && (
        <span class="quiet-text second-line list-pages">and {counted(taken.pageCount, 'page')}</span>
      )}
    </>
  );
};

export const ListTable = ({ sources, working, onOpen }: ListTableProps) => (
  <Table
    caption="Category lists"
    rows={sources}
    keyOf={({ sourceId }) => sourceId}
    columns={[
      {
        heading: 'List',
        kind: 'name',
        cell: (source) => (
          <>
            <bdi class="list-name">{source.name}</bdi>
            <span class="quiet-text second-line">{originWords(source)}</span>
          </>
        ),
      },
      {
        heading: 'State',
        cell: (source) => <ListState source={source} progress={working.get(source.sourceId) ?? null} />,
      },
      { heading: 'Sites', kind: 'number', cell: (source) => <Sizes source={source} /> },
      { heading: 'Last change', cell: (source) => <LastChange source={source} /> },
      {
        heading: 'Details',
        isHeadingHidden: true,
        kind: 'number',
        cell: (source) => (
          <Button kind="quiet" onClick={() => onOpen(source)} label={`Details of ${source.name}`}>
            Details
          </Button>
        ),
      },
    ]}
  />
);
