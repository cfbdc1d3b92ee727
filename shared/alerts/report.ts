import * as z from 'zod/mini';
import { maxShownPictureLetters } from '../shown-page.ts';
import { alertKinds } from './kinds.ts';
import { alertLevels } from './levels.ts';

/** What was noticed: words searched for, a page that stayed closed, a way round the filter that was caught. */
export const alertSigns = ['search', 'closed-page', 'way-round'] as const;
export type AlertSign = (typeof alertSigns)[number];

export const maxAlertPhraseLength = 80;

/** Of an `alert` report, beside its number, its time and its address. */
export const alertReportFields = {
  kind: z.literal('alert'),
  about: z.enum(alertKinds),
  level: z.enum(alertLevels),
  sign: z.enum(alertSigns),
  /** What was searched for; empty where it was no search. */
  words: z.string().check(z.maxLength(300)),
  /** Which of the words made the machine suspect something: the words of our own list. */
  phrase: z.string().check(z.maxLength(maxAlertPhraseLength)),
  /** How often in a short time. */
  tries: z.int().check(z.minimum(1), z.maximum(1_000)),
  /** The screen at that moment, where the school's policy has it taken. */
  picture: z.optional(
    z.object({
      /** A JPEG. */
      base64: z.string().check(z.maxLength(maxShownPictureLetters)),
      takenAt: z.int().check(z.nonnegative()),
    }),
  ),
};
