import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';
import { categoryIdSchema } from '../policy/policy.ts';
import { count, get, instant, nothing, post } from './endpoint.ts';

/**
 * POST takes the bytes of one list or archive as they are: they are too large for JSON. The query says `name` and
 * `categoryId` for a new source, or `sourceId` for the one whose content they replace.
 */
export const categoryListsPath = '/api/category-lists';
export const takenUploadSchema = z.object({ sourceId: idSchema });

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

export const listFormats = ['ut1', 'domains', 'hosts-file', 'adblock', 'urls', 'csv'] as const;
export type ListFormatFound = (typeof listFormats)[number];

/** A line that was left out; lines count from 1. */
const skippedLineSchema = z.object({ file: z.string(), line: count, why: z.enum(skipReasons) });
export type SkippedLine = z.infer<typeof skippedLineSchema>;

/** What the content of a source gave, when it last changed. */
export const takenListSchema = z.object({
  format: z.enum(listFormats),
  lineCount: count,
  /** Without doubles. */
  hostCount: count,
  pageCount: count,
  /** Hosts and pages that the content before did not have, and those that it alone had. */
  added: count,
  removed: count,
  categories: z.array(z.object({ id: categoryIdSchema, hostCount: count, pageCount: count })),
  /** The first of the lines left out. */
  skipped: z.array(skippedLineSchema),
  skippedCounts: z.partialRecord(z.enum(skipReasons), count),
  /** The first of the hosts under which many owners have their sites: they were taken. */
  sharedHosts: z.array(z.string()),
});
export type TakenList = z.infer<typeof takenListSchema>;

export const fetchPlans = ['by-hand', 'hourly', 'daily', 'weekly'] as const;
export type FetchPlan = (typeof fetchPlans)[number];

/** Where a list is fetched. Over http or https, and without a password in it. */
export const listAddressSchema = z.url({ protocol: /^https?$/ }).check(
  z.maxLength(2_000),
  z.refine((text) => !/^https?:\/\/[^/?#]*@/i.test(text)),
);

export const listSourceSchema = z.object({
  sourceId: idSchema,
  name: nameSchema,
  /** Null for a file that somebody uploads. */
  address: z.nullable(z.string()),
  plan: z.enum(fetchPlans),
  /** For a list that names no categories itself. */
  categoryId: categoryIdSchema,
  /** Null until something was taken. */
  takenAt: z.nullable(instant),
  taken: z.nullable(takenListSchema),
  /** When it was last looked for, whether it had changed or not. */
  checkedAt: z.nullable(instant),
  /** Why the last attempt changed nothing, as a sentence; the content before stays in force. */
  error: z.nullable(z.string()),
});
export type ListSource = z.infer<typeof listSourceSchema>;

export const importSteps = [
  'waiting',
  'fetching',
  'reading',
  'comparing',
  'compiling',
  'publishing',
] as const;

/** How far the work on one source has come. */
export const listProgressSchema = z.object({
  sourceId: idSchema,
  step: z.enum(importSteps),
  /** Of this step, from 0 to 1; null where that cannot be said. */
  part: z.nullable(z.number()),
  lineCount: count,
  hostCount: count,
});
export type ListProgress = z.infer<typeof listProgressSchema>;

const sourceRequest = z.object({ sourceId: idSchema });

export const categoryListsApi = {
  listSources: get(
    '/api/list-sources',
    nothing,
    z.object({
      sources: z.array(listSourceSchema),
      working: z.array(listProgressSchema),
      /** Of the index that is in force: all sources together. */
      index: z.nullable(z.object({ entryCount: count, sizeBytes: count })),
    }),
  ),
  addListAddress: post(
    '/api/list-sources/add',
    z.object({
      name: nameSchema,
      address: listAddressSchema,
      plan: z.enum(fetchPlans),
      categoryId: categoryIdSchema,
    }),
    sourceRequest,
  ),
  /** What is left out stays. */
  changeListSource: post(
    '/api/list-sources/change',
    z.object({
      sourceId: idSchema,
      name: z.optional(nameSchema),
      plan: z.optional(z.enum(fetchPlans)),
      address: z.optional(listAddressSchema),
    }),
    nothing,
  ),
  removeListSource: post('/api/list-sources/remove', sourceRequest, nothing),
  fetchListNow: post('/api/list-sources/fetch', sourceRequest, nothing),
} as const;
