import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import {
  governorsReportSchema,
  type GovernorsReport,
  type PublishedReport,
} from '#shared/governance/governors-report.ts';
import type { Term } from '#shared/governance/school-terms.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import { canonicalJson } from '../evidence/canonical-json.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import { schoolMoment } from '../lessons/school-moment.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import type { School } from '../people/school.ts';
import type { Printer } from '../printing/print-thread.ts';
import type { Storage } from '../storage/storage.ts';
import type { ReportFile } from './mount-report-files.ts';
import type { SchoolTerms } from './school-terms.ts';
import { periodOf, writeReport, type WrittenReport } from './write-report.ts';

export interface GovernorsReportsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly terms: SchoolTerms;
  readonly school: Pick<School, 'name'>;
  readonly ledger: Ledger;
  readonly printer: Printer;
  readonly clock: Clock;
}

const published = { report: { isPublished: true } };
const notPublished = { report: { isPublished: false } };
const object = 'governors-reports';
const publishAction = 'publish-governors-report';
const factsSchema = z.object({ sha256: z.string() });

/**
 * Reports to the governors, term after term. One that is published stays as it is: a second count of the same days would
 * let whoever compares the two see what one child's incident changed. So no day is in two reports, none is left out, and
 * what changes later is in the next one, as one number.
 */
export class GovernorsReports {
  readonly #parts: GovernorsReportsParts;

  constructor(parts: GovernorsReportsParts) {
    this.#parts = parts;
  }

  readonly list: Handlers['governorsReports'] = async (_request, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'view-governors-report', published, object);
    if (refused) return refused;
    await this.#record(actor.accountId, 'view-governors-report', object);
    const mayPublish = may(actor, 'publish-governors-report', {}, this.#parts.clock());
    return success({ reports: await this.all(), next: mayPublish ? await this.#next() : null });
  };

  readonly preview: Handlers['previewGovernorsReport'] = async (_request, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'view-governors-report', notPublished, object);
    if (refused) return refused;
    await this.#record(actor.accountId, 'preview-governors-report', object);
    const { term } = await this.#next();
    return success((await this.#write(term)).report);
  };

  readonly publish: Handlers['publishGovernorsReport'] = async ({ startsOn }, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'publish-governors-report', {}, object);
    if (refused) return refused;
    const known = (await this.all()).find(({ report }) => report.term.startsOn === startsOn);
    if (known) return success(known);
    const { term, isOver } = await this.#next();
    if (term.startsOn !== startsOn) return failure('conflict', 'Reports follow each other, term after term.');
    if (!isOver) return failure('conflict', 'The term is not over yet.');
    const reportId = randomUUID();
    const written = await this.#write(term);
    const text = canonicalJson(written.report);
    const isFirst = await this.#keep(reportId, text, written, actor.accountId);
    if (!isFirst) return failure('conflict', 'Somebody else has published it just now.');
    const facts = { startsOn, endsOn: term.endsOn, sha256: sha256Of(Buffer.from(text)) };
    await this.#record(actor.accountId, publishAction, reportId, facts);
    const made = (await this.all()).find((each) => each.reportId === reportId);
    return made ? success(made) : failure('internal');
  };

  /** As a PDF, for whoever may read it. */
  async file(actor: Actor, reportId: string): Promise<Result<ReportFile>> {
    const refused = await askMay(this.#parts, actor, 'view-governors-report', published, reportId);
    if (refused) return refused;
    const all = await this.all();
    const at = all.findIndex((each) => each.reportId === reportId);
    const found = all[at];
    if (!found) return failure('not-found');
    if (!found.isIntact)
      return failure('failed', 'This is not the report that the ledger says was published.');
    const earlier = all.slice(at + 1).map(({ report }) => report);
    const bytes = await this.#parts.printer.print({
      kind: 'governors-report',
      published: found,
      earlier,
    });
    await this.#record(actor.accountId, 'export-governors-report', reportId, { sha256: sha256Of(bytes) });
    return success({ name: `governors-report-${found.report.term.startsOn}.pdf`, bytes });
  }

  /** The newest first, each held against what the ledger says of it. */
  async all(): Promise<PublishedReport[]> {
    const { db } = this.#parts.storage;
    const rows = await db
      .selectFrom('governorsReports')
      .leftJoin('accounts', 'accounts.accountId', 'governorsReports.publishedBy')
      .select(['reportId', 'publishedAt', 'report', 'accounts.name as publishedBy'])
      .orderBy('startsOn', 'desc')
      .execute();
    const hashes = await this.#hashesInLedger();
    return rows.map(({ report, publishedBy, ...row }) => {
      const sha256 = sha256Of(Buffer.from(report));
      return {
        ...row,
        publishedBy: publishedBy ?? '',
        sha256,
        isIntact: hashes.get(row.reportId) === sha256,
        report: governorsReportSchema.parse(JSON.parse(report)),
      };
    });
  }

  async #hashesInLedger(): Promise<Map<string, string>> {
    const lines = await this.#parts.storage.db
      .selectFrom('ledger')
      .select(['object', 'facts'])
      .where('action', '=', publishAction)
      .where('outcome', '=', 'done')
      .execute();
    return new Map(
      lines.flatMap((line) => {
        const facts = factsSchema.safeParse(JSON.parse(line.facts));
        return facts.success ? [[line.object, facts.data.sha256] as const] : [];
      }),
    );
  }

