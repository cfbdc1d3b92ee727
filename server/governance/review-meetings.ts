import { randomUUID } from 'node:crypto';
import { governorsReportSchema, reviewTextSchema } from '#shared/governance/governors-report.ts';
import { failure, success } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import { canonicalJson } from '../evidence/canonical-json.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import { schoolMoment } from '../lessons/school-moment.ts';
import { askMay } from '../people/ask-may.ts';
import type { Storage } from '../storage/storage.ts';

export interface ReviewMeetingsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** That incidents and filtering logs were reviewed, by whom, and what came of it (R48). Shown in the next report. */
export class ReviewMeetings {
  readonly #parts: ReviewMeetingsParts;

  constructor(parts: ReviewMeetingsParts) {
    this.#parts = parts;
  }

  readonly record: Handlers['recordReview'] = async (review, { actor }) => {
    const { storage, ledger, clock } = this.#parts;
    const refused = await askMay(this.#parts, actor, 'record-review', {}, 'review');
    if (refused) return refused;
    if (review.heldOn > schoolMoment(clock()).date)
      return failure('bad-message', 'It cannot have been held in the future.');
    if (await this.#namesPupil(`${review.tookPart} ${review.decided} ${review.policyChanges}`))
      return failure('bad-message', 'Governors read this: leave pupils’ names out.');
    const reviewId = randomUUID();
    const recorded = { recordedBy: actor.accountId, recordedAt: clock(), reportId: null };
    await storage.db
      .insertInto('reviewMeetings')
      .values({ reviewId, ...review, ...recorded })
      .execute();
    const facts = { body: review.body, sha256: sha256Of(Buffer.from(canonicalJson(review))) };
    const entry = { actor: actor.accountId, action: 'record-review', object: reviewId, outcome: 'done' };
    await ledger.append({ ...entry, facts });
    return success({ reviewId });
  };

  readonly list: Handlers['reviewMeetings'] = async (_request, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'record-review', {}, 'reviews');
    if (refused) return refused;
    const rows = await this.#parts.storage.db
      .selectFrom('reviewMeetings')
      .leftJoin('governorsReports', 'governorsReports.reportId', 'reviewMeetings.reportId')
      .innerJoin('accounts', 'accounts.accountId', 'reviewMeetings.recordedBy')
      .select(['reviewId', 'heldOn', 'body', 'tookPart', 'decided', 'policyChanges', 'recordedAt'])
      .select(['accounts.name as recordedBy', 'governorsReports.report'])
      .orderBy('heldOn', 'desc')
      .orderBy('recordedAt', 'desc')
      .execute();
    const reviews = rows.map(({ reviewId, recordedBy, recordedAt, report, ...review }) => ({
      ...reviewTextSchema.parse(review),
      reviewId,
      recordedBy,
      recordedAt,
      shownIn: report ? governorsReportSchema.parse(JSON.parse(report)).term : null,
    }));
    return success({ reviews });
  };

  /** A first name alone is a word too often. */
  async #namesPupil(text: string): Promise<boolean> {
    const pupils = await this.#parts.storage.db.selectFrom('pupils').select('name').execute();
    const lower = text.toLowerCase();
    return pupils.some(({ name }) => name.includes(' ') && lower.includes(name.toLowerCase()));
  }
}
