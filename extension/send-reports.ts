import * as z from 'zod/mini';
import { maxReportsPerBatch, type Report, type ReportBatch } from '#shared/reports.ts';
import { parseResult, type Ask } from './ask.ts';
import type { Outbox } from './outbox.ts';

const throughSchema = z.object({ through: z.int().check(z.nonnegative()) });
/** Well under the server's limit for one message. */
const maxBatchLetters = 200_000;

export interface SendReportsParts {
  readonly outbox: Outbox;
  readonly ask: Ask<ReportBatch>;
  readonly now: () => number;
}

/** Sends one batch of what waits, oldest first. Says whether the outbox is empty, has more, or got stuck. */
export const sendReports = async ({
  outbox,
  ask,
  now,
}: SendReportsParts): Promise<'empty' | 'more' | 'stuck'> => {
  const reports = firstThatFit(await outbox.pending(maxReportsPerBatch));
  const [oldest] = reports;
  if (oldest === undefined) return 'empty';
  const answer = parseResult(throughSchema, await ask({ sentAt: now(), reports }));
  if (!answer.ok || answer.value.through < oldest.seq) return 'stuck';
  await outbox.acknowledge(answer.value.through);
  return 'more';
};

const firstThatFit = (reports: readonly Report[]): Report[] => {
  let letters = 0;
  return reports.filter((report, index) => {
    letters += JSON.stringify(report).length;
    return index === 0 || letters <= maxBatchLetters;
  });
};
