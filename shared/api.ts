import * as z from 'zod/mini';
import { emailSchema, idSchema, keyStageSchema, nameSchema, yearGroupSchema } from './people.ts';
import { categorySchema, policyRulesSchema, verdictSchema } from './policy/policy.ts';
import { roleSchema } from './roles.ts';

/** One HTTP endpoint: its request and answer as schemas. Answers travel as `Result`. */
export interface Endpoint<Request extends z.ZodMiniType, Answer extends z.ZodMiniType> {
  readonly method: 'GET' | 'POST';
  readonly path: `/api/${string}`;
  /** The JSON body of a POST, or the query of a GET. */
  readonly request: Request;
  readonly answer: Answer;
}
const get = <Request extends z.ZodMiniType, Answer extends z.ZodMiniType>(
  path: `/api/${string}`,
  request: Request,
  answer: Answer,
): Endpoint<Request, Answer> => ({ method: 'GET', path, request, answer });
const post = <Request extends z.ZodMiniType, Answer extends z.ZodMiniType>(
  path: `/api/${string}`,
  request: Request,
  answer: Answer,
): Endpoint<Request, Answer> => ({ method: 'POST', path, request, answer });

const nothing = z.object({});
const instant = z.int().check(z.nonnegative());
const count = z.int().check(z.nonnegative());
const reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));
/** NIST SP 800-63B: length counts, composition does not. */
export const newPasswordSchema = z.string().check(z.minLength(12), z.maxLength(200));
const passwordSchema = z.string().check(z.minLength(1), z.maxLength(200));
const tokenSchema = z.string().check(z.regex(/^[\w-]{20,200}$/));

/** What the signed-in person may do, for what the dashboard offers. The server asks again at every request. */
export const capabilities = [
  'teach',
  'review-incidents',
  'manage-filtering',
  'manage-people',
  'deploy',
  'read-ledger',
] as const;
export type Capability = (typeof capabilities)[number];

export const meSchema = z.object({
  schoolName: z.nullable(nameSchema),
  /** True until the set-up link has been used. */
  needsSetUp: z.boolean(),
  account: z.nullable(
    z.object({
      accountId: idSchema,
      name: nameSchema,
      email: emailSchema,
      roles: z.array(roleSchema),
      capabilities: z.array(z.enum(capabilities)),
      /** Until when evidence may be looked at without the password again (epoch ms, 0 when never asked). */
      confirmedUntil: instant,
    }),
  ),
});
export type Me = z.infer<typeof meSchema>;

export const accountSchema = z.object({
  accountId: idSchema,
  name: nameSchema,
  email: emailSchema,
  roles: z.array(roleSchema),
  isActive: z.boolean(),
  lastSeenAt: z.nullable(instant),
});
export const pupilSchema = z.object({
  pupilId: idSchema,
  name: nameSchema,
  email: z.nullable(emailSchema),
  classId: idSchema,
  keyStage: keyStageSchema,
  yearGroup: yearGroupSchema,
});
export type Pupil = z.infer<typeof pupilSchema>;
export const classSchema = z.object({
  classId: idSchema,
  name: nameSchema,
  yearGroup: yearGroupSchema,
  pupilCount: count,
  lesson: z.nullable(
    z.object({
      lessonId: idSchema,
      teacher: nameSchema,
      isMine: z.boolean(),
      startedAt: instant,
      endsAt: instant,
    }),
  ),
});
export type SchoolClass = z.infer<typeof classSchema>;

export const deviceSummarySchema = z.object({
  deviceId: idSchema,
  pupilId: z.nullable(idSchema),
  pupilName: z.nullable(nameSchema),
  profileEmail: z.nullable(emailSchema),
  serialNumber: z.nullable(z.string()),
  assetId: z.nullable(z.string()),
  extensionVersion: z.string(),
  enrolledAt: instant,
  lastSeenAt: instant,
  isConnected: z.boolean(),
  policyVersion: count,
  /** Empty when healthy; otherwise one plain sentence a problem. */
  problems: z.array(z.string()),
});
export type DeviceSummary = z.infer<typeof deviceSummarySchema>;

