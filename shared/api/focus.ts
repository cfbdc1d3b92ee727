import * as z from 'zod/mini';
import { focusItemSchema, focusListSchema, maxFocusItems } from '../focus-list.ts';
import { idSchema, nameSchema } from '../people.ts';
import { hostSchema } from '../policy/policy.ts';
import { sceneRequestSchema, sceneSchema } from '../scene.ts';
import { count, get, instant, nothing, post } from './endpoint.ts';

export const savedFocusListSchema = z.object({
  ...focusListSchema.shape,
  focusListId: idSchema,
  /** Every teacher of the school may use it. */
  isShared: z.boolean(),
  isMine: z.boolean(),
  by: nameSchema,
  /** When the one who asks last used it. */
  usedAt: z.nullable(instant),
});
export type SavedFocusList = z.infer<typeof savedFocusListSchema>;

/** How one site or page of a list stands with the policy in force, for the pupils of a class in that focus. */
export const focusFindingSchema = z.object({
  /** The address of an item, or the host of a need. */
  about: z.string(),
  /** Pupils for whom it stays shut. */
  shutFor: count,
  of: count,
  /** The rule that keeps it shut, for staff; empty where it opens. */
  rule: z.string(),
});
export type FocusFinding = z.infer<typeof focusFindingSchema>;

export const focusApi = {
  /** Recently used first. */
  focusLists: get('/api/focus-lists', nothing, z.array(savedFocusListSchema)),
  /** Adds a list, or changes one of the asker's own. */
  saveFocusList: post(
    '/api/focus-lists',
    z.object({ ...focusListSchema.shape, isShared: z.boolean(), focusListId: z.optional(idSchema) }),
    z.object({ focusListId: idSchema }),
  ),
  deleteFocusList: post('/api/focus-lists/delete', z.object({ focusListId: idSchema }), nothing),
  noteFocusListUsed: post('/api/focus-lists/used', z.object({ focusListId: idSchema }), nothing),
  /** Asks the policy about a list, for every pupil of the lesson's class. Nothing is fetched. */
  checkFocus: post(
    '/api/lessons/check-focus',
    z.object({
      lessonId: idSchema,
      items: z.array(focusItemSchema).check(z.maxLength(maxFocusItems)),
      /** Hosts seen in a recording: more than a list may hold. */
      needs: z.array(hostSchema).check(z.maxLength(1_000)),
    }),
    z.object({ items: z.array(focusFindingSchema), needs: z.array(focusFindingSchema) }),
  ),
  /** Devices bound to the asker that are connected now: pages can be visited on them. */
  ownDevices: get(
    '/api/own-devices',
    nothing,
    z.array(
      z.object({
        deviceId: idSchema,
        name: z.string(),
        /** What is open there now, for its own user to share with a class. */
        pages: z.array(z.object({ url: z.string(), title: z.string() })),
      }),
    ),
  ),
  /** Opens one page on a device of the lesson, or on one of the asker's own, and tells what it needs beyond `needs`. */
  recordScene: post(
    '/api/lessons/record-scene',
    z.object({
      lessonId: idSchema,
      deviceId: idSchema,
      ...sceneRequestSchema.shape,
      needs: focusListSchema.shape.needs,
    }),
    sceneSchema,
  ),
} as const;
