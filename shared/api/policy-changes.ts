import * as z from 'zod/mini';
import { idSchema } from '../people.ts';
import { hostSchema, policyRulesSchema, verdictSchema } from '../policy/policy.ts';
import { count, get, instant, nothing, post, reason } from './endpoint.ts';

/** A change that waits for a second person. */
const proposalSchema = z.object({ by: z.string(), at: instant, reason: z.string(), isMine: z.boolean() });

/** The school's one set of edits that are not in force yet, shared by all who manage filtering. */
export const policyDraftSchema = z.object({
  /** Rises with every save; whoever changes a draft says which one was seen. */
  revision: count,
  /** The version the edits began from, and its rules: what is needed to bring them onto another. */
  basedOn: count,
  baseRules: policyRulesSchema,
  rules: policyRulesSchema,
  owner: z.string(),
  editedBy: z.string(),
  editedAt: instant,
  proposal: z.nullable(proposalSchema),
  /** What the second person said when sending it back. */
  answer: z.nullable(z.object({ by: z.string(), at: instant, words: z.string() })),
});
export type SharedDraft = z.infer<typeof policyDraftSchema>;

/** A site that was blocked at once; `confirmedBy` is null until a second person has looked at it. */
export const emergencySchema = z.object({
  host: hostSchema,
  reason: z.string(),
  blockedBy: z.string(),
  blockedAt: instant,
  isMine: z.boolean(),
  confirmedBy: z.nullable(z.string()),
});

/** Visits to one site that the other rules would have judged differently. */
export const previewRowSchema = z.object({
  host: z.string(),
  from: verdictSchema,
  to: verdictSchema,
  visits: count,
  people: count,
  /** Why, by the other rules. */
  rule: z.string(),
  /** The newest few. */
  examples: z.array(instant),
  /** Null for whoever may not know; guests have no name. */
  names: z.nullable(z.array(z.string())),
});
export type PreviewRow = z.infer<typeof previewRowSchema>;

export const previewSchema = z.object({
  state: z.enum(['running', 'done', 'failed']),
  judged: count,
  total: count,
  /** Visits from then on were judged; later than a week ago where there were too many. */
  since: instant,
  isCut: z.boolean(),
  changed: count,
  /** Those with the most visits first. */
  rows: z.array(previewRowSchema),
  /** Sites that changed too and are not in `rows`. */
  moreRows: count,
});
export type Preview = z.infer<typeof previewSchema>;

const revision = z.object({ revision: count });

export const policyChangesApi = {
  policyDraft: get(
    '/api/policy/draft',
    nothing,
    z.object({
      draft: z.nullable(policyDraftSchema),
      /** By the rules in force. */
      needsSecondPerson: z.boolean(),
      emergencies: z.array(emergencySchema),
    }),
  ),
  /** `revision` is 0 where none was there. A `conflict` when somebody else saved, or the draft waits for approval. */
  savePolicyDraft: post(
    '/api/policy/draft',
    z.object({ revision: count, basedOn: count, rules: policyRulesSchema }),
    revision,
  ),
  discardPolicyDraft: post('/api/policy/draft/discard', revision, nothing),
  /** Puts the draft in force; `not-allowed` where a second person is needed. */
  publishDraft: post(
    '/api/policy/draft/publish',
    z.object({ revision: count, reason }),
    z.object({ version: count }),
  ),
  proposePolicy: post('/api/policy/draft/propose', z.object({ revision: count, reason }), revision),
  withdrawProposal: post('/api/policy/draft/withdraw', revision, revision),
  /** By anybody who may, except the proposer. Answers the version in force. */
  approveProposal: post('/api/policy/draft/approve', revision, z.object({ version: count })),
  sendBackProposal: post(
    '/api/policy/draft/send-back',
    z.object({ revision: count, words: reason }),
    revision,
  ),
  policyVersion: get(
    '/api/policy/version',
    z.object({ version: z.pipe(z.coerce.number(), count) }),
    z.object({ version: count, rules: policyRulesSchema }),
  ),
  /** Judges the visits of the last seven days by the draft, or by an older version. */
  startPolicyPreview: post(
    '/api/policy/preview',
    z.object({ version: z.nullable(count) }),
    z.object({ previewId: idSchema }),
  ),
  policyPreview: get('/api/policy/preview', z.object({ previewId: idSchema }), previewSchema),
  /** In force on every connected device at once. */
  blockInEmergency: post(
    '/api/policy/emergency',
    z.object({ host: hostSchema, reason: z.string().check(z.trim(), z.maxLength(500)) }),
    z.object({ version: count }),
  ),
  liftEmergency: post(
    '/api/policy/emergency/lift',
    z.object({ host: hostSchema }),
    z.object({ version: count }),
  ),
  confirmEmergency: post('/api/policy/emergency/confirm', z.object({ host: hostSchema }), nothing),
} as const;
