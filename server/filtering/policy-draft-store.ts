import type { Kysely, Selectable } from 'kysely';
import * as z from 'zod/mini';
import { mergeRules } from '#shared/policy/policy-merge.ts';
import { policyRulesSchema, type PolicyRules } from '#shared/policy/policy.ts';
import type { Clock } from '../clock.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';

const proposalSchema = z.object({ by: z.string(), at: z.number(), reason: z.string() });
const answerSchema = z.object({ by: z.string(), at: z.number(), words: z.string() });
type Proposal = z.infer<typeof proposalSchema>;
type Answer = z.infer<typeof answerSchema>;

/** Edits that are not in force yet. People are account ids. */
export interface StoredDraft {
  readonly revision: number;
  readonly basedOn: number;
  readonly rules: PolicyRules;
  readonly ownerId: string;
  readonly editedBy: string;
  readonly editedAt: number;
  readonly proposal: Proposal | null;
  readonly answer: Answer | null;
}

export interface PolicyDraftStoreParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly clock: Clock;
  readonly onChange: () => void;
}

/** The school has one: whoever manages filtering goes on where the last one stopped, and sees what is under way. */
const draftId = 'school';

/** The one draft of the policy. Every change names the revision it has seen. */
export class PolicyDraftStore {
  readonly #db: Kysely<Schema>;
  readonly #parts: PolicyDraftStoreParts;
  readonly #inTurn = oneAtATime();

  constructor(parts: PolicyDraftStoreParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
  }

  async read(): Promise<StoredDraft | null> {
    const row = await this.#db
      .selectFrom('policyDraft')
      .selectAll()
      .where('draftId', '=', draftId)
      .executeTakeFirst();
    return row ? draftOf(row) : null;
  }

  /** Null when somebody else saved meanwhile, or it waits for approval. Otherwise the new revision. */
  save(by: string, edits: Pick<StoredDraft, 'revision' | 'basedOn' | 'rules'>): Promise<StoredDraft | null> {
    return this.#inTurn(async () => {
      const known = await this.read();
      if ((known?.revision ?? 0) !== edits.revision || known?.proposal) return null;
      return this.#write({
        ...edits,
        ownerId: known?.ownerId ?? by,
        editedBy: by,
        editedAt: this.#parts.clock(),
        proposal: null,
        answer: known?.answer ?? null,
      });
    });
  }

  /** Null when there is no such revision. */
  change(
    revision: number,
    change: (draft: StoredDraft) => Partial<StoredDraft> | null,
  ): Promise<StoredDraft | null> {
    return this.#inTurn(async () => {
      const draft = await this.read();
      const changed = draft?.revision === revision ? change(draft) : null;
      return draft && changed ? this.#write({ ...draft, ...changed }) : null;
    });
  }

  /** Runs `task` while nobody can change the draft, and removes the draft when it went well. */
  use<Value>(
    revision: number,
    task: (draft: StoredDraft) => Promise<{ readonly value: Value; readonly isDone: boolean }>,
  ): Promise<Value | null> {
    return this.#inTurn(async () => {
      const draft = await this.read();
      if (draft?.revision !== revision) return null;
      const { value, isDone } = await task(draft);
      if (isDone) await this.#remove();
      return value;
    });
  }

  /** After a version that cannot wait: the edits go on top of it, unless they touch the same. */
  follow(before: { version: number; rules: PolicyRules }, after: { version: number; rules: PolicyRules }) {
    return this.#inTurn(async () => {
      const draft = await this.read();
      if (draft?.basedOn !== before.version) return;
      const { rules, conflicts } = mergeRules(before.rules, draft.rules, after.rules);
      if (conflicts.length === 0) await this.#write({ ...draft, rules, basedOn: after.version });
    });
  }

  async #write(draft: StoredDraft): Promise<StoredDraft> {
    // A later draft never takes up the numbers of an earlier one, which some screen may still hold.
    const written = { ...draft, revision: draft.revision === 0 ? this.#parts.clock() : draft.revision + 1 };
    const row = rowOf(written);
    await this.#db
      .insertInto('policyDraft')
      .values(row)
      .onConflict((conflict) => conflict.column('draftId').doUpdateSet(row))
      .execute();
    this.#parts.onChange();
    return written;
  }

  async #remove(): Promise<void> {
    await this.#db.deleteFrom('policyDraft').where('draftId', '=', draftId).execute();
    this.#parts.onChange();
  }
}

const rowOf = ({ rules, proposal, answer, ...rest }: StoredDraft): Schema['policyDraft'] => ({
  ...rest,
  draftId,
  rules: JSON.stringify(rules),
  proposal: proposal && JSON.stringify(proposal),
  answer: answer && JSON.stringify(answer),
});

const draftOf = (row: Selectable<Schema['policyDraft']>): StoredDraft => {
  const { draftId: _, rules, proposal, answer, ...rest } = row;
  return {
    ...rest,
    rules: policyRulesSchema.parse(JSON.parse(rules)),
    proposal: proposal === null ? null : proposalSchema.parse(JSON.parse(proposal)),
    answer: answer === null ? null : answerSchema.parse(JSON.parse(answer)),
  };
};
