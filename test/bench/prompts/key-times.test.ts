import { expect, test } from 'vitest';
import { spentOnKeys } from './key-times.ts';

const dispatch = (type: string, ts: number, dur: number, pid = 1) => ({
  name: 'EventDispatch',
  ph: 'X',
  pid,
  tid: 7,
  ts,
  dur,
  args: { data: { type } },
});

test('of each key all of its events count, what is within one of them once, and those of other pages not at all', () => {
  const traceEvents = [
    { name: 'Layout', ph: 'X', ts: 1 },
    dispatch('click', 0, 100),
    dispatch('keydown', 1_000, 500),
    dispatch('keypress', 2_000, 3_000),
    dispatch('input', 3_000, 1_000),
    dispatch('scroll', 3_500, 9_000, 2),
    dispatch('keyup', 6_000, 250),
    dispatch('keydown', 9_000, 750),
  ];
  expect(spentOnKeys(JSON.stringify({ traceEvents }))).toEqual([3.75, 0.75]);
});
