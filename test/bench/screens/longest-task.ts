import type { Page } from 'puppeteer';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** The thread's own time, in µs: what other programs took meanwhile is not in it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Does something, and says how much of its own time, in ms, a page's thread of this browser spent on one task at most. */
export const withLongestTask = async <Answer>(
  page: Page,
  job: () => Promise<Answer>,
): Promise<{ answer: Answer; longestTaskMs: number }> => {
  await page.tracing.start({ categories: ['toplevel'] });
  const answer = await job();
  const trace = await page.tracing.stop();
  if (trace === undefined) throw new Error('The browser gave no trace.');
  const { traceEvents } = JSON.parse(Buffer.from(trace).toString()) as { traceEvents: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const pageThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  const tasks = traceEvents.filter((event) => event.ph === 'X' && pageThreads.has(threadOf(event)));
  if (tasks.length === 0) throw new Error('The trace holds no task of a page.');
  const longest = tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0);
  return { answer, longestTaskMs: longest / 1_000 };
};
