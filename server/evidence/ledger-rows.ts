import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import type { Schema } from '../storage/schema.ts';
import { canonicalJson } from './canonical-json.ts';
import { commitmentOf, entryHash } from './ledger-hash.ts';

export interface LedgerEntry {
  /** An account id, a device id, or `server`. Never a name: the ledger outlives erasure. */
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  readonly outcome: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

export type LedgerRow = Schema['ledger'];
/** What the next entry is bound to. */
export type Bound = Pick<LedgerRow, 'seq' | 'hash' | 'at'>;
export const beforeFirst: Bound = { seq: 0, hash: '', at: 0 };

export interface Stamped {
  readonly entry: LedgerEntry;
  readonly at: number;
}

/** Rows for entries that follow `last`. A clock that was set back does not make an entry older than the one before it. */
export const rowsAfter = (last: Bound, batch: readonly Stamped[]): LedgerRow[] => {
  let before = last;
  return batch.map(({ entry, at }) => {
    const row = rowOf(entry, Math.max(at, before.at), before);
    before = row;
    return row;
  });
};

const rowOf = ({ actor, action, object, outcome, facts = {} }: LedgerEntry, at: number, before: Bound) => {
  const salt = randomBytes(32).toString('hex');
  const text = canonicalJson(facts);
  const line = {
    seq: before.seq + 1,
    at,
    actor,
    action,
    object,
    outcome,
    commitment: commitmentOf(salt, text),
  };
  return { ...line, salt, facts: text, hash: entryHash(line, before.hash) };
};

/** In the place of facts and salt that were erased: no facts are written so, and no salt. */
export const erased = { salt: '', facts: '' } as const;
export const isErased = ({ salt, facts }: Pick<LedgerRow, 'salt' | 'facts'>): boolean =>
  salt === erased.salt && facts === erased.facts;

/** The facts of an entry, as far as they were not erased. */
export const readFacts = (facts: string): unknown => (facts === erased.facts ? {} : JSON.parse(facts));

/** In the place of an id, where somebody asked for an incident that is not there. */
export const noIncident = 'no-incident';

/** The entry of a deletion names in its facts, as `erased`, the entries whose facts went with it. */
export const deletionAction = 'delete-record';
const deletionSchema = z.object({ erased: z.array(z.int()) });

/** Which entries a row says were erased. */
export const erasedBy = (row: LedgerRow): readonly number[] => {
  if (row.action !== deletionAction) return [];
  const facts = deletionSchema.safeParse(JSON.parse(row.facts));
  return facts.success ? facts.data.erased : [];
};

/** Why a row cannot be what was written after `before`; null when it can. */
export const faultOf = (row: LedgerRow, before: Bound): string | null => {
  if (row.seq !== before.seq + 1) return 'an entry is missing';
  if (!isErased(row) && commitmentOf(row.salt, row.facts) !== row.commitment) return 'its facts were changed';
  if (entryHash(row, before.hash) !== row.hash) return 'it was changed, or the entry before it was';
  if (row.at < before.at) return 'it is older than the entry before it';
  return null;
};
