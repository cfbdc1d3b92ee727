import { useSignal } from '@preact/signals';
import { Button } from './button.tsx';
import { Table, type TableProps } from './table.tsx';

/** As many as show what it is about, and leave what comes below within reach. */
const firstRows = 10;

/** A table that may be long: the first rows, and all of them when somebody wants them. */
export const LongTable = <Row,>(props: TableProps<Row>) => {
  const { rows, caption } = props;
  const isWhole = useSignal(false);
  return (
    <>
      <Table {...props} rows={isWhole.value ? rows : rows.slice(0, firstRows)} />
      {rows.length > firstRows && (
        <Button
          kind="quiet"
          onClick={() => (isWhole.value = !isWhole.peek())}
          label={
            isWhole.value ? `Show the first ${firstRows}: ${caption}` : `Show all ${rows.length}: ${caption}`
          }
        >
          {isWhole.value ? `Show the first ${firstRows}` : `Show all ${rows.length}`}
        </Button>
      )}
    </>
  );
};
