import { sql, type Kysely } from 'kysely';
import { findPrompt } from '#shared/prompts/catalogue/index.ts';
import { weekBefore, type MetLately } from '#shared/prompts/met-lately.ts';
import { schoolMoment } from '../lessons/school-moment.ts';
import type { Clock } from '../clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';

export interface MetPrompt {
  readonly pupilId: string;
  readonly promptId: string;
  /** Server epoch ms. */
  readonly at: number;
}

/**
 * Which prompts a pupil met, by day and for a week, so that whichever computer they sit at shows them another. For their
 * devices alone: no person is shown it, nothing is counted, and what they chose is not here.
 */
export class MetPrompts {
  readonly #db: Kysely<Schema>;
  readonly #clock: Clock;

  constructor(parts: { readonly storage: Pick<Storage, 'db'>; readonly clock: Clock }) {
    this.#db = parts.storage.db;
    this.#clock = parts.clock;
  }

  readonly add = async (met: readonly MetPrompt[]): Promise<void> => {
    for (const { pupilId, promptId, at } of met) {
      const day = schoolMoment(at).date;
      if (day < this.#firstDay() || findPrompt(promptId) === undefined) continue;
      await this.#db
        .insertInto('metPrompts')
        .values({ pupilId, promptId, day })
        .onConflict((conflict) =>
          conflict
            .columns(['pupilId', 'promptId'])
            .doUpdateSet({ day })
            // What was told late is not newer for that.
            .where(sql.ref('metPrompts.day'), '<', day),
        )
        .execute();
    }
  };

  /** Of the last week. Nothing for nobody. */
  async of(pupilId: string | null): Promise<MetLately> {
    if (pupilId === null) return [];
    return this.#db
      .selectFrom('metPrompts')
      .select(['promptId', 'day'])
      .where('pupilId', '=', pupilId)
      .where('day', '>=', this.#firstDay())
      .orderBy('promptId')
      .execute();
  }

  #firstDay(): string {
    return weekBefore(schoolMoment(this.#clock()).date);
  }
}
