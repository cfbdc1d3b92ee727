import type {
  AgreementSigned,
  FilterReport,
  HandDown,
  HandUp,
  MayI,
  Report,
  ReportBatch,
} from '#shared/reports.ts';
import { toldFromOutside } from '#shared/place.ts';
import { toldOfHelpline } from '#shared/told-of-helpline.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { Bindings, OwnerAt } from '../devices/bindings.ts';
import type { DeviceBook } from '../devices/device-book.ts';
import type { Presences } from '../devices/presences.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { wasThere } from '../lessons/lesson-stays.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { StaysKnown } from '../lessons/stays-known.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { TimeTold } from '../time/lesson-times.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Clock } from '../clock.ts';
import type { Storage, ReportRow } from '../storage/storage.ts';
import { Bucket } from '../bucket.ts';
import type { RaisedAlert } from '../alerts/take-alerts.ts';
import type { MetPrompt } from '../prompts/met-prompts.ts';
import type { ToldConcern } from '../safeguarding/take-concerns.ts';
import { dateOf } from './date-reports.ts';
import type { KnownSites } from './known-sites.ts';
import { Progress } from './progress.ts';
import { tellersOf, type Tellers } from './tellers-of.ts';
import { activityItemOf, isOnlyNumbered, rowOf, untoldRow, type ReportOrigin } from './report-row.ts';

export interface IngestParts {
  readonly storage: Storage;
  readonly book: DeviceBook;
  readonly bindings: Pick<Bindings, 'ownersSince'>;
  readonly states: DesiredStates;
  readonly lessons: Pick<Lessons, 'find'>;
  readonly stays: Pick<StaysKnown, 'of'>;
  readonly presences: Presences;
  readonly viewers: Viewers;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly knownSites: Pick<KnownSites, 'note'>;
  /** What may be stored of a report: of a stopped device not where it was. Before anything else is done with it. */
  readonly storable: (deviceId: string, report: Report) => Report;
  /** What somebody waits for an answer to. Before the reports are stored, so that none is acknowledged and not asked. */
  readonly onAsked: (asked: readonly AskedReport[]) => Promise<void>;
  /** What is added to the school's sums of prompts. */
  readonly onPrompts: (reports: readonly Report[]) => Promise<void>;
  /** What pupils were shown, for their other devices. */
  readonly onMet: (met: readonly MetPrompt[]) => Promise<void>;
  /** What is added to the sums of a lesson. */
  readonly onLessonTimes: (told: readonly TimeTold[]) => Promise<void>;
  /** What pupils told someone; before it is stored, for the same reason. */
  readonly onConcerns: (concerns: readonly ToldConcern[]) => Promise<void>;
  /** What devices suspect; as with concerns. */
  readonly onAlerts: (alerts: readonly RaisedAlert[]) => Promise<void>;
}

/** "May I?", a word about the filter, a hand that goes up or down, or a signature, as it came. */
export interface AskedReport {
  readonly deviceId: string;
  readonly pupilId: string | null;
  /** Server epoch ms. */
  readonly at: number;
  readonly report: MayI | FilterReport | HandUp | HandDown | AgreementSigned;
}

/** A week's outbox at once, then more than a child can do in a second. */
const reportRate = { perSecond: 100, burst: 10_000 };
/** As far back as gaps are looked for after a restart. */
const rememberedSeqs = 1_000;

/** What came together from one device. */
interface Batch {
  readonly deviceId: string;
  readonly sentAt: number;
  /** Who sat there then, not who does now: a device that was away tells late. */
  readonly ownerAt: OwnerAt;
}

interface Sender {
  readonly inTurn: ReturnType<typeof oneAtATime>;
  readonly bucket: Bucket;
  progress: Progress | null;
}

/** Takes the kept reports of devices: stores them once each, then acknowledges, then shows them. */
export class Ingest {
  readonly #parts: IngestParts;
  readonly #senders = new Map<string, Sender>();

  constructor(parts: IngestParts) {
    this.#parts = parts;
  }