export const incidentKinds = [
  'inappropriate-content',
  'searching-for-harm',
  'bullying',
  'contact-from-stranger',
  'personal-details',
  'getting-round-the-filter',
  'other',
] as const;
export const incidentKindLabels: Record<(typeof incidentKinds)[number], string> = {
  'inappropriate-content': 'Saw something not right for children',
  'searching-for-harm': 'Searched for something harmful',
  bullying: 'Unkind words or bullying',
  'contact-from-stranger': 'Contact from a stranger',
  'personal-details': 'Gave away personal details',
  'getting-round-the-filter': 'Tried to get round the filter',
  other: 'Something else',
};
export const incidentDecisions = ['open', 'no-further-action', 'handled-in-school', 'referred'] as const;
export type IncidentDecision = (typeof incidentDecisions)[number];

/** Facts as they stood when the incident was recorded; decrypted only for those who review incidents. */
export const incidentFactsSchema = z.object({
  words: z.string(),
  page: z.nullable(z.object({ url: z.string(), title: z.string() })),
  /** All tabs that were open, as far as the device had told. */
  tabs: z.optional(z.array(z.object({ url: z.string(), title: z.string(), isActive: z.boolean() }))),
  visits: z.array(z.object({ at: instant, kind: z.string(), url: z.nullable(z.string()), text: z.string() })),
  device: z.object({
    deviceId: idSchema,
    extensionVersion: z.string(),
    profileEmail: z.nullable(z.string()),
  }),
  /** One sentence when there is no picture: why. */
  pictureMissing: z.nullable(z.string()),
});
export const incidentSummarySchema = z.object({
  incidentId: idSchema,
  /** Running number, the only name an incident has outside the product. */
  number: count,
  kind: z.enum(incidentKinds),
  pupilName: nameSchema,
  reporter: nameSchema,
  reportedAt: instant,
  decision: z.enum(incidentDecisions),
  actionCount: count,
});
export type IncidentSummary = z.infer<typeof incidentSummarySchema>;
export const incidentSchema = z.object({
  ...incidentSummarySchema.shape,
  reporterPosition: z.string(),
  className: nameSchema,
  facts: incidentFactsSchema,
  /** GET /api/evidence/:evidenceId serves the bytes. `sha256` is of the original bytes, hex. */
  pictures: z.array(
    z.object({ evidenceId: idSchema, takenAt: instant, sha256: z.string(), sizeBytes: count }),
  ),
  actions: z.array(z.object({ at: instant, by: nameSchema, text: z.string() })),
  decisionReason: z.string(),
});
export type Incident = z.infer<typeof incidentSchema>;

export const ledgerEntrySchema = z.object({
  seq: count,
  at: instant,
  actor: z.string(),
  action: z.string(),
  object: z.string(),
  outcome: z.string(),
});
export type LedgerLine = z.infer<typeof ledgerEntrySchema>;

export const deploymentSchema = z.object({
  extensionId: z.string(),
  extensionVersion: z.string(),
  updateUrl: z.string(),
  serverUrl: z.string(),
  /** Google Admin: "Policy for extensions", each value wrapped as {"Value": …}. */
  googleAdminJson: z.string(),
  /** /etc/opt/chrome/policies/managed or /etc/chromium/policies/managed on Linux. */
  linuxJson: z.string(),
  /** Edge on Windows. */
  edgeRegistry: z.string(),
  recommended: z.array(z.object({ policy: z.string(), value: z.string(), why: z.string() })),
});
export type Deployment = z.infer<typeof deploymentSchema>;

export const activityItemSchema = z.object({
  deviceId: idSchema,
  pupilId: z.nullable(idSchema),
  seq: count,
  kind: z.enum(['visit', 'search', 'prompt', 'block', 'concern']),
  at: instant,
  url: z.nullable(z.string()),
  text: z.string(),
});

export const policyStatusSchema = z.object({ version: count, applied: count, connected: count });

