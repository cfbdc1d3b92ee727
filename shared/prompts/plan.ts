import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';
import { languageSchema } from './languages.ts';
import { moments } from './moments.ts';
import { ownSentenceSchema } from '../pupil-words/own-sentence.ts';
import { ownPictureSchema } from './own-picture.ts';
import { ownWordingSchema, promptIdSchema } from './wording-schema.ts';

/** With symbols beside the words: for nobody, for key stage 1, or for everybody. */
export const symbolsFor = ['nobody', 'KS1', 'everyone'] as const;

/** What one pupil reads otherwise than the others. */
export const pupilReadingSchema = z.object({
  pupilId: idSchema,
  language: z.nullable(languageSchema),
  hasSymbols: z.boolean(),
});

const hostSchema = z.string().check(z.maxLength(253), z.regex(/^[a-z0-9._-]+$/));

/** What a school has said of its prompts, beside their words. */
export const promptSettingsSchema = z.object({
  language: languageSchema,
  /** Added by the school to the ones that the catalogue has. */
  languages: z.array(z.object({ code: languageSchema, name: nameSchema })).check(z.maxLength(30)),
  symbols: z.enum(symbolsFor),
  pupils: z.array(pupilReadingSchema).check(z.maxLength(500)),
  /** Moments at which nothing is asked. Unknown and look-alike sites are the policy's, and always ask. */
  off: z.array(z.enum(moments)).check(z.maxLength(moments.length)),
  /** Sites where children may write about themselves: the school's own. Subdomains included. */
  trustedHosts: z.array(hostSchema).check(z.maxLength(200)),
  /** After so long without a pause; 0: never. */
  breakAfterMinutes: z.int().check(z.minimum(0), z.maximum(180)),
});
export type PromptSettings = z.infer<typeof promptSettingsSchema>;

export const defaultPromptSettings: PromptSettings = {
  language: 'en',
  languages: [],
  symbols: 'KS1',
  pupils: [],
  off: [],
  trustedHosts: [],
  breakAfterMinutes: 40,
};

/** What devices are given. */
export const promptPlanSchema = z.object({
  settings: promptSettingsSchema,
  wordings: z.array(ownWordingSchema).check(z.maxLength(2_000)),
  /** Prompts that are asked of nobody. */
  offPrompts: z._default(z.array(promptIdSchema).check(z.maxLength(200)), []),
  pictures: z._default(z.array(ownPictureSchema).check(z.maxLength(1_000)), []),
  /** What else pupils read, in the school's own words. */
  sentences: z._default(z.array(ownSentenceSchema).check(z.maxLength(10_000)), []),
});
export type PromptPlan = z.infer<typeof promptPlanSchema>;

export const defaultPromptPlan: PromptPlan = {
  settings: defaultPromptSettings,
  wordings: [],
  offPrompts: [],
  pictures: [],
  sentences: [],
};