  /** Resolves after the commit with the highest number stored without a gap before it. */
  async take(deviceId: string, batch: ReportBatch): Promise<Result<{ through: number }>> {
    const sender = this.#senderOf(deviceId);
    if (!sender.bucket.take(batch.reports.length)) return failure('too-many');
    return sender.inTurn(async () => {
      sender.progress ??= await this.#readProgress(deviceId);
      return success({ through: await this.#store(deviceId, batch, sender.progress) });
    });
  }

  /** After what is being stored of this device now, and before anything that comes after it. */
  between<Value>(deviceId: string, job: () => Promise<Value>): Promise<Value> {
    return this.#senderOf(deviceId).inTurn(job);
  }

  async #store(deviceId: string, { reports, sentAt }: ReportBatch, progress: Progress): Promise<number> {
    const came = onlyFresh(reports, progress).map((report) => this.#parts.storable(deviceId, report));
    const fresh = came.flatMap((report) => this.#tellable(deviceId, report, sentAt) ?? []);
    const known = new Set(fresh.map(({ seq }) => seq));
    const untold = came.filter(({ seq }) => !known.has(seq));
    const batch = { deviceId, sentAt, ownerAt: await this.#ownersOf(deviceId, came, sentAt) };
    await this.#keepNumbers(untold, batch);
    const tellers = await tellersOf(this.#parts.storage.db, fresh);
    const rows = fresh.map((report) => this.#rowOf(report, batch, tellers));
    const asked = fresh.flatMap((report, index) => askedReport(report, rows[index]) ?? []);
    if (asked.length > 0) await this.#parts.onAsked(asked);
    await this.#parts.onPrompts(fresh);
    await this.#parts.onMet(fresh.flatMap((report) => this.#metPrompt(report, batch) ?? []));
    await this.#parts.onLessonTimes(fresh.flatMap((report) => this.#timeTold(report, batch) ?? []));
    await this.#keep(rows, fresh, batch);
    progress.store(came.map(({ seq }) => seq));
    await this.#giveUpGap(deviceId, Math.min(...reports.map(({ seq }) => seq)), progress);
    if (rows.length > 0) await this.#show(deviceId, rows, await this.#parts.knownSites.note(rows));
    return progress.through;
  }

  /** What may be known of it: nothing of a helpline, and the rest by where the device was when it happened. */
  #tellable(deviceId: string, told: Report, sentAt: number): Report | null {
    const report = toldOfHelpline(told);
    if (report === null) return null;
    const { outsideSince } = this.#parts.presences.of(deviceId);
    const isOutside = outsideSince !== null && dateOf(report, sentAt, this.#parts.clock()) >= outsideSince;
    return isOutside ? toldFromOutside(report) : report;
  }

  #ownersOf(deviceId: string, reports: readonly Report[], sentAt: number): Promise<OwnerAt> {
    const oldest = { at: Math.min(sentAt, ...reports.map(({ at }) => at)) };
    return this.#parts.bindings.ownersSince(deviceId, dateOf(oldest, sentAt, this.#parts.clock()));
  }

  async #keepNumbers(reports: readonly Report[], batch: Batch): Promise<void> {
    const rows = reports.map((report) => untoldRow(report, this.#originOf(report, batch)));
    if (rows.length > 0) await this.#parts.storage.ingest(rows);
  }

  /** What happened before a concern or an alert belongs to it and is stored first; it itself when it is taken up. */
  async #keep(rows: readonly ReportRow[], reports: readonly Report[], batch: Batch): Promise<void> {
    const concerns = reports.flatMap((report, index) => toldConcern(report, rows[index]) ?? []);
    const alerts = reports.flatMap((report, index) => raisedAlert(report, rows[index], batch) ?? []);
    const told = rows.filter(({ kind }) => takenUp.has(kind));
    const others = rows.filter(({ kind }) => !takenUp.has(kind));
    if (others.length > 0) await this.#parts.storage.ingest(others);
    if (concerns.length > 0) await this.#parts.onConcerns(concerns);
    if (alerts.length > 0) await this.#parts.onAlerts(alerts);
    if (told.length > 0) await this.#parts.storage.ingest(told);
  }

  #rowOf(report: Report, batch: Batch, tellers: Tellers): ReportRow {
    const origin = this.#originOf(report, batch);
    const teller = tellers.get(report.seq);
    return rowOf(report, teller === undefined ? origin : { ...origin, pupilId: teller });
  }

  #originOf(report: Report, { deviceId, sentAt, ownerAt }: Batch): ReportOrigin {
    const receivedAt = this.#parts.clock();
    const at = dateOf(report, sentAt, receivedAt);
    return { deviceId, pupilId: ownerAt(at).pupilId, at, receivedAt };
  }

  #metPrompt(report: Report, batch: Batch): MetPrompt | null {
    const { pupilId, at } = this.#originOf(report, batch);
    if (report.kind !== 'prompt-shown' || report.promptId === null || pupilId === null) return null;
    return { pupilId, promptId: report.promptId, at };
  }

  #timeTold(report: Report, batch: Batch): TimeTold | null {
    const { pupilId } = this.#originOf(report, batch);
    return report.kind === 'lesson-time' && pupilId !== null ? { pupilId, report } : null;
  }

  async #giveUpGap(deviceId: string, firstSeq: number, progress: Progress): Promise<void> {
    const facts = progress.gapGivenUp(firstSeq);
    if (!facts) return;
    await this.#parts.ledger.append({
      actor: deviceId,
      action: 'reports-missing',
      object: deviceId,
      outcome: 'recorded',
      facts,
    });
  }

  async #show(deviceId: string, stored: readonly ReportRow[], firstMet: ReadonlySet<number>): Promise<void> {
    const owner = this.#pupilOf(deviceId);
    // What somebody else told there before is no news of whoever sits there now.
    const rows = stored.filter((row) => !isOnlyNumbered(row) && row.pupilId === owner);
    for (const { kind, at } of rows) if (kind === 'concern') this.#parts.presences.toldSomeone(deviceId, at);
    const { lessons, states, stays } = this.#parts;
    const lesson = lessons.find(states.of(deviceId).lesson?.lessonId ?? '');
    if (!lesson) return;
    // What waited on the device may be from before this lesson, or from another teacher's.
    const here = await stays.of(lesson, owner);
    const items = rows.filter(({ pupilId, at }) => wasThere(here, pupilId, at));
    if (items.length === 0) return;
    this.#parts.viewers.activity(
      lesson.lessonId,
      items.map((row) => activityItemOf(row, firstMet)),
    );
  }

  #pupilOf(deviceId: string): string | null {
    return this.#parts.book.find(deviceId)?.pupilId ?? null;
  }

  #senderOf(deviceId: string): Sender {
    const known = this.#senders.get(deviceId);
    if (known) return known;
    const bucket = new Bucket({ ...reportRate, clock: this.#parts.clock });
    const sender: Sender = { inTurn: oneAtATime(), bucket, progress: null };
    this.#senders.set(deviceId, sender);
    return sender;
  }

  async #readProgress(deviceId: string): Promise<Progress> {
    const rows = await this.#parts.storage.db
      .selectFrom('reports')
      .select('seq')
      .where('deviceId', '=', deviceId)
      .orderBy('seq', 'desc')
      .limit(rememberedSeqs)
      .execute();
    return new Progress(rows.map(({ seq }) => seq).toReversed());
  }
}