  /** The first term that no report is about. It begins where the last report ended, also when terms were moved since. */
  async #next(): Promise<{ term: Term; isOver: boolean }> {
    const { storage, terms, clock } = this.#parts;
    const last = await storage.db
      .selectFrom('governorsReports')
      .select((select) => select.fn.max('endsOn').as('endsOn'))
      .executeTakeFirst();
    const term = last?.endsOn
      ? { ...(await terms.termAt(dayAfter(last.endsOn))), startsOn: dayAfter(last.endsOn) }
      : await terms.termAt(await this.#firstDay());
    return { term, isOver: clock() >= periodOf(term).to };
  }

  /** Of the school's life with the product: its first policy or incident. */
  async #firstDay(): Promise<string> {
    const { storage, clock } = this.#parts;
    const policy = await storage.db
      .selectFrom('policies')
      .select((select) => select.fn.min('publishedAt').as('at'))
      .executeTakeFirst();
    const incident = await storage.db
      .selectFrom('incidents')
      .select((select) => select.fn.min('reportedAt').as('at'))
      .where('audience', '=', 'safeguarding')
      .executeTakeFirst();
    return schoolMoment(Math.min(policy?.at ?? clock(), incident?.at ?? clock())).date;
  }

  async #write(term: Term): Promise<WrittenReport> {
    const { storage, school } = this.#parts;
    return writeReport(storage.db, (await school.name()) ?? '', term);
  }

  /** False where one of these days has come into another report meanwhile. */
  #keep(reportId: string, report: string, written: WrittenReport, publishedBy: string): Promise<boolean> {
    const { startsOn, endsOn }: GovernorsReport['term'] = written.report.term;
    const { db } = this.#parts.storage;
    return db.transaction().execute(async (transaction) => {
      const overlapping = await transaction
        .selectFrom('governorsReports')
        .select('reportId')
        .where('endsOn', '>=', startsOn)
        .executeTakeFirst();
      if (overlapping) return false;
      const publishedAt = this.#parts.clock();
      await transaction
        .insertInto('governorsReports')
        .values({ reportId, startsOn, endsOn, publishedAt, publishedBy, report })
        .execute();
      for (const incidentId of written.counted)
        await transaction.insertInto('countedIncidents').values({ incidentId, reportId }).execute();
      for (const reviewId of written.reviewIds)
        await transaction
          .updateTable('reviewMeetings')
          .set({ reportId })
          .where('reviewId', '=', reviewId)
          .execute();
      return true;
    });
  }

  #record(actor: string, action: string, about: string, facts: Record<string, unknown> = {}): Promise<void> {
    return this.#parts.ledger.append({ actor, action, object: about, outcome: 'done', facts });
  }
}

const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
