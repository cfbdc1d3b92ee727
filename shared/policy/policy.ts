import * as z from 'zod/mini';
import { idSchema, keyStageSchema, nameSchema, yearGroupSchema } from '../people.ts';
import { promptPlanSchema } from '../prompts/plan.ts';
import { maxPageKeyLength } from './page-key.ts';
import { sealedListSchema } from './sealed-list.ts';
import { defaultTimetable, schoolTimeSchema, timetableSchema } from './timetable.ts';

export const verdictSchema = z.enum(['allow', 'think', 'block']);
export type Verdict = z.infer<typeof verdictSchema>;

/** Whom a set of rules is for. From the widest to the most specific; the most specific that speaks wins. */
export const audienceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everyone') }),
  z.object({ kind: z.literal('staff') }),
  z.object({ kind: z.literal('guest') }),
  z.object({ kind: z.literal('key-stage'), keyStage: keyStageSchema }),
  z.object({ kind: z.literal('year'), yearGroup: yearGroupSchema }),
  z.object({ kind: z.literal('class'), classId: idSchema }),
  z.object({ kind: z.literal('pupil'), pupilId: idSchema }),
]);
export type Audience = z.infer<typeof audienceSchema>;

/** A host in canonical ASCII form, without scheme, port, path, leading or trailing dot; covers its subdomains. */
export const hostSchema = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(253),
    z.regex(/^(?=.*[a-z])([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
  );

/** One page of a site, as `pageKeyOf` writes it. */
export const pageKeySchema = z.string().check(z.maxLength(maxPageKeyLength), z.regex(/^[^/\s]+\/\S+$/));

export const categoryIdSchema = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));

/** What kind of file a download is. Programs are stopped for every pupil and guest, whatever else is said. */
export const fileKinds = [
  'program',
  'archive',
  'document',
  'picture',
  'sound-or-video',
  'web-page',
  'other',
] as const;
export const fileKindSchema = z.enum(fileKinds);
export type FileKind = z.infer<typeof fileKindSchema>;

/** `ask`: a teacher is asked first. */
export const transferRuleSchema = z.enum(['allow', 'ask', 'stop']);
export type TransferRule = z.infer<typeof transferRuleSchema>;

export const imagesRuleSchema = z.enum(['strict', 'creative-commons', 'off']);
export type ImagesRule = z.infer<typeof imagesRuleSchema>;
export const aiAnswersRuleSchema = z.enum(['allow', 'off']);
export type AiAnswersRule = z.infer<typeof aiAnswersRuleSchema>;

/** Where searches go that cannot be kept strict. `{words}` is replaced by the search words, encoded. */
export const safeEngineSchema = z.url({ protocol: /^https$/ });

/** What is said for one audience. What is left out is decided by the next wider audience. */
export const audienceRulesSchema = z.object({
  audience: audienceSchema,
  categories: z.record(categoryIdSchema, verdictSchema),
  blockHosts: z.array(hostSchema).check(z.maxLength(5_000)),
  allowHosts: z.array(hostSchema).check(z.maxLength(5_000)),
  /** Single pages and videos; of one audience's entries a page counts before any host. */
  blockPages: z.optional(z.array(pageKeySchema).check(z.maxLength(500))),
  allowPages: z.optional(z.array(pageKeySchema).check(z.maxLength(500))),
  /** For a site in no category and on no list. */
  unknownSites: z.optional(verdictSchema),
  /** Image search on engines: with safe search, with free licences only, or not at all. */
  images: z.optional(imagesRuleSchema),
  /** Answers written by a machine inside search engines. */
  aiAnswers: z.optional(aiAnswersRuleSchema),
  safeEngine: z.optional(safeEngineSchema),
  downloads: z.optional(z.partialRecord(fileKindSchema, transferRuleSchema)),
  uploads: z.optional(transferRuleSchema),
});
export type AudienceRules = z.infer<typeof audienceRulesSchema>;

export const categorySchema = z.object({
  id: categoryIdSchema,
  label: nameSchema,
  /** Illegal lists have no off switch: always blocked, for every audience, whatever else is said. */
  isIllegal: z.boolean(),
  hosts: z.array(hostSchema).check(z.maxLength(100_000)),
});
export type Category = z.infer<typeof categorySchema>;

/** The columns of the acceptable-use table. The one for illegal uses is fixed and so not here. */
export const useStandings = ['acceptable', 'at-certain-times', 'nominated', 'not-acceptable'] as const;
export const useStandingSchema = z.enum(useStandings);
export type UseStanding = z.infer<typeof useStandingSchema>;

