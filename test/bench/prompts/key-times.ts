import * as z from 'zod/mini';

const traceSchema = z.object({ traceEvents: z.array(z.record(z.string(), z.unknown())) });

/** One event on its way through a page, as the browser notes it; µs. */
const dispatchSchema = z.object({
  name: z.literal('EventDispatch'),
  ph: z.literal('X'),
  pid: z.int(),
  tid: z.int(),
  ts: z.number(),
  dur: z.number(),
  args: z.object({ data: z.object({ type: z.string() }) }),
});

/** What is done between a key's going down and the next one's, in ms: what happens within an event counts once. */
export const spentOnKeys = (trace: string): number[] => {
  const { traceEvents } = traceSchema.parse(JSON.parse(trace));
  const dispatches = traceEvents
    .flatMap((each) => dispatchSchema.safeParse(each).data ?? [])
    .toSorted((one, other) => one.ts - other.ts);
  const first = dispatches.find(({ args }) => args.data.type === 'keydown');
  const spent: number[] = [];
  let doneAt = -Infinity;
  for (const { pid, tid, ts, dur, args } of dispatches) {
    if (pid !== first?.pid || tid !== first.tid || ts < first.ts || ts < doneAt) continue;
    doneAt = ts + dur;
    if (args.data.type === 'keydown') spent.push(0);
    spent.push((spent.pop() ?? 0) + dur / 1_000);
  }
  return spent;
};
