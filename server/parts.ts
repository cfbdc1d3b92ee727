import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Settings } from './config.ts';
import type { Ledger } from './evidence/ledger.ts';
import type { Keys } from './keys.ts';
import type { Storage } from './storage/storage.ts';

/** What the server is made of; built once in main.ts and by the tests, handed inward by constructor objects. */
export interface Parts {
  readonly settings: Settings;
  readonly storage: Storage;
  readonly keys: Keys;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly log: Logger;
}
