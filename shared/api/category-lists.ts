import * as z from 'zod/mini';
import { count } from './endpoint.ts';

/** POST takes the bytes of one list or archive as they are: both are too large for JSON. */
export const categoryListsPath = '/api/category-lists';

/** Why a line gave nothing to list. Closed, so that each can be counted and said in words. */
export const skipReasons = [
  'not-a-host',
  'ip-address',
  'single-label',
  'public-suffix',
  'not-a-host-rule',
  'exception',
  'bad-category',
  'too-long',
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** What was taken of an upload, and the version of the policy that names it. */
export const takenListsSchema = z.object({
  version: count,
  hostCount: count,
  /** Lines that name one page of a site: counted, not listed. */
  pageCount: count,
  lineCount: count,
  indexBytes: count,
  categories: z.array(z.object({ id: z.string(), hostCount: count })),
  /** The first of the lines left out. */
  skipped: z.array(z.object({ file: z.string(), line: count, why: z.enum(skipReasons) })),
  skippedCounts: z.partialRecord(z.enum(skipReasons), count),
});
export type TakenLists = z.infer<typeof takenListsSchema>;