/** The whole HTTP contract. Every name here has exactly one handler on the server. */
export const endpoints = {
  me: get('/api/me', nothing, meSchema),
  setUp: post(
    '/api/set-up',
    z.object({
      token: tokenSchema,
      schoolName: nameSchema,
      name: nameSchema,
      email: emailSchema,
      password: newPasswordSchema,
    }),
    meSchema,
  ),
  signIn: post('/api/sign-in', z.object({ email: emailSchema, password: passwordSchema }), meSchema),
  signOut: post('/api/sign-out', nothing, meSchema),
  confirmPassword: post(
    '/api/confirm-password',
    z.object({ password: passwordSchema }),
    z.object({ confirmedUntil: instant }),
  ),
  acceptInvitation: post(
    '/api/accept-invitation',
    z.object({ token: tokenSchema, password: newPasswordSchema }),
    meSchema,
  ),

  accounts: get('/api/accounts', nothing, z.array(accountSchema)),
  /** Answers with a link the person sets their own password by; it works once, for seven days. */
  addAccount: post(
    '/api/accounts',
    z.object({ name: nameSchema, email: emailSchema, roles: z.array(roleSchema).check(z.minLength(1)) }),
    z.object({ accountId: idSchema, invitationUrl: z.string() }),
  ),
  deactivateAccount: post('/api/accounts/deactivate', z.object({ accountId: idSchema }), nothing),
  classes: get('/api/classes', nothing, z.array(classSchema)),
  addClass: post(
    '/api/classes',
    z.object({ name: nameSchema, yearGroup: yearGroupSchema }),
    z.object({ classId: idSchema }),
  ),
  pupils: get('/api/pupils', nothing, z.array(pupilSchema)),
  addPupils: post(
    '/api/pupils',
    z.object({
      classId: idSchema,
      pupils: z
        .array(z.object({ name: nameSchema, email: z.nullable(emailSchema) }))
        .check(z.minLength(1), z.maxLength(200)),
    }),
    z.object({ pupilIds: z.array(idSchema) }),
  ),

  startLesson: post(
    '/api/lessons',
    z.object({ classId: idSchema, minutes: z.int().check(z.minimum(5), z.maximum(240)) }),
    z.object({ lessonId: idSchema }),
  ),
  endLesson: post('/api/lessons/end', z.object({ lessonId: idSchema }), nothing),
  timeline: get(
    '/api/timeline',
    z.object({ lessonId: idSchema, deviceId: idSchema }),
    z.array(activityItemSchema),
  ),

  devices: get('/api/devices', nothing, z.array(deviceSummarySchema)),
  bindDevice: post(
    '/api/devices/bind',
    z.object({ deviceId: idSchema, pupilId: z.nullable(idSchema) }),
    nothing,
  ),
  deployment: get('/api/deployment', nothing, deploymentSchema),

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
        z.object({ version: count, publishedAt: instant, publishedBy: z.string(), reason: z.string() }),
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

  incidents: get('/api/incidents', nothing, z.array(incidentSummarySchema)),
  incident: get('/api/incidents/one', z.object({ incidentId: idSchema }), incidentSchema),
  recordIncident: post(
    '/api/incidents',
    z.object({
      lessonId: idSchema,
      deviceId: idSchema,
      kind: z.enum(incidentKinds),
      words: z.string().check(z.trim(), z.minLength(1), z.maxLength(5000)),
    }),
    z.object({ incidentId: idSchema, number: count, hasPicture: z.boolean() }),
  ),
  addIncidentAction: post(
    '/api/incidents/actions',
    z.object({ incidentId: idSchema, text: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)) }),
    nothing,
  ),
  decideIncident: post(
    '/api/incidents/decision',
    z.object({ incidentId: idSchema, decision: z.enum(incidentDecisions), reason }),
    nothing,
  ),

  ledger: get('/api/ledger', nothing, z.array(ledgerEntrySchema)),
} as const;

export type EndpointName = keyof typeof endpoints;
export type EndpointRequest<Name extends EndpointName> = z.infer<(typeof endpoints)[Name]['request']>;
export type EndpointAnswer<Name extends EndpointName> = z.infer<(typeof endpoints)[Name]['answer']>;
