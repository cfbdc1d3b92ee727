import { createHash } from 'node:crypto';
import type { Schema } from '../storage/schema.ts';
import { canonicalJson } from './canonical-json.ts';

export type ChainedLine = Omit<Schema['ledger'], 'salt' | 'facts' | 'hash'>;

/** Hex SHA-256 of salt and canonical facts: proves them while they are kept, tells nothing once they are erased. */
export const commitmentOf = (salt: string, canonicalFacts: string): string =>
  createHash('sha256').update(Buffer.from(salt, 'hex')).update(canonicalFacts).digest('hex');

/** Hex leaf hash (RFC 6962, section 2.1) of the canonical entry, which names the hash of the entry before it. */
export const entryHash = (line: ChainedLine, previousHash: string): string => {
  const { seq, at, actor, action, object, outcome, commitment } = line;
  const entry = { seq, at, actor, action, object, outcome, commitment, previous: previousHash };
  return createHash('sha256').update(Buffer.of(0)).update(canonicalJson(entry)).digest('hex');
};
