import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { InitialReview, Reviewed } from '#shared/api/referrals.ts';
import type { Audience } from '#shared/incidents/audience.ts';
import { isComplete, proposedOutcome, type Answers } from '#shared/referrals/initial-review.ts';
import { failure, success, type Failure } from '#shared/result.ts';
import type { DeskLooks } from '../desk/desk-looks.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of, type Vault } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { Clock } from '../clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import type { ReferralBook } from './referral-book.ts';

export interface InitialReviewsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly referrals: ReferralBook;
  /** Who sees an incident; null where there is none. */
  readonly audienceOfIncident: (incidentId: string) => Promise<Audience | null>;
  readonly vault: Vault;
  readonly viewers: Viewers;
  readonly deskLooks: Pick<DeskLooks, 'note'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type Row = Selectable<Schema['initialReviews']>;
type Found = { readonly ok: true; readonly row: Row } | Failure;
type Action = 'work-referral' | 'decide-referral';

const viewingPlace = (viewingId: string): string => `review viewing ${viewingId}`;
const reasonPlace = (reviewId: string): string => `review ${reviewId} reason`;

/** The guided first review of nude or semi-nude imagery (R45): five questions, and nobody looks at it to answer them. */
export class InitialReviews {
  readonly #parts: InitialReviewsParts;
  readonly #db: Kysely<Schema>;

