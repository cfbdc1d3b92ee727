import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { Approval, ApprovalKind } from '#shared/api/approvals.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of, type Vault } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { Audience } from '#shared/incidents/audience.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { isStillTheirs, listApprovals } from './list-approvals.ts';

export interface ApprovalsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly viewers: { approvalsChanged(): void };
  /** Who may know of these objects; null where there are none such. */
  readonly audienceOf: (kind: ApprovalKind, objects: readonly string[]) => Promise<Audience | null>;
}

type Row = Selectable<Schema['approvals']>;

/** Who allowed what was used. */
export interface Used {
  readonly approvalId: string;
  readonly askedBy: string;
  readonly allowedBy: string;
}

const hourMs = 3_600_000;
const answerWithinMs = 3 * 24 * hourMs;
const useWithinMs = 24 * hourMs;

/** The same text for the same objects, in whichever order they are named. */
const objectsText = (objects: readonly string[]): string => JSON.stringify([...new Set(objects)].toSorted());
const reasonPlace = (approvalId: string): string => `approval ${approvalId} reason`;
const answerPlace = (approvalId: string): string => `approval ${approvalId} answer`;

/**
 * Dual authorisation: one person asks with a reason, a different one with the right role allows or refuses. What was
 * allowed is used once, by whoever asked, within a day, and all of it is in the ledger.
 */
export class Approvals {
  readonly #parts: ApprovalsParts;
  readonly #db: Kysely<Schema>;

  constructor(parts: ApprovalsParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  readonly list: Handlers['approvals'] = async (_request, { actor }): Promise<Result<Approval[]>> =>
    success(await listApprovals(this.#parts, actor));

  readonly ask: Handlers['askApproval'] = async ({ kind, objects, reason }, { actor }) => {
    const stranger = await askMay(this.#parts, actor, 'review-incidents', {}, kind);
    if (stranger) return stranger;
    const audience = await this.#parts.audienceOf(kind, objects);
    if (!audience) return failure('not-found');
    const right = { approval: { audience, askerId: null } };
    const refused = await askMay(this.#parts, actor, 'ask-approval', right, kind);
    // What is not for their eyes is answered as if it were not there.
    if (refused) return failure('not-found');
    const approvalId = randomUUID();
    const askedAt = this.#parts.clock();
    const endsAt = askedAt + answerWithinMs;
    const sealedReason = this.#parts.vault.seal(reasonPlace(approvalId), reason);
    const open = { state: 'waiting', answeredBy: null, answeredAt: null, sealedAnswer: null } as const;
    const about = { approvalId, kind, objects: objectsText(objects), audience };
    await this.#db
      .insertInto('approvals')
      .values({ ...about, ...open, sealedReason, askedBy: actor.accountId, askedAt, endsAt })
      .execute();
    await this.#record(actor, 'ask-approval', approvalId, { kind, objects, reason: hashOf(reason) });
    return success({ approvalId, endsAt });
  };

  readonly answer: Handlers['answerApproval'] = async ({ approvalId, isAllowed, words }, { actor }) => {
    const stranger = await askMay(this.#parts, actor, 'review-incidents', {}, approvalId);
    if (stranger) return stranger;
    // Before anything is looked for, so that no answer tells what is there.
    if (this.#parts.clock() >= actor.confirmedUntil) return failure('confirm-password');
    const row = await this.#find(approvalId);
    if (!row) return failure('not-found');
    const right = { approval: { audience: row.audience as Audience, askerId: row.askedBy } };
    const refused = await askMay(this.#parts, actor, 'answer-approval', right, approvalId);
    if (refused) return isStillTheirs(actor, row, this.#parts.clock()) ? refused : failure('not-found');
    const answeredAt = this.#parts.clock();
    const endsAt = isAllowed ? answeredAt + useWithinMs : row.endsAt;
    const { numUpdatedRows } = await this.#open(approvalId, 'waiting')
      .set({
        state: isAllowed ? 'allowed' : 'refused',
        answeredBy: actor.accountId,
        answeredAt,
        endsAt,
        sealedAnswer: this.#parts.vault.seal(answerPlace(approvalId), words),
      })
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return failure('expired', 'It was answered already, or it waited too long.');
    const action = isAllowed ? 'allow-approval' : 'refuse-approval';
    await this.#record(actor, action, approvalId, { kind: row.kind, words: hashOf(words) });
    return success({ endsAt });
  };

  readonly withdraw: Handlers['withdrawApproval'] = async ({ approvalId }, { actor }) => {
    const { numUpdatedRows } = await this.#open(approvalId, 'waiting', 'allowed')
      .where('askedBy', '=', actor.accountId)
      .set({ state: 'withdrawn' })
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return failure('not-found');
    await this.#record(actor, 'withdraw-approval', approvalId, {});
    return success({});
  };

  /**
   * To be called where the thing is done: takes the one approval of this kind that this person was given for exactly these
   * objects. It cannot be taken twice, also not by two requests at once.
   */
  async use(actor: Actor, kind: ApprovalKind, objects: readonly string[]): Promise<Result<Used>> {
    const row = await this.#db
      .selectFrom('approvals')
      .select('approvalId')
      .where('kind', '=', kind)
      .where('objects', '=', objectsText(objects))
      .where('askedBy', '=', actor.accountId)
      .where('state', '=', 'allowed')
      .where('endsAt', '>', this.#parts.clock())
      .executeTakeFirst();
    const used = row && (await this.#take(row.approvalId));
    if (!used) return failure('not-allowed', 'A second person has to allow this first.');
    await this.#record(actor, 'use-approval', used.approvalId, { kind, objects });
    return success(used);
  }

  async #take(approvalId: string): Promise<Used | null> {
    const row = await this.#open(approvalId, 'allowed')
      .set({ state: 'used' })
      .returning(['askedBy', 'answeredBy'])
      .executeTakeFirst();
    return row ? { approvalId, askedBy: row.askedBy, allowedBy: row.answeredBy ?? '' } : null;
  }

  /** Changes it only while it stands so and its time is not over. */
  #open(approvalId: string, ...states: readonly Row['state'][]) {
    return this.#db
      .updateTable('approvals')
      .where('approvalId', '=', approvalId)
      .where('state', 'in', states)
      .where('endsAt', '>', this.#parts.clock());
  }

  #find(approvalId: string): Promise<Row | undefined> {
    return this.#db
      .selectFrom('approvals')
      .selectAll()
      .where('approvalId', '=', approvalId)
      .executeTakeFirst();
  }

  async #record(actor: Actor, action: string, object: string, facts: Record<string, unknown>): Promise<void> {
    await this.#parts.ledger.append({ actor: actor.accountId, action, object, outcome: 'done', facts });
    this.#parts.viewers.approvalsChanged();
  }
}

const hashOf = (words: string): string => sha256Of(Buffer.from(words));
