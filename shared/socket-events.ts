import * as z from 'zod/mini';
import type { ListProgress } from './api/category-lists.ts';
import type { CommandName } from './commands/index.ts';
import { deviceStateSchema, watchSchema, type DeviceState, type Watch } from './device-state.ts';
import type { FilterTestFinding } from './filter-test.ts';
import type { ActivityItem, ClassSnapshot, LessonFacts, Tile } from './class-snapshot.ts';
import { emailSchema, idSchema, nameSchema } from './people.ts';
import { signedPolicySchema, type SignedPolicy } from './policy/policy.ts';
import type { Page } from './page.ts';
import type { Presence, ReportBatch } from './reports.ts';
import type { Result } from './result.ts';
import type { Scene, SceneRequest } from './scene.ts';
import { metLatelySchema, type MetTelling } from './prompts/met-lately.ts';
import type { EarlierPicture } from './screen/earlier-pictures.ts';
import { frameModeSchema, type FrameHead, type FrameMode } from './screen/frame.ts';

/** Counted up when an older peer could no longer be understood; the server answers such a peer with `too-old`. */
export const PROTOCOL_VERSION = 2;
export const deviceNamespace = '/device';
export const dashboardNamespace = '/dashboard';

const base64UrlSchema = z.string().check(z.regex(/^[\w-]+$/), z.maxLength(1024));
const instantSchema = z.int().check(z.nonnegative());

/** The server's first word on every device socket: a fresh nonce to sign, and its clock (epoch ms). */
export const challengeSchema = z.object({ nonce: base64UrlSchema, now: instantSchema });
export type Challenge = z.infer<typeof challengeSchema>;

/** The bytes a device signs (ECDSA P-256, SHA-256, IEEE P1363 form). Bound to one server and one purpose. */
export const signedText = (purpose: 'enrol' | 'hello', serverUrl: string, nonce: string): string =>
  `thinkclick ${purpose} v${PROTOCOL_VERSION}\n${serverUrl}\n${nonce}`;

const aboutDevice = {
  protocolVersion: z.int(),
  extensionVersion: z.string().check(z.maxLength(20)),
  /** From `identity.getProfileUserInfo`: a hint, not proof. */
  profileEmail: z.nullable(emailSchema),
  serialNumber: z.nullable(z.string().check(z.maxLength(100))),
  assetId: z.nullable(z.string().check(z.maxLength(200))),
  signature: base64UrlSchema,
};

export const enrolRequestSchema = z.object({
  ...aboutDevice,
  enrolmentKey: z.string().check(z.maxLength(200)),
  /** SPKI, base64url. */
  publicKey: base64UrlSchema,
});
export type EnrolRequest = z.infer<typeof enrolRequestSchema>;

export const enrolAnswerSchema = z.object({
  deviceId: idSchema,
  /** Ed25519, raw 32 bytes, base64url: every policy from now on must verify against it. */
  policyPublicKey: base64UrlSchema,
});
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>;

export const helloRequestSchema = z.object({
  ...aboutDevice,
  deviceId: idSchema,
  /** For how long this account has been signed in; left out by older devices. */
  accountForMs: z.optional(z.int().check(z.nonnegative())),
  stateVersion: z.int().check(z.nonnegative()),
  policyVersion: z.int().check(z.nonnegative()),
});
export type HelloRequest = z.infer<typeof helloRequestSchema>;

/** The whole state: reconnecting is dull. `policy` is null when the device already has the newest. */
export const helloAnswerSchema = z.object({
  now: instantSchema,
  state: deviceStateSchema,
  policy: z.nullable(signedPolicySchema),
  watch: watchSchema,
  /** Of whoever this device is bound to. */
  met: z._default(metLatelySchema, []),
});
export type HelloAnswer = z.infer<typeof helloAnswerSchema>;

/** A momentary command on its way to a device. Done at most once (by id), never after `expiresAt` (server epoch ms). */
export const actionSchema = z.object({
  id: idSchema,
  name: z.string().check(z.maxLength(40)),
  args: z.unknown(),
  /** Who asks for it, as the pupil reads it. */
  by: z._default(nameSchema, 'Your teacher'),
  expiresAt: instantSchema,
});
export type Action = z.infer<typeof actionSchema>;

export const pictureHeadSchema = z.object({
  page: z.nullable(
    z.object({ url: z.string().check(z.maxLength(2048)), title: z.string().check(z.maxLength(300)) }),
  ),
  type: z.enum(['image/jpeg', 'image/png', 'image/webp']),
});

/** A full-size picture of the screen now, asked for by a person who records an incident. */
export interface Picture {
  readonly page: Page | null;
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly bytes: Uint8Array;
}

type Ack<Value> = (result: Result<Value>) => void;

export interface DeviceToServer {
  enrol: (request: EnrolRequest, ack: Ack<EnrolAnswer>) => void;
  hello: (request: HelloRequest, ack: Ack<HelloAnswer>) => void;
  /** Answered after the commit with the highest seq now stored without a gap before it. */
  reports: (batch: ReportBatch, ack: Ack<{ through: number }>) => void;
  presence: (presence: Presence) => void;
  frame: (head: FrameHead, bytes: Uint8Array) => void;
}

