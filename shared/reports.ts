import * as z from 'zod/mini';
import { alertReportFields } from './alerts/report.ts';
import { chosenAdultsSchema, signatureSchema } from './agreements/signature.ts';
import { answersSchema, languageSchema } from './agreements/text.ts';
import { titleSchema, urlSchema } from './page.ts';
import { idSchema } from './people.ts';
import { shownSchema } from './shown-page.ts';
import { moments, promptChoices } from './prompts/moments.ts';
import { lessonTimeFields } from './time/lesson-time.ts';

/** "Yes", "I need help". */
export const maxReplyLength = 40;

const instantSchema = z.int().check(z.nonnegative());
const ruleSchema = z.string().check(z.maxLength(200));

/** Every kept report: numbered by the device without gaps, stamped by the device's own clock (epoch ms). */
const keptFields = {
  seq: z.int().check(z.positive()),
  at: instantSchema,
};

export const visitSchema = z.object({
  ...keptFields,
  kind: z.literal('visit'),
  url: urlSchema,
  title: titleSchema,
});

export const searchSchema = z.object({
  ...keptFields,
  kind: z.literal('search'),
  url: urlSchema,
  engine: z.string().check(z.maxLength(40)),
  words: z.string().check(z.maxLength(300)),
});

const promptNameSchema = z.string().check(z.regex(/^[a-z-]{3,60}$/));

/** A prompt was answered. What it was about is in the rule, as a kind: "A postcode was about to be sent". */
export const promptSchema = z.object({
  ...keptFields,
  kind: z.literal('prompt'),
  url: urlSchema,
  rule: ruleSchema,
  choice: z.enum(promptChoices),
  /** When it was asked; left out by older devices, which asked about unknown sites alone. */
  moment: z.optional(z.enum(moments)),
  /** Which wording; left out where it was the plain one. */
  promptId: z.optional(promptNameSchema),
});

/**
 * A wording was shown, and to which earlier wording the child has come back: to the same place, after choosing not to go
 * there. Who comes back and is not asked anew is shown none. Added to the school's sums, and kept for nobody.
 */
export const promptShownSchema = z.object({
  ...keptFields,
  kind: z.literal('prompt-shown'),
  url: z.null(),
  promptId: z.nullable(promptNameSchema),
  cameBackAfter: z.nullable(promptNameSchema),
});

export const blockSchema = z.object({
  ...keptFields,
  kind: z.literal('block'),
  url: urlSchema,
  rule: ruleSchema,
});

/** Ways round the filter that a device can notice by itself. */
export const bypassWays = ['rewriting-proxy'] as const;

/** A way round the filter was caught and stopped. */
export const bypassSchema = z.object({
  ...keptFields,
  kind: z.literal('bypass'),
  url: urlSchema,
  way: z.enum(bypassWays),
  rule: ruleSchema,
});

/** What a pupil may say on "Tell someone". */
export const concernChoices = [
  'saw-something',
  'someone-unkind',
  'asked-me',
  'worried-about-friend',
  'made-a-mistake',
  'need-a-grown-up',
] as const;

export const concernSchema = z.object({
  ...keptFields,
  kind: z.literal('concern'),
  url: z.nullable(urlSchema),
  choice: z.enum(concernChoices),
  /** Chosen by the device; what becomes of it comes back under it. */
  requestId: z.optional(idSchema),
  /** Who sat at the device; left out by older devices. */
  pupilId: z.optional(z.nullable(idSchema)),
  /** The trusted adult whom the child chose. */
  adultId: z.optional(z.nullable(idSchema)),
  /** The child's own words, kept as they are. */
  words: z.string().check(z.maxLength(1000)),
  /** Whether the child wants to show the page it is about; undefined where nobody asked. */
  attachPage: z.optional(z.boolean()),
  /** With `attachPage` only. */
  shown: z.optional(shownSchema),
});

/** What a pupil may ask a grown-up for. */
export const mayIAbouts = ['page', 'download', 'upload'] as const;
export type MayIAbout = (typeof mayIAbouts)[number];

const askedFields = {
  /** Chosen by the device; the answer comes back under it. */
  requestId: idSchema,
  url: urlSchema,
  /** The child's own words, or none. */
  words: z.string().check(z.maxLength(300)),
};

/** "May I?": a pupil asks for what is closed to them. */
export const mayISchema = z.object({
  ...keptFields,
  ...askedFields,
  kind: z.literal('may-i'),
  about: z.enum(mayIAbouts),
});
export type MayI = z.infer<typeof mayISchema>;

