import type { OwnSentence, SentenceChange } from '#shared/pupil-words/own-sentence.ts';
import type { PromptPlansParts } from './prompt-plans.ts';

/** What pupils read outside of prompts, where the school says it otherwise or in a language of its own. */
export class PupilSentences {
  readonly #parts: PromptPlansParts;

  constructor(parts: PromptPlansParts) {
    this.#parts = parts;
  }

  all(): Promise<OwnSentence[]> {
    return this.#parts.storage.db
      .selectFrom('pupilSentences')
      .select(['sentence', 'language', 'words'])
      .orderBy('language')
      .orderBy('sentence')
      .execute();
  }

  async save(language: string, changes: readonly SentenceChange[], changedBy: string): Promise<void> {
    const now = this.#parts.clock();
    await this.#parts.storage.db.transaction().execute(async (db) => {
      for (const { sentence, words } of changes) {
        const place = { sentence, language };
        if (words === null) {
          await db
            .deleteFrom('pupilSentences')
            .where('sentence', '=', sentence)
            .where('language', '=', language)
            .execute();
          continue;
        }
        const changed = { words, changedBy, changedAt: now };
        await db
          .insertInto('pupilSentences')
          .values({ ...place, ...changed })
          .onConflict((conflict) => conflict.columns(['sentence', 'language']).doUpdateSet(changed))
          .execute();
      }
    });
  }
}