const askedReport = (report: Report, row: ReportRow | undefined): AskedReport | null =>
  row !== undefined && isAsked(report)
    ? { deviceId: row.deviceId, pupilId: row.pupilId, at: row.at, report }
    : null;

const toldConcern = (report: Report, row: ReportRow | undefined): ToldConcern | null =>
  row !== undefined && report.kind === 'concern'
    ? { deviceId: row.deviceId, pupilId: row.pupilId, at: row.at, report }
    : null;

const raisedAlert = (report: Report, row: ReportRow | undefined, { ownerAt }: Batch): RaisedAlert | null =>
  row !== undefined && report.kind === 'alert'
    ? { deviceId: row.deviceId, owner: ownerAt(row.at), seq: row.seq, at: row.at, report }
    : null;

/** Kinds that are stored last. */
const takenUp: ReadonlySet<string> = new Set<Report['kind']>(['concern', 'alert']);

const askedKinds: ReadonlySet<Report['kind']> = new Set([
  'may-i',
  'filter-report',
  'hand-up',
  'hand-down',
  'agreement-signed',
]);
const isAsked = (report: Report): report is AskedReport['report'] => askedKinds.has(report.kind);

const onlyFresh = (reports: readonly Report[], progress: Progress): Report[] => {
  const bySeq = new Map(
    reports.filter(({ seq }) => !progress.isStored(seq)).map((report) => [report.seq, report]),
  );
  return [...bySeq.values()];
};