/** A pupil says that a site is open and should not be, or closed and should not be. */
export const filterReportSchema = z.object({
  ...keptFields,
  ...askedFields,
  kind: z.literal('filter-report'),
  /** As many as to "Tell someone", where it is said. */
  words: z.string().check(z.maxLength(1000)),
  wants: z.enum(['block', 'open']),
});
export type FilterReport = z.infer<typeof filterReportSchema>;

/** A pupil's answer to a message, one of the few that were offered. */
export const replySchema = z.object({
  ...keptFields,
  kind: z.literal('reply'),
  url: z.null(),
  message: z.string().check(z.minLength(1), z.maxLength(200)),
  reply: z.string().check(z.minLength(1), z.maxLength(maxReplyLength)),
});
/** What a pupil may put a hand up for. */
export const handAbouts = ['question', 'blocked-site', 'technical'] as const;
export type HandAbout = (typeof handAbouts)[number];

/** A hand went up in a lesson. */
export const handUpSchema = z.object({
  ...keptFields,
  kind: z.literal('hand-up'),
  /** Chosen by the device; the answer comes back under it. */
  requestId: idSchema,
  /** It is for the teacher of this lesson, and for nobody after it. */
  lessonId: idSchema,
  about: z.enum(handAbouts),
  /** The page in front at that moment, where it is one of the web. */
  url: z.nullable(urlSchema),
  /** The child's own words, or none. */
  words: z.string().check(z.maxLength(300)),
});
export type HandUp = z.infer<typeof handUpSchema>;

/** The pupil took their hand down again. */
export const handDownSchema = z.object({
  ...keptFields,
  kind: z.literal('hand-down'),
  requestId: idSchema,
});
export type HandDown = z.infer<typeof handDownSchema>;

/** A pupil signed the agreement. */
export const agreementSignedSchema = z.object({
  ...keptFields,
  kind: z.literal('agreement-signed'),
  url: z.null(),
  /** Chosen by the device, so that it counts once. */
  signatureId: idSchema,
  /** Who sat at the device. */
  pupilId: idSchema,
  /** What was asked, and of which version. */
  askId: idSchema,
  versionId: idSchema,
  language: languageSchema,
  signature: signatureSchema,
  adults: chosenAdultsSchema,
  answers: z._default(answersSchema, []),
});
export type AgreementSigned = z.infer<typeof agreementSignedSchema>;

/** The device was asleep in a lesson, its lid closed as a rule: told when it is back. */
export const sleptSchema = z.object({
  ...keptFields,
  kind: z.literal('slept'),
  url: z.null(),
  sleptMs: z.int().check(z.positive()),
});

export const lessonTimeSchema = z.object({ ...keptFields, ...lessonTimeFields });
export type LessonTime = z.infer<typeof lessonTimeSchema>;

/** The device suspects something: a machine's suspicion, for a person to look at. */
export const alertSchema = z.object({ ...keptFields, url: urlSchema, ...alertReportFields });
export type AlertReport = z.infer<typeof alertSchema>;

export const reportSchema = z.discriminatedUnion('kind', [
  visitSchema,
  searchSchema,
  promptSchema,
  promptShownSchema,
  blockSchema,
  bypassSchema,
  concernSchema,
  mayISchema,
  filterReportSchema,
  replySchema,
  handUpSchema,
  handDownSchema,
  agreementSignedSchema,
  lessonTimeSchema,
  sleptSchema,
  alertSchema,
]);
/** What a device tells and the server keeps. Unique by (deviceId, seq); stays in the outbox until acknowledged. */
export type Report = z.infer<typeof reportSchema>;
export const reportKinds = [
  'visit',
  'search',
  'prompt',
  'prompt-shown',
  'block',
  'bypass',
  'concern',
  'may-i',
  'filter-report',
  'hand-up',
  'hand-down',
  'reply',
  'agreement-signed',
  'lesson-time',
  'slept',
  'alert',
] as const satisfies readonly Report['kind'][];
export type ReportKind = Report['kind'];
/** A report before the outbox has numbered and stamped it. */
export type NewReport = Report extends infer Each
  ? Each extends Report
    ? Omit<Each, 'seq' | 'at'>
    : never
  : never;

export const maxReportsPerBatch = 200;

export const reportBatchSchema = z.object({
  /** The device's clock when it sent; the server dates each report by its age, so a wrong wall clock does no harm. */
  sentAt: instantSchema,
  reports: z.array(reportSchema).check(z.minLength(1), z.maxLength(maxReportsPerBatch)),
});
export type ReportBatch = z.infer<typeof reportBatchSchema>;

export { pictureStates, presenceSchema, type Presence, type Tab } from './presence.ts';
