import { schoolYearOf } from '#shared/governance/school-terms.ts';
import { questionIds, type SelfReviewAnswer } from '#shared/governance/self-review.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import { schoolMoment } from '../lessons/school-moment.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { School } from '../people/school.ts';
import type { Printer } from '../printing/print-thread.ts';
import type { Storage } from '../storage/storage.ts';
import { draftAnswers } from './draft-answers.ts';
import type { ReportFile } from './mount-report-files.ts';
import { gatherFacts } from './self-review-facts.ts';
import { startOfDay } from './school-day.ts';
import { retentionDays } from '../retention/retention-days.ts';

export interface YearlyReviewParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly school: Pick<School, 'name'>;
  readonly ledger: Ledger;
  readonly printer: Printer;
  readonly clock: Clock;
}

/** The yearly review of filtering and monitoring: drafted from what the system knows, said by the school. */
export class YearlyReview {
  readonly #parts: YearlyReviewParts;

  constructor(parts: YearlyReviewParts) {
    this.#parts = parts;
  }

  readonly read: Handlers['yearlyReview'] = async (_request, { actor }) => {
    const refused = await this.#refuse(actor);
    if (refused) return refused;
    await this.#record(actor, 'view-yearly-review');
    return success({ year: this.#year, answers: await this.#answers() });
  };

  readonly save: Handlers['saveSelfReviewAnswer'] = async ({ questionId, text }, { actor }) => {
    const refused = await this.#refuse(actor);
    if (refused) return refused;
    const { db } = this.#parts.storage;
    const year = this.#year;
    if (text === null)
      await db
        .deleteFrom('selfReviewAnswers')
        .where('year', '=', year)
        .where('questionId', '=', questionId)
        .execute();
    else {
      const said = { answer: text, answeredBy: actor.accountId, answeredAt: this.#parts.clock() };
      await db
        .insertInto('selfReviewAnswers')
        .values({ year, questionId, ...said })
        .onConflict((conflict) => conflict.columns(['year', 'questionId']).doUpdateSet(said))
        .execute();
    }
    await this.#record(actor, 'answer-yearly-review', {
      questionId,
      sha256: text === null ? null : sha256Of(Buffer.from(text)),
    });
    return success({});
  };

  async file(actor: Actor, year: string): Promise<Result<ReportFile>> {
    const refused = await this.#refuse(actor);
    if (refused) return refused;
    if (year !== String(this.#year)) return failure('not-found');
    const schoolName = (await this.#parts.school.name()) ?? '';
    const at = this.#parts.clock();
    const review = { schoolName, year: this.#year, answers: await this.#answers(), at };
    const bytes = await this.#parts.printer.print({ kind: 'yearly-review', review });
    await this.#record(actor, 'export-yearly-review', { sha256: sha256Of(bytes) });
    return success({ name: `yearly-review-${this.#year}.pdf`, bytes });
  }

  get #year(): number {
    return schoolYearOf(schoolMoment(this.#parts.clock()).date);
  }

  async #answers(): Promise<SelfReviewAnswer[]> {
    const { storage, clock } = this.#parts;
    const from = startOfDay(`${this.#year}-08-01`);
    const facts = await gatherFacts(storage.db, {
      from,
      now: clock(),
      retentionDays: (await retentionDays(storage.db)).activity,
    });
    const drafts = draftAnswers(facts);
    const said = await storage.db
      .selectFrom('selfReviewAnswers')
      .innerJoin('accounts', 'accounts.accountId', 'selfReviewAnswers.answeredBy')
      .select(['questionId', 'answer', 'answeredAt', 'accounts.name'])
      .where('year', '=', this.#year)
      .execute();
    return questionIds.map((questionId) => {
      const own = said.find((each) => each.questionId === questionId);
      const { standing, text: draft } = drafts[questionId];
      const answer = own ? { text: own.answer, by: own.name, at: own.answeredAt } : null;
      return { questionId, standing, draft, answer };
    });
  }

  #refuse(actor: Actor) {
    return askMay(this.#parts, actor, 'write-yearly-review', {}, 'yearly-review');
  }

  #record(actor: Actor, action: string, facts: Record<string, unknown> = {}): Promise<void> {
    const object = `yearly review ${this.#year}`;
    return this.#parts.ledger.append({ actor: actor.accountId, action, object, outcome: 'done', facts });
  }
}
