import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';
import { categorySchema, policyRulesSchema, verdictSchema } from '../policy/policy.ts';
import { schoolTimeSchema } from '../policy/timetable.ts';
import { sealedSourceSchema } from '../policy/sealed-list.ts';
import { count, get, instant, nothing, post, reason } from './endpoint.ts';

export const policyStatusSchema = z.object({ version: count, applied: count, connected: count });

const decisionSchema = z.object({
  verdict: verdictSchema,
  reason: z.string(),
  rule: z.string(),
  categoryId: z.nullable(z.string()),
});

export const whyRequestSchema = z.object({
  url: z.string().check(z.minLength(1), z.maxLength(2048)),
  /** A guest where neither a pupil nor staff is named. */
  pupilId: z.optional(idSchema),
  who: z.optional(z.enum(['guest', 'staff'])),
  /** Now where it is left out. */
  at: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(8_000_000_000_000))),
  /** With what a lesson has put on this pupil: lock, focus and exceptions, as they are now. */
  controls: z.optional(z.enum(['none', 'as-now'])),
});

export const whySchema = z.extend(decisionSchema, {
  at: instant,
  /** The school time that was judged by. */
  time: schoolTimeSchema,
  policyVersion: count,
  /** Each layer that had something to say, in order: the first decided, the others would have without it. */
  steps: z.array(decisionSchema),
});
export type Why = z.infer<typeof whySchema>;

export const filteringApi = {
  policy: get(
    '/api/policy',
    nothing,
    z.object({
      version: count,
      publishedAt: instant,
      publishedBy: z.string(),
      rules: policyRulesSchema,
      categories: z.array(
        z.object({
          id: categorySchema.shape.id,
          label: nameSchema,
          isIllegal: z.boolean(),
          /** In the policy itself and in the imported lists. */
          hostCount: count,
          pageCount: z._default(count, 0),
        }),
      ),
      /** What the sealed list of illegal sites holds; left out or null where none is loaded. */
      illegalListCount: z.optional(z.nullable(count)),
      /** Who issued what is loaded, and when. */
      sealedSources: z._default(z.array(sealedSourceSchema), []),
      status: policyStatusSchema,
      history: z.array(
        z.object({
          version: count,
          publishedAt: instant,
          publishedBy: z.string(),
          /** The second person, where one was asked. */
          approvedBy: z.nullable(z.string()),
          reason: z.string(),
        }),
      ),
    }),
  ),
  /** A sealed list as its member makes it; see docs/sealed-lists.md. A bad line is named, and changes nothing. */
  loadSealedList: post(
    '/api/sealed-lists',
    z.object({ text: z.string().check(z.minLength(1), z.maxLength(18_000_000)) }),
    z.object({ version: count, source: nameSchema, issued: z.string(), entryCount: count }),
  ),
  /** `basedOn` is the version that was edited; another one published meanwhile is a `conflict`. */
  publishPolicy: post(
    '/api/policy',
    z.object({ basedOn: count, rules: policyRulesSchema, reason }),
    z.object({ version: count }),
  ),
  /** "Why?": the verdict for a person, an address and a time, with the rule that decides and what else was to say. */
  why: get('/api/policy/why', whyRequestSchema, whySchema),
} as const;
