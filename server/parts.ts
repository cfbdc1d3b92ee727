import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Settings } from './config.ts';
import type { Ledger } from './evidence/ledger.ts';
import type { Keys } from './keys.ts';
import type { ReportRow } from './storage/storage.ts';
import type { Schema } from './storage/schema.ts';

/** Epoch ms. Every rule that depends on time takes this, so that tests can turn it. */
export type Clock = () => number;

/** The one way to the database. Writes are acknowledged after the commit. */
export interface Storage {
  readonly db: Kysely<Schema>;
  /** Stores reports, many calls to one commit; doubles by (deviceId, seq) are dropped. Resolves after the commit. */
  ingest(rows: readonly ReportRow[]): Promise<void>;
  close(): Promise<void>;
}

/** What the server is made of; built once in main.ts and by test/support, handed inward by constructor objects. */
export interface Parts {
  readonly settings: Settings;
  readonly storage: Storage;
  readonly keys: Keys;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Logger;
}
