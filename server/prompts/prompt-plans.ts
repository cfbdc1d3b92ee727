import type { Kysely } from 'kysely';
import {
  defaultPromptSettings,
  promptSettingsSchema,
  type PromptPlan,
  type PromptSettings,
} from '#shared/prompts/plan.ts';
import { ownWordingSchema, wordingSchema, type OwnWording } from '#shared/prompts/wording-schema.ts';
import type { Clock } from '../clock.ts';
import type { Schema } from '../storage/schema.ts';
import { PupilSentences } from './pupil-sentences.ts';
import type { Storage } from '../storage/storage.ts';

export interface PromptPlansParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly clock: Clock;
}

const settingsKey = 'promptSettings';
type WordingPlace = Pick<OwnWording, 'promptId' | 'language' | 'keyStage'>;

/** The school's own words and settings; every policy carries them to the devices. */
export class PromptPlans {
  readonly #parts: PromptPlansParts;
  readonly #db: Kysely<Schema>;
  readonly sentences: PupilSentences;

  constructor(parts: PromptPlansParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
    this.sentences = new PupilSentences(parts);
  }

  /** Null where the school has said nothing. */
  async current(): Promise<PromptPlan | null> {
    const [row, wordings] = [await this.#settingsRow(), await this.wordings()];
    const sentences = await this.sentences.all();
    if (row === undefined && wordings.length === 0 && sentences.length === 0) return null;
    return { settings: await this.settings(), wordings, sentences };
  }

  async settings(): Promise<PromptSettings> {
    const row = await this.#settingsRow();
    return row === undefined ? defaultPromptSettings : promptSettingsSchema.parse(JSON.parse(row.value));
  }

  async saveSettings(settings: PromptSettings): Promise<void> {
    const value = JSON.stringify(settings);
    await this.#db
      .insertInto('settings')
      .values({ key: settingsKey, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  }

  async wordings(): Promise<OwnWording[]> {
    const rows = await this.#db
      .selectFrom('promptWordings')
      .select(['promptId', 'language', 'keyStage', 'wording'])
      .orderBy('promptId')
      .execute();
    return rows.map(({ wording, ...place }) =>
      ownWordingSchema.parse({ ...place, wording: wordingSchema.parse(JSON.parse(wording)) }),
    );
  }

  async saveWording({ wording, ...place }: OwnWording, changedBy: string): Promise<void> {
    const changed = { wording: JSON.stringify(wording), changedBy, changedAt: this.#parts.clock() };
    await this.#db
      .insertInto('promptWordings')
      .values({ ...place, ...changed })
      .onConflict((conflict) => conflict.columns(['promptId', 'language', 'keyStage']).doUpdateSet(changed))
      .execute();
  }

  async forgetWording({ promptId, language, keyStage }: WordingPlace): Promise<void> {
    await this.#db
      .deleteFrom('promptWordings')
      .where('promptId', '=', promptId)
      .where('language', '=', language)
      .where('keyStage', '=', keyStage)
      .execute();
  }

  #settingsRow() {
    return this.#db.selectFrom('settings').select('value').where('key', '=', settingsKey).executeTakeFirst();
  }
}
