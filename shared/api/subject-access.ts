import * as z from 'zod/mini';
import { audiences } from '../incidents/audience.ts';
import { idSchema, nameSchema } from '../people.ts';
import { approvalStates } from './approvals.ts';
import { markedWords, nameReviewSchema } from './exports.ts';
import { count, get, instant, post, reason, nothing } from './endpoint.ts';

/** Why something is held back from a subject access request, as the law has it. */
export const exemptions = ['serious-harm', 'child-abuse', 'crime', 'legal-privilege', 'third-party'] as const;
export type Exemption = (typeof exemptions)[number];
export const exemptionLabels: Record<Exemption, string> = {
  'serious-harm': 'Likely to cause serious harm to the child or somebody else',
  'child-abuse': 'Child abuse data, and giving it is not in the child’s best interests',
  crime: 'Would get in the way of preventing or detecting crime',
  'legal-privilege': 'Legal advice (privilege)',
  'third-party': 'About somebody else, who has not agreed',
};

export const subjectItemKinds = [
  'incident',
  'picture',
  'activity',
  'requests',
  'hands',
  'tellings',
  'prompts',
  'alerts',
  'referral',
  'review',
  'exceptions',
  'agreements',
  'holds',
] as const;
export type SubjectItemKind = (typeof subjectItemKinds)[number];
export const subjectItemLabels: Record<SubjectItemKind, string> = {
  incident: 'Incident',
  picture: 'Picture',
  activity: 'Sites, searches and prompts',
  requests: '“May I?” and reports about the filter',
  hands: 'Hands up in lessons',
  tellings: 'When they told someone, and who read it',
  prompts: 'Questions of the last week, so that none comes twice',
  alerts: 'Alerts, and what was said of them',
  referral: 'Computer stopped and referred',
  review: 'First review of imagery',
  exceptions: 'Sites opened for a while',
  agreements: 'Agreements, and trusted adults',
  holds: 'Legal holds',
};

/** One thing that is given or held back as a whole. */
export const subjectItemSchema = z.object({
  itemId: idSchema,
  kind: z.enum(subjectItemKinds),
  /** "Incident 12", "Picture of incident 12", or the kind. */
  label: z.string(),
  /** How many entries it has. */
  entries: count,
});
export type SubjectItem = z.infer<typeof subjectItemSchema>;

const withheldSchema = z.object({ itemId: idSchema, exemption: z.enum(exemptions), reason });
export type Withheld = z.infer<typeof withheldSchema>;

const choicesSchema = z.object({
  pupilId: idSchema,
  withheld: z.array(withheldSchema).check(z.maxLength(500)),
  /** More words to leave out beside the names of other pupils, and words that are no names. */
  leaveOut: z._default(markedWords, []),
  leaveIn: z._default(markedWords, []),
});

export const subjectRequestSchema = z.object({
  requestId: idSchema,
  /** Among those of its audience. */
  number: count,
  audience: z.enum(audiences),
  pupilName: nameSchema,
  askedBy: nameSchema,
  askedAt: instant,
  withheld: count,
  /** Of the second person's answer. */
  state: z.enum(approvalStates),
  givenAt: z.nullable(instant),
  /** Whether whoever reads this asked, and so may save it once it is allowed. */
  isMine: z.boolean(),
});
export type SubjectRequest = z.infer<typeof subjectRequestSchema>;

export const subjectAccessApi = {
  /** What is held about a pupil, to choose what is held back. */
  subjectItems: get('/api/subject-access/items', z.object({ pupilId: idSchema }), z.array(subjectItemSchema)),
  /** What whoever gets it will read where a name was met, before it is asked for. */
  previewSubjectAccess: post('/api/subject-access/preview', choicesSchema, nameReviewSchema),
  subjectRequests: get('/api/subject-access', nothing, z.array(subjectRequestSchema)),
  /** GET /api/subject-access/:requestId/export serves the archive, once a second person has allowed it. */
  askSubjectAccess: post(
    '/api/subject-access',
    z.object({ ...choicesSchema.shape, reason }),
    z.object({ requestId: idSchema, number: count, audience: z.enum(audiences) }),
  ),
} as const;
