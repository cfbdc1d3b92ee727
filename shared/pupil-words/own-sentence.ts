import * as z from 'zod/mini';
import { languageSchema } from '../prompts/languages.ts';

const textSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(700));

/** What a school has written in place of a sentence of the product's, or in a language of its own. */
export const ownSentenceSchema = z.object({
  /** The product's English, which is its name. One that this version does not have is left alone. */
  sentence: textSchema,
  language: languageSchema,
  words: textSchema,
});

/** One that is to be as the school says, or `null`: as the product has it. Empty words are refused with a sentence. */
export const sentenceChangeSchema = z.object({
  sentence: textSchema,
  words: z.nullable(z.string().check(z.trim(), z.maxLength(700))),
});
export type SentenceChange = z.infer<typeof sentenceChangeSchema>;

export type OwnSentence = z.infer<typeof ownSentenceSchema>;