/**
 * A row of the acceptable-use table: what the school says of one use of the internet, and the categories behind it. It
 * holds for everyone, before everyone's own category verdicts; a narrower audience may still say otherwise.
 */
export const useSchema = z.object({
  id: categoryIdSchema,
  label: nameSchema,
  categoryIds: z.array(categoryIdSchema).check(z.maxLength(100)),
  standing: useStandingSchema,
  /** For `at-certain-times`: when. */
  times: z.array(schoolTimeSchema),
  /** For `nominated`: for whom. */
  nominated: z.array(audienceSchema).check(z.maxLength(100)),
  /** What "acceptable" means here: open, or stop and think first. */
  opensWith: z.enum(['allow', 'think']),
});
export type Use = z.infer<typeof useSchema>;

/** The part people edit and publish. */
/** After so many minutes without mouse and keys a device covers its screen; 0 for never. */
const unusedMinutesSchema = z.int().check(z.minimum(0), z.maximum(240));
export const unusedCoverSchema = z.object({
  /** For pupils and guests. */
  pupilMinutes: unusedMinutesSchema,
  staffMinutes: unusedMinutesSchema,
});
export type UnusedCover = z.infer<typeof unusedCoverSchema>;
export const standardUnusedCover: UnusedCover = { pupilMinutes: 30, staffMinutes: 30 };

export const policyRulesSchema = z.object({
  audiences: z.array(audienceRulesSchema).check(z.minLength(1), z.maxLength(500)),
  uses: z._default(z.array(useSchema).check(z.maxLength(100)), []),
  timetable: z._default(timetableSchema, defaultTimetable),
  /** Blocked for every audience at once, before every list, focus and exception. */
  emergencyHosts: z._default(z.array(hostSchema).check(z.maxLength(1_000)), []),
  /** True where a change of policy needs a second person before it is published. */
  needsSecondPerson: z._default(z.boolean(), false),
  unusedCover: z._default(unusedCoverSchema, standardUnusedCover),
  /** True where a guest browses only while somebody of the school has let them in; else by the guests' rules alone. */
  guestsNeedLease: z._default(z.boolean(), false),
  youTube: z.enum(['strict', 'moderate']),
  /** For whom no audience names another. */
  safeEngine: safeEngineSchema,
});
export type PolicyRules = z.infer<typeof policyRulesSchema>;

const sha256Schema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** The category lists too long for a policy, as a file of their own: `index/build-compact-index.ts`. */
export const fullIndexSchema = z.object({
  /** Of the file, in hexadecimal. */
  sha256: sha256Schema,
  sizeBytes: z.int().check(z.positive(), z.maximum(300_000_000)),
  /** Those of its hosts that the browser's own rules know too, packed by gzip: `rules-floor.ts`. */
  floor: z.optional(
    z.object({ sha256: sha256Schema, sizeBytes: z.int().check(z.positive(), z.maximum(10_000_000)) }),
  ),
});
export type FullIndex = z.infer<typeof fullIndexSchema>;
export type NamedFile = Pick<FullIndex, 'sha256' | 'sizeBytes'>;

/** Where the server has the file. */
export const fullIndexPath = (sha256: string): string => `/extension/category-index/${sha256}`;

export const rulesFloorPath = (sha256: string): string => `/extension/rules-floor/${sha256}`;

/** Where the server has what leads from one to the other, if it is smaller. */
export const indexDifferencePath = (from: string, to: string): string => `${fullIndexPath(to)}/from/${from}`;

/** One published version: the rules, the category lists they speak of, and where a person can be told. */
export const policySchema = z.object({
  version: z.int().check(z.positive()),
  schoolName: nameSchema,
  publishedAt: z.int().check(z.nonnegative()),
  rules: policyRulesSchema,
  categories: z.array(categorySchema).check(z.maxLength(1_000)),
  fullIndex: z.optional(fullIndexSchema),
  /** Illegal sites as fingerprints; once loaded, in every version. */
  sealed: z.optional(sealedListSchema),
  /** What the school says of its prompts; without it the standard ones. */
  prompts: z.optional(promptPlanSchema),
});
export type Policy = z.infer<typeof policySchema>;

/** The JSON text of a policy and its Ed25519 signature (base64url). The text is verified before it is parsed. */
export const signedPolicySchema = z.object({
  text: z.string().check(z.maxLength(20_000_000)),
  signature: z.string().check(z.regex(/^[\w-]+$/), z.maxLength(128)),
});
export type SignedPolicy = z.infer<typeof signedPolicySchema>;
