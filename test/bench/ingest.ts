import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insertReports } from '../../server/storage/insert-reports.ts';
import { SqliteThread } from '../../server/storage/sqlite-thread.ts';
import { openStorage, type ReportRow } from '../../server/storage/storage.ts';
import type { BenchGroup, BenchLine } from './harness.ts';

const devices = 30;
/** What outboxes hold when a class comes back after a gap in the Wi-Fi, which is when ingest has to be fast. */
const afterGap = 20;
/** And in a quiet lesson: a visit and its search. */
const inLesson = 2;
const runs = 5;
const runMs = 1_500;

const rowOf = (deviceId: string, seq: number): ReportRow => ({
  deviceId,
  seq,
  kind: 'visit',
  at: 1_800_000_000_000 + seq,
  receivedAt: 1_800_000_000_000 + seq,
  pupilId: `pupil-of-${deviceId}`,
  url: `https://rivers.example/how-a-river-begins/page-${seq}?from=search`,
  text: 'How a river begins: springs, streams and tributaries',
  body: JSON.stringify({
    kind: 'visit',
    seq,
    url: 'https://rivers.example/how-a-river-begins',
    title: 'Rivers',
  }),
});

/** Every device sends its next batch when the last one was acknowledged, as the outbox does. Answers events a second. */
const measure = async (
  run: string,
  reportsPerBatch: number,
  keep: (rows: readonly ReportRow[]) => Promise<void>,
): Promise<number> => {
  let events = 0;
  const start = performance.now();
  const end = start + runMs;
  const device = async (deviceId: string): Promise<void> => {
    for (let seq = 1; performance.now() < end; seq += reportsPerBatch) {
      await keep(Array.from({ length: reportsPerBatch }, (_, index) => rowOf(deviceId, seq + index)));
      events += reportsPerBatch;
    }
  };
  await Promise.all(Array.from({ length: devices }, (_, index) => device(`${run}-${index}`)));
  return events / ((performance.now() - start) / 1000);
};

/** The baseline: the same rows by the same thread to the same disk, a transaction and an acknowledgement each. */
const oneByOne =
  (thread: SqliteThread) =>
  async (rows: readonly ReportRow[]): Promise<void> => {
    for (const row of rows) await insertReports(thread, [row]);
  };

const median = (figures: readonly number[]): number =>
  [...figures].sort((left, right) => left - right)[Math.floor(figures.length / 2)] ?? Number.NaN;

interface Ways {
  readonly grouped: (rows: readonly ReportRow[]) => Promise<void>;
  readonly single: (rows: readonly ReportRow[]) => Promise<void>;
}

/** Both ways in turn, so that whatever else the machine does falls on both. */
const compare = async (name: string, reportsPerBatch: number, ways: Ways): Promise<BenchLine> => {
  const grouped: number[] = [];
  const single: number[] = [];
  for (let run = 0; run < runs; run++) {
    single.push(await measure(`${name}-${run}`, reportsPerBatch, ways.single));
    grouped.push(await measure(`${name}-${run}`, reportsPerBatch, ways.grouped));
  }
  const [figure, baselineFigure] = [median(grouped), median(single)];
  return { name, figure, unit: 'events/s', baseline: 'one transaction an event', baselineFigure, runs };
};

/** Durable events a second through the server's own ingest. */
export const ingestBench: BenchGroup = {
  name: 'ingest',
  run: async (report) => {
    const folder = mkdtempSync(join(tmpdir(), 'thinkclick-bench-'));
    const storage = await openStorage(join(folder, 'bench.sqlite'));
    // A database of its own with the same tables: a file has one owner at a time.
    await (await openStorage(join(folder, 'baseline.sqlite'))).close();
    const thread = await SqliteThread.open(join(folder, 'baseline.sqlite'));
    const ways: Ways = { grouped: (rows) => storage.ingest(rows), single: oneByOne(thread) };
    report(await compare('ingest.eventsPerSecond', afterGap, ways));
    report(await compare('ingest.inLessonPerSecond', inLesson, ways));
    await storage.close();
    await thread.close();
    rmSync(folder, { recursive: true, force: true });
  },
};
