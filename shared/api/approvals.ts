import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';
import { get, instant, nothing, post, reason } from './endpoint.ts';

/** What nobody does alone: one person asks with a reason, another allows or refuses. */
export const approvalKinds = [
  'delete-early',
  'bring-forward',
  'keep-shorter',
  'override-retention',
  'export-incidents',
  'open-sealed',
  'subject-access',
] as const;
export type ApprovalKind = (typeof approvalKinds)[number];
export const approvalKindLabels: Record<ApprovalKind, string> = {
  'delete-early': 'Delete before its time',
  'bring-forward': 'Delete a pupil’s file sooner',
  'keep-shorter': 'Keep records for fewer days',
  'override-retention': 'End a legal hold',
  'export-incidents': 'Export several incidents',
  'open-sealed': 'Open a sealed item',
  'subject-access': 'Hand out a pupil’s records',
};

export const approvalStates = ['waiting', 'allowed', 'refused', 'withdrawn', 'used', 'expired'] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** What it is about, by ids, a birthday as its day, a rule as `shorterKept` names it; in which order they are named does not count. */
const objectsSchema = z.array(idSchema).check(z.minLength(1), z.maxLength(200));

export const approvalSchema = z.object({
  approvalId: idSchema,
  kind: z.enum(approvalKinds),
  objects: objectsSchema,
  /** The same as a person reads it: "Incident 12". */
  about: z.string(),
  reason: z.string(),
  askedBy: nameSchema,
  askedAt: instant,
  /** Until then it can be answered; once allowed, until then it can be used. */
  endsAt: instant,
  state: z.enum(approvalStates),
  answeredBy: z.nullable(nameSchema),
  answer: z.string(),
  /** Asked by whoever reads this. */
  isMine: z.boolean(),
  mayAnswer: z.boolean(),
});
export type Approval = z.infer<typeof approvalSchema>;

export const approvalsApi = {
  /** What one asked for, and what waits for oneself as the second person; the newest first. */
  approvals: get('/api/approvals', nothing, z.array(approvalSchema)),
  askApproval: post(
    '/api/approvals',
    z.object({ kind: z.enum(approvalKinds), objects: objectsSchema, reason }),
    z.object({ approvalId: idSchema, endsAt: instant }),
  ),
  answerApproval: post(
    '/api/approvals/answer',
    z.object({ approvalId: idSchema, isAllowed: z.boolean(), words: reason }),
    z.object({ endsAt: instant }),
  ),
  withdrawApproval: post('/api/approvals/withdraw', z.object({ approvalId: idSchema }), nothing),
} as const;
