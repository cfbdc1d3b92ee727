import * as z from 'zod/mini';
import { pageSchema, titleSchema, urlSchema } from './page.ts';

const instantSchema = z.int().check(z.nonnegative());

const tabSchema = z.object({
  tabId: z.int(),
  url: urlSchema,
  title: titleSchema,
  isActive: z.boolean(),
});
export type Tab = z.infer<typeof tabSchema>;

/** Why there is, or is no, live picture. */
export const pictureStates = [
  'live',
  'not-watched',
  'no-lesson',
  'private-page',
  'blocked-page',
  'lock-page',
  'own-page',
  'stopped',
  'stopped-page',
  'out-of-school',
  'unavailable',
] as const;

/** Volatile: how the device is now. The newest wins; an older one may be lost. */
export const presenceSchema = z.object({
  /** The device's own clock when it told this: shows how wrong it is, and dates nothing. */
  at: z.optional(instantSchema),
  activity: z.enum(['active', 'idle', 'screen-locked']),
  page: z.nullable(pageSchema),
  tabs: z.array(tabSchema).check(z.maxLength(100)),
  stateVersion: z.int().check(z.nonnegative()),
  policyVersion: z.int().check(z.nonnegative()),
  picture: z.enum(pictureStates),
  /** For how long nothing on the screen has changed while it was pictured; left out where that is not known. */
  stillMs: z.optional(z.int().check(z.nonnegative())),
  /**
   * What holds on this device: installed by policy, the blocking listener, the compiled rules as they stand in the
   * browser now, and the full category index that the policy names.
   */
  layers: z.object({
    managed: z.boolean(),
    webRequest: z.boolean(),
    rules: z.boolean(),
    index: z._default(z.boolean(), true),
  }),
});
export type Presence = z.infer<typeof presenceSchema>;
