import { sql } from 'kysely';
import type { Settings } from '../config.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';

export interface RetentionParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly settings: Pick<Settings, 'retentionDays'>;
  readonly clock: Clock;
}

const dayMs = 24 * 3_600_000;
const everyMs = 3_600_000;

/** Takes away what pupils' devices told longer ago than the school keeps it. Incidents have copies of their own. */
export class Retention {
  readonly #parts: RetentionParts;
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(parts: RetentionParts) {
    this.#parts = parts;
  }

  /** Called every moment; does something once an hour. */
  async tick(): Promise<void> {
    const now = this.#parts.clock();
    if (now - this.#lastAt < everyMs) return;
    this.#lastAt = now;
    await this.#takeAwayBefore(now - this.#parts.settings.retentionDays * dayMs);
  }

  async #takeAwayBefore(at: number): Promise<void> {
    const { db } = this.#parts.storage;
    await db.deleteFrom('hands').where('raisedAt', '<', at).execute();
    await db
      .deleteFrom('reports')
      .where('at', '<', at)
      // The last number of each device stays: by it the next one is known to follow.
      .where(
        sql<boolean>`"seq" < (select max("newest"."seq") from "reports" as "newest" where "newest"."deviceId" = "reports"."deviceId")`,
      )
      .execute();
  }
}
