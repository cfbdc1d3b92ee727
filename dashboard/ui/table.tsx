import type { ComponentChildren } from 'preact';

interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** `number` is right-aligned, `name` heads the row. */
  readonly kind?: 'text' | 'number' | 'name';
  readonly isHeadingHidden?: boolean;
}

export interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly isCaptionHidden?: boolean;
}

const Cell = <Row,>({ column, row }: { column: Column<Row>; row: Row }) =>
  column.kind === 'name' ? (
    <th scope="row">{column.cell(row)}</th>
  ) : (
    <td class={column.kind}>{column.cell(row)}</td>
  );

/** Scrolls sideways by itself on a narrow screen, by keyboard too. */
export const Table = <Row,>({ caption, columns, rows, keyOf, isCaptionHidden = true }: TableProps<Row>) => (
  <div class="table-frame" role="region" aria-label={`${caption}, table`} tabIndex={0}>
    <table>
      <caption class={isCaptionHidden ? 'unseen' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ heading, kind, isHeadingHidden }) => (
            <th key={heading} scope="col" class={kind}>
              <span class={isHeadingHidden ? 'unseen' : undefined}>{heading}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} data-key={keyOf(row)}>
            {columns.map((column) => (
              <Cell key={column.heading} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
