import { hash } from 'node:crypto';
import type { Schema } from '../storage/schema.ts';

export type ChainedLine = Omit<Schema['ledger'], 'salt' | 'facts' | 'hash'>;

/** Hex SHA-256 of salt and canonical facts: proves them while they are kept, tells nothing once they are erased. */
export const commitmentOf = (salt: string, canonicalFacts: string): string =>
  hash('sha256', Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(canonicalFacts)]));

/** Hex leaf hash (RFC 6962, section 2.1) of the canonical entry, which names the hash of the entry before it. */
export const entryHash = (line: ChainedLine, previousHash: string): string => {
  const { seq, at, actor, action, object, outcome, commitment } = line;
  // The names in the order of RFC 8785 already: of a long ledger, sorting them is half the work.
  const entry = { action, actor, at, commitment, object, outcome, previous: previousHash, seq };
  return hash('sha256', `\0${JSON.stringify(entry)}`);
};