  constructor(parts: InitialReviewsParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  readonly list: Handlers['initialReviews'] = async (reviewed, { actor }) => {
    const refused = await this.#refusal(actor, reviewed, 'work-referral');
    if (refused) return refused;
    const rows = await this.#db
      .selectFrom('initialReviews')
      .selectAll()
      .where(reviewed.kind === 'referral' ? 'referralId' : 'incidentId', '=', reviewed.id)
      .orderBy('startedAt')
      .execute();
    const look = { action: 'view-reviews', object: reviewed.id, found: rows.length } as const;
    if (rows.length > 0) await this.#parts.deskLooks.note(actor, look);
    return success(await Promise.all(rows.map((row) => this.#shown(row))));
  };

  /** A later one stands beside those before it. */
  readonly start: Handlers['startInitialReview'] = async (reviewed, { actor }) => {
    const refused = await this.#refusal(actor, reviewed, 'work-referral');
    if (refused) return refused;
    const { clock } = this.#parts;
    const reviewId = randomUUID();
    const of = {
      referralId: reviewed.kind === 'referral' ? reviewed.id : null,
      incidentId: reviewed.kind === 'incident' ? reviewed.id : null,
    };
    const end = { finishedBy: null, finishedAt: null, outcome: null, proposed: null, sealedReason: null };
    await this.#db
      .insertInto('initialReviews')
      .values({ reviewId, ...of, startedBy: actor.accountId, startedAt: clock(), ...end })
      .execute();
    await this.#record(actor, 'start-initial-review', reviewed.id, { reviewId });
    return success({ reviewId });
  };

  readonly answer: Handlers['answerCriterion'] = async ({ reviewId, criterion, answer }, { actor }) => {
    const found = await this.#open(actor, reviewId, 'work-referral');
    if (!found.ok) return found;
    const given = { answerId: randomUUID(), reviewId, criterion, answer };
    await this.#db
      .insertInto('reviewAnswers')
      .values({ ...given, at: this.#parts.clock(), accountId: actor.accountId })
      .execute();
    await this.#record(actor, 'answer-criterion', subjectOf(found.row), { reviewId, criterion, answer });
    return success({});
  };

  readonly recordViewing: Handlers['recordViewing'] = async ({ reviewId, reason }, { actor }) => {
    const found = await this.#open(actor, reviewId, 'decide-referral');
    if (!found.ok) return found;
    const viewingId = randomUUID();
    const sealedReason = this.#parts.vault.seal(viewingPlace(viewingId), reason);
    await this.#db
      .insertInto('reviewViewings')
      .values({ viewingId, reviewId, at: this.#parts.clock(), accountId: actor.accountId, sealedReason })
      .execute();
    const facts = { reviewId, reasonSha256: sha256Of(Buffer.from(reason)) };
    await this.#record(actor, 'record-viewing', subjectOf(found.row), facts);
    return success({});
  };

  /** From then on it does not change. */
  readonly finish: Handlers['finishInitialReview'] = async ({ reviewId, outcome, reason }, { actor }) => {
    const found = await this.#open(actor, reviewId, 'decide-referral');
    if (!found.ok) return found;
    const answers = await this.#answersOf(reviewId);
    if (!isComplete(answers)) return failure('conflict', 'Answer all five questions first.');
    const proposed = proposedOutcome(answers);
    if (outcome !== proposed && reason === '')
      return failure('bad-message', 'Say why this departs from what the answers propose.');
    const sealedReason = reason === '' ? null : this.#parts.vault.seal(reasonPlace(reviewId), reason);
    const ended = await this.#db
      .updateTable('initialReviews')
      .set({ finishedBy: actor.accountId, finishedAt: this.#parts.clock(), outcome, proposed, sealedReason })
      .where('reviewId', '=', reviewId)
      .where('finishedAt', 'is', null)
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n) return failure('conflict', isFinished);
    const reasonSha256 = reason === '' ? null : sha256Of(Buffer.from(reason));
    const facts = { reviewId, outcome, proposed, answers, reasonSha256 };
    await this.#record(actor, 'finish-initial-review', subjectOf(found.row), facts);
    return success({});
  };

  async #open(actor: Actor, reviewId: string, action: Action): Promise<Found> {
    const row = await this.#db
      .selectFrom('initialReviews')
      .selectAll()
      .where('reviewId', '=', reviewId)
      .executeTakeFirst();
    if (!row) return failure('not-found');
    const kind = row.referralId === null ? 'incident' : 'referral';
    const refused = await this.#refusal(actor, { kind, id: subjectOf(row) }, action);
    if (refused) return refused;
    return row.finishedAt === null ? { ok: true, row } : failure('conflict', isFinished);
  }

  async #refusal(actor: Actor, reviewed: Reviewed, action: Action): Promise<Failure | null> {
    const audience = await this.#audienceOf(reviewed);
    if (audience === null) return failure('not-found');
    const refused = await askMay(this.#parts, actor, action, { audience }, reviewed.id);
    return refused?.reason === 'not-allowed' ? failure('not-found') : refused;
  }

  async #audienceOf({ kind, id }: Reviewed): Promise<Audience | null> {
    if (kind === 'incident') return this.#parts.audienceOfIncident(id);
    return (await this.#parts.referrals.find(id))?.audience ?? null;
  }

  async #answersOf(reviewId: string): Promise<Answers> {
    const rows = await this.#db
      .selectFrom('reviewAnswers')
      .select(['criterion', 'answer'])
      .where('reviewId', '=', reviewId)
      .orderBy('at')
      .execute();
    return Object.fromEntries(rows.map(({ criterion, answer }) => [criterion, answer]));
  }

  async #shown(row: Row): Promise<InitialReview> {
    const { reviewId, startedAt } = row;
    return {
      reviewId,
      startedAt,
      startedBy: await this.#nameOf(row.startedBy),
      answers: await this.#db
        .selectFrom('reviewAnswers')
        .innerJoin('accounts', 'accounts.accountId', 'reviewAnswers.accountId')
        .select(['criterion', 'answer', 'at', 'accounts.name as by'])
        .where('reviewId', '=', reviewId)
        .orderBy('at')
        .execute(),
      viewings: await this.#viewingsOf(reviewId),
      finished: await this.#endOf(row),
    };
  }

  async #viewingsOf(reviewId: string): Promise<InitialReview['viewings']> {
    const rows = await this.#db
      .selectFrom('reviewViewings')
      .innerJoin('accounts', 'accounts.accountId', 'reviewViewings.accountId')
      .select(['viewingId', 'at', 'accounts.name as by', 'sealedReason'])
      .where('reviewId', '=', reviewId)
      .orderBy('at')
      .execute();
    return rows.map(({ viewingId, at, by, sealedReason }) => ({
      at,
      by,
      reason: this.#parts.vault.open(viewingPlace(viewingId), sealedReason),
    }));
  }

  async #endOf(row: Row): Promise<InitialReview['finished']> {
    const { reviewId, finishedAt, finishedBy, outcome, proposed, sealedReason } = row;
    if (finishedAt === null || finishedBy === null || outcome === null || proposed === null) return null;
    const reason = sealedReason === null ? '' : this.#parts.vault.open(reasonPlace(reviewId), sealedReason);
    return { at: finishedAt, by: await this.#nameOf(finishedBy), outcome, proposed, reason };
  }

  async #nameOf(accountId: string): Promise<string> {
    const row = await this.#db
      .selectFrom('accounts')
      .select('name')
      .where('accountId', '=', accountId)
      .executeTakeFirst();
    return row?.name ?? accountId;
  }

  async #record(actor: Actor, action: string, object: string, facts: Record<string, unknown>): Promise<void> {
    const { ledger, viewers } = this.#parts;
    await ledger.append({ actor: actor.accountId, action, object, outcome: 'done', facts });
    viewers.referralsChanged();
  }
}

const isFinished = 'This review is finished and does not change. Start another beside it.';

const subjectOf = ({ referralId, incidentId }: Row): string => referralId ?? incidentId ?? '';
