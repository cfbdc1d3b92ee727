import * as z from 'zod/mini';
import type { Kysely } from 'kysely';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import {
  defaultPromptSettings,
  promptSettingsSchema,
  type PromptPlan,
  type PromptSettings,
} from '#shared/prompts/plan.ts';
import { ownPictureSchema, type OwnPicture } from '#shared/prompts/own-picture.ts';
import {
  ownWordingSchema,
  promptIdSchema,
  wordingSchema,
  type OwnWording,
} from '#shared/prompts/wording-schema.ts';
import type { Clock } from '../clock.ts';
import type { Schema } from '../storage/schema.ts';
import { PupilSentences } from './pupil-sentences.ts';
import type { Storage } from '../storage/storage.ts';

export interface PromptPlansParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly clock: Clock;
}

const settingsKey = 'promptSettings';
const offKey = 'promptsOff';
const offSchema = z.array(promptIdSchema);
const picturesKey = 'promptPictures';
const picturesSchema = z.array(ownPictureSchema);
type WordingPlace = Pick<OwnWording, 'promptId' | 'language' | 'keyStage'>;

/** The school's own words and settings; every policy carries them to the devices. */
export class PromptPlans {
  readonly #parts: PromptPlansParts;
  readonly #db: Kysely<Schema>;
  readonly sentences: PupilSentences;
  /** Two presses at once take nothing from each other. */
  readonly #inTurn = oneAtATime();

  constructor(parts: PromptPlansParts) {
    this.#parts = parts;
    this.#db = parts.storage.db;
    this.sentences = new PupilSentences(parts);
  }

  /** Null where the school has said nothing. */
  async current(): Promise<PromptPlan | null> {
    const row = await this.#setting(settingsKey);
    const [wordings, offPrompts] = [await this.wordings(), await this.offPrompts()];
    const [pictures, sentences] = [await this.pictures(), await this.sentences.all()];
    const isSilent = [wordings, offPrompts, pictures, sentences].every(({ length }) => length === 0);
    if (row === undefined && isSilent) return null;
    return { settings: await this.settings(), wordings, offPrompts, pictures, sentences };
  }

  async settings(): Promise<PromptSettings> {
    const row = await this.#setting(settingsKey);
    return row === undefined ? defaultPromptSettings : promptSettingsSchema.parse(JSON.parse(row.value));
  }

  saveSettings(settings: PromptSettings): Promise<void> {
    return this.#saveSetting(settingsKey, settings);
  }

  /** Those that are asked of nobody. */
  async offPrompts(): Promise<string[]> {
    const row = await this.#setting(offKey);
    return row === undefined ? [] : offSchema.parse(JSON.parse(row.value));
  }

  switchPrompt(promptId: string, isOn: boolean): Promise<void> {
    return this.#inTurn(async () => {
      const others = (await this.offPrompts()).filter((each) => each !== promptId);
      await this.#saveSetting(offKey, isOn ? others : [...others, promptId].toSorted());
    });
  }

  /** Chosen by the school in place of the standard ones. */
  async pictures(): Promise<OwnPicture[]> {
    const row = await this.#setting(picturesKey);
    return row === undefined ? [] : picturesSchema.parse(JSON.parse(row.value));
  }

  savePictures(promptId: string, chosen: readonly Omit<OwnPicture, 'promptId'>[]): Promise<void> {
    return this.#inTurn(async () => {
      const others = (await this.pictures()).filter((each) => each.promptId !== promptId);
      await this.#saveSetting(picturesKey, [...others, ...chosen.map((each) => ({ promptId, ...each }))]);
    });
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

  #setting(key: string) {
    return this.#db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  }

  async #saveSetting(key: string, said: unknown): Promise<void> {
    const value = JSON.stringify(said);
    await this.#db
      .insertInto('settings')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  }
}
