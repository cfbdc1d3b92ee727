import type { Signal } from '@preact/signals';
import type { DeskItem } from '#shared/api/desk.ts';
import { Table } from '../../ui/table.tsx';
import { CameCell, StateCell, TitleCell, WhoCell, WithCell } from './desk-cells.tsx';
import { mayChoose, nameOf } from './desk-words.ts';

export interface DeskTableProps {
  readonly items: readonly DeskItem[];
  /** Ids. */
  readonly chosen: Signal<ReadonlySet<string>>;
}

export const toggled = (set: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
};

const Choose = ({ item, chosen }: { item: DeskItem } & Pick<DeskTableProps, 'chosen'>) =>
  mayChoose(item) && (
    <label class="choose-row">
      <input
        type="checkbox"
        checked={chosen.value.has(item.id)}
        onChange={() => (chosen.value = toggled(chosen.peek(), item.id))}
      />
      <span class="unseen">Choose {nameOf(item)}</span>
    </label>
  );

/** One list of all there is to do, each line saying what it is. */
export const DeskTable = ({ items, chosen }: DeskTableProps) => (
  <Table
    caption="The desk, most urgent first"
    rows={items}
    keyOf={({ id }) => id}
    columns={[
      {
        heading: 'Choose',
        isHeadingHidden: true,
        cell: (item) => <Choose item={item} chosen={chosen} />,
      },
      { heading: 'What', kind: 'name', cell: (item) => <TitleCell item={item} /> },
      { heading: 'Who', cell: (item) => <WhoCell item={item} /> },
      { heading: 'Came', cell: (item) => <CameCell item={item} /> },
      { heading: 'With', cell: (item) => <WithCell item={item} /> },
      { heading: 'State', cell: (item) => <StateCell item={item} /> },
    ]}
  />
);