export interface ServerToDevice {
  challenge: (challenge: Challenge) => void;
  /** Acknowledged when applied, not when received. */
  state: (state: DeviceState, ack: Ack<{ version: number }>) => void;
  policy: (policy: SignedPolicy, ack: Ack<{ version: number }>) => void;
  watch: (watch: Watch) => void;
  /** The next picture must be a whole one: somebody cannot make use of what builds on the last. */
  'need-key': (mode: FrameMode) => void;
  /** Which prompts its pupil has met lately, as soon as there is another. */
  met: (telling: MetTelling) => void;
  action: (action: Action, ack: Ack<null>) => void;
  capture: (ack: Ack<Picture>) => void;
  /** Asked beside it: the last moments, as far as the device keeps them. */
  'earlier-pictures': (ack: Ack<EarlierPicture[]>) => void;
  /** Tries the filter in the real browser; takes up to half a minute. */
  'test-filter': (ack: Ack<FilterTestFinding[]>) => void;
  /** Opens one page in a window of its own and tells what it needs; takes up to two minutes where a person signs in. */
  'record-scene': (request: SceneRequest, ack: Ack<Scene>) => void;
}

/** "28 of 30 devices on version 12": of the devices connected now. */
export interface PolicyStatus {
  readonly version: number;
  readonly applied: number;
  readonly connected: number;
}

export interface CommandRequest {
  readonly lessonId: string;
  readonly name: CommandName;
  readonly deviceIds: readonly string[];
  /** Meant for everybody in the lesson, also those who join it later where the command stays with the lesson. */
  readonly isForClass?: boolean;
  /** By which this order can be undone as long as no other has come after it. */
  readonly undoId?: string;
  readonly args: unknown;
}

/** Per device: applied with how long it took, or why not. `offline` state commands are stored and wait. */
export type CommandOutcome = Record<string, Result<{ appliedInMs: number }>>;

export const commandRequestSchema = z
  .object({
    lessonId: idSchema,
    name: z.string().check(z.maxLength(40)),
    deviceIds: z.array(idSchema).check(z.maxLength(500)),
    isForClass: z._default(z.boolean(), false),
    undoId: z.optional(idSchema),
    args: z.unknown(),
  })
  .check(z.refine(({ deviceIds, isForClass }) => isForClass || deviceIds.length > 0));
export const viewLessonSchema = z.object({ lessonId: idSchema });
export const watchRequestSchema = z.object({
  lessonId: idSchema,
  mode: z.enum(['off', 'grid', 'close']),
  deviceIds: z.array(idSchema).check(z.maxLength(500)),
});
export type WatchRequest = z.infer<typeof watchRequestSchema>;
export const needKeyRequestSchema = z.object({ deviceId: idSchema, mode: frameModeSchema });
export type NeedKeyRequest = z.infer<typeof needKeyRequestSchema>;

/** What live screens take now, over the last ten seconds. */
export interface ScreenCost {
  /** From the pupils' devices to the server. */
  readonly upBitsPerSecond: number;
  /** From the server to everybody who looks. */
  readonly downBitsPerSecond: number;
}

/** Of one lesson, beside that of all lessons together. */
export interface LessonScreenCost extends ScreenCost {
  readonly school: ScreenCost;
}

/** Whether the server's disk takes what is written: full, or broken or closed to writing. */
export type DiskState = 'ok' | 'disk-full' | 'disk-fault';

export interface DashboardToServer {
  /** Joins a lesson: answered with the whole class, followed by `tiles`, `activity` and `lesson-ended` or `lesson-lost`. */
  'view-lesson': (request: { lessonId: string }, ack: Ack<ClassSnapshot>) => void;
  'leave-lesson': (request: { lessonId: string }, ack: Ack<null>) => void;
  /** Replaces what this viewer watches in this lesson: `grid` and `close` are two independent sets of devices. */
  watch: (request: WatchRequest, ack: Ack<null>) => void;
  /** Of a screen that this viewer watches: what came last cannot be shown without a whole picture. */
  'need-key': (request: NeedKeyRequest, ack: Ack<null>) => void;
  'screen-cost': (request: { lessonId: string }, ack: Ack<LessonScreenCost>) => void;
  /** What `disk-changed` has told before one came. */
  'disk-state': (request: Record<string, never>, ack: Ack<DiskState>) => void;
  command: (request: CommandRequest, ack: Ack<CommandOutcome>) => void;
}

export interface ServerToDashboard {
  'disk-changed': (state: DiskState) => void;
  /** What devices answered to an order of that `undoId` once its answer had gone out, or that nothing will come of them. */
  'late-outcome': (undoId: string, outcome: CommandOutcome) => void;
  /** Changed tiles only, whole each. */
  tiles: (lessonId: string, tiles: readonly Tile[]) => void;
  activity: (lessonId: string, items: readonly ActivityItem[]) => void;
  frame: (deviceId: string, head: FrameHead, bytes: Uint8Array) => void;
  'policy-status': (status: PolicyStatus) => void;
  /** The draft, a proposal or an emergency block is not as it was. */
  'policy-draft-changed': () => void;
  'list-progress': (progress: ListProgress) => void;
  'lists-changed': () => void;
  'lessons-changed': () => void;
  'incidents-changed': () => void;
  'approvals-changed': () => void;
  'emergency-changed': () => void;
  /** A device was stopped and referred, or a referral goes on. */
  'referrals-changed': () => void;
  /** Somebody asked "May I?" or was answered; null where no lesson runs. */
  'requests-changed': (lessonId: string | null) => void;
  /** A hand went up, came down or was answered. */
  'tellings-changed': () => void;
  'hands-changed': (lessonId: string) => void;
  'exceptions-changed': () => void;
  'guests-changed': () => void;
  'filter-reports-changed': () => void;
  /** Another device is well or unwell. */
  'devices-changed': () => void;
  /** The lesson itself is not as it was: its end, who teaches it, who asks for its pupils. */
  'lesson-changed': (lessonId: string, facts: LessonFacts) => void;
  /** A sentence for those who teach this lesson. */
  'lesson-told': (lessonId: string, sentence: string) => void;
  'lesson-ended': (lessonId: string) => void;
  /** It goes on with this teacher, and not any more with whoever hears this. */
  'lesson-lost': (lessonId: string, teacher: string) => void;
}
