import * as z from 'zod/mini';
import { keyStageSchema } from '../people.ts';
import { promptSettingsSchema } from '../prompts/plan.ts';
import { ownPictureSchema } from '../prompts/own-picture.ts';
import { languageSchema } from '../prompts/languages.ts';
import { ownSentenceSchema, sentenceChangeSchema } from '../pupil-words/own-sentence.ts';
import { ownWordingSchema, promptIdSchema, wordingSchema } from '../prompts/wording-schema.ts';
import { count, get, nothing, post } from './endpoint.ts';

/** What a prompt came to in the whole school over the last year. */
export const promptSumSchema = z.object({
  promptId: promptIdSchema,
  shown: count,
  /** How many chose to stop, to ask, to go on. */
  stopped: count,
  asked: count,
  wentOn: count,
  /** How many stopped, and later came to the same place again. */
  cameBack: count,
});
export type PromptSum = z.infer<typeof promptSumSchema>;

export const promptsApi = {
  prompts: get(
    '/api/prompts',
    nothing,
    z.object({
      settings: promptSettingsSchema,
      wordings: z.array(ownWordingSchema),
      offPrompts: z.array(promptIdSchema),
      pictures: z.array(ownPictureSchema),
      sentences: z.array(ownSentenceSchema),
      sums: z.array(promptSumSchema),
    }),
  ),
  savePromptSettings: post('/api/prompts/settings', promptSettingsSchema, nothing),
  /** `null`: back to the standard wording. */
  savePromptWording: post(
    '/api/prompts/wording',
    z.object({
      promptId: promptIdSchema,
      language: languageSchema,
      keyStage: keyStageSchema,
      wording: z.nullable(wordingSchema),
    }),
    nothing,
  ),
  /** Whether a prompt is asked at all. */
  switchPrompt: post(
    '/api/prompts/switch',
    z.object({ promptId: promptIdSchema, isOn: z.boolean() }),
    nothing,
  ),
  /** All pictures of a prompt that are not the standard ones. */
  savePromptPictures: post(
    '/api/prompts/pictures',
    z.object({
      promptId: promptIdSchema,
      pictures: z.array(z.pick(ownPictureSchema, { place: true, picture: true })).check(z.maxLength(4)),
    }),
    nothing,
  ),
  /** What else pupils read, as many as were changed at once. `null`: back to the product's own. */
  savePupilSentences: post(
    '/api/prompts/sentences',
    z.object({
      language: languageSchema,
      sentences: z.array(sentenceChangeSchema).check(z.minLength(1), z.maxLength(500)),
    }),
    nothing,
  ),
} as const;
