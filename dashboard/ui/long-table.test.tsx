// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { playDashboard } from '../play-dashboard.tsx';
import { LongTable } from './long-table.tsx';

let play: ReturnType<typeof playDashboard>;
beforeEach(() => (play = playDashboard()));
afterEach(() => play.leave());

const show = (length: number) =>
  play.show(
    <LongTable
      caption="Numbers"
      rows={Array.from({ length }, (_, number) => String(number + 1))}
      keyOf={(row) => row}
      columns={[{ heading: 'Number', cell: (row) => row }]}
    />,
  );
const rows = () => play.root.querySelectorAll('tbody tr').length;

test('of many rows the first ten stand there, and all by one press, and back', async () => {
  await show(73);
  expect(rows()).toBe(10);
  await play.press('Show all 73');
  expect(rows()).toBe(73);
  await play.press('Show the first 10');
  expect(rows()).toBe(10);
});

test('few rows have no such button', async () => {
  await show(10);
  expect([rows(), play.root.querySelector('button')]).toEqual([10, null]);
});
