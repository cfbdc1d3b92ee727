import * as z from 'zod/mini';
import { exportForms, judgements, recipients } from '../exports/recipients.ts';
import { idSchema, nameSchema } from '../people.ts';
import { count, post } from './endpoint.ts';

/** Words of a text that somebody marks. */
export const markedWords = z
  .array(z.string().check(z.trim(), z.minLength(1), z.maxLength(200)))
  .check(z.maxLength(200));
export const mostExported = 50;

/** What the school's form says of the review (R43): more than one senior person, one computer, one judgement. */
export const exportReviewSchema = z.object({
  people: z
    .array(z.object({ name: nameSchema, position: z.string().check(z.trim(), z.maxLength(120)) }))
    .check(z.maxLength(6)),
  computer: z.string().check(z.trim(), z.maxLength(200)),
  judgement: z.nullable(z.enum(judgements)),
});
export type ExportReview = z.infer<typeof exportReviewSchema>;

export const exportRequestSchema = z.object({
  incidentIds: z.array(idSchema).check(z.minLength(1), z.maxLength(mostExported)),
  form: z.enum(exportForms),
  recipient: z.enum(recipients),
  /** Whose names stay, where those of other pupils are replaced. */
  pupilIds: z.array(idSchema).check(z.maxLength(20)),
  /** More words to leave out. */
  leaveOut: markedWords,
  /** Written just so they are no names, but words. */
  leaveIn: markedWords,
  /** The pictures that are given out all the same, where pictures are withheld. */
  pictureIds: z.array(idSchema).check(z.maxLength(200)),
  review: exportReviewSchema,
  /** `reading` of the preview that was looked through; needed where other pupils are hidden. */
  reading: z.string().check(z.maxLength(64)),
});
export type ExportRequest = z.infer<typeof exportRequestSchema>;

/** POST with an `ExportRequest`: answers with the file. */
export const exportPath = '/api/incidents/export';

/** A stretch of text; `was` is what stood there where it was replaced. */
const pieceSchema = z.object({ text: z.string(), was: z.nullable(z.string()) });

/** What became of names, for a person to look through. */
export const nameReviewSchema = z.object({
  /** What was replaced, by what, and how often. */
  replaced: z.array(z.object({ label: z.string(), forms: z.array(z.string()), times: count })),
  /** Names that could be the pupil's own or another's, or a name or a word: a person has to look. */
  unclear: z.array(z.string()),
  fields: z.array(z.object({ incident: z.string(), title: z.string(), pieces: z.array(pieceSchema) })),
});
export type NameReview = z.infer<typeof nameReviewSchema>;

const previewSchema = z.object({
  ...nameReviewSchema.shape,
  /** Stands for exactly these words: where one of them changes before the export, it has to be read again. */
  reading: z.string(),
  /** People who are no pupils of this school and stay named. */
  staying: z.array(z.string()),
  pictures: z.array(
    z.object({ incident: z.string(), evidenceId: idSchema, place: count, isIncluded: z.boolean() }),
  ),
});
export type ExportPreview = z.infer<typeof previewSchema>;

export const exportsApi = {
  /** What whoever gets the export will read, before it is made. */
  previewExport: post('/api/incidents/export/preview', exportRequestSchema, previewSchema),
} as const;
