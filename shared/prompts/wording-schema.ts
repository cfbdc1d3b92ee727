import * as z from 'zod/mini';
import { keyStageSchema } from '../people.ts';
import { languageSchema } from './languages.ts';
import { promptChoices } from './moments.ts';

const lineSchema = z.string().check(z.trim(), z.maxLength(160));
const choiceWordsSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(40));

/** A prompt as it is read, in one language, by one key stage. */
export const wordingSchema = z.object({
  /** Empty for key stage 1: one line is enough. */
  noticed: lineSchema,
  question: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  choices: z
    .array(
      z.object({
        does: z.enum(promptChoices),
        words: choiceWordsSchema,
        outcome: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
      }),
    )
    .check(z.minLength(2), z.maxLength(3)),
});
export type Wording = z.infer<typeof wordingSchema>;

export const promptIdSchema = z.string().check(z.regex(/^[a-z-]{3,60}$/));

/** What a school has written in place of a standard wording. */
export const ownWordingSchema = z.object({
  promptId: promptIdSchema,
  language: languageSchema,
  keyStage: keyStageSchema,
  wording: wordingSchema,
});
export type OwnWording = z.infer<typeof ownWordingSchema>;
