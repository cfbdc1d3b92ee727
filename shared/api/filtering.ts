import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';
import { categorySchema, policyRulesSchema, verdictSchema } from '../policy/policy.ts';
import { count, get, instant, nothing, post, reason } from './endpoint.ts';

export const policyStatusSchema = z.object({ version: count, applied: count, connected: count });

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
          hostCount: count,
        }),
      ),
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
  /** `basedOn` is the version that was edited; another one published meanwhile is a `conflict`. */
  publishPolicy: post(
    '/api/policy',
    z.object({ basedOn: count, rules: policyRulesSchema, reason }),
    z.object({ version: count }),
  ),
  /** "Why?": the verdict for a pupil (or a guest, when null) and an address, with the rule that decides. */
  why: get(
    '/api/policy/why',
    z.object({ url: z.string().check(z.minLength(1), z.maxLength(2048)), pupilId: z.optional(idSchema) }),
    z.object({
      verdict: verdictSchema,
      reason: z.string(),
      rule: z.string(),
      categoryId: z.nullable(z.string()),
    }),
  ),
} as const;
