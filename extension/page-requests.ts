import * as z from 'zod/mini';
import type { Lock } from '#shared/device-state.ts';
import type { Decision, Person } from '#shared/policy/decide.ts';
import type { TransferRule } from '#shared/policy/policy.ts';
import { concernChoices } from '#shared/reports.ts';
import type { ConnectionStatus } from './connection.ts';
import type { PageName } from './own-pages.ts';

const addressSchema = z.string().check(z.minLength(1), z.maxLength(100_000));

const fileSchema = z.object({
  url: z.string().check(z.maxLength(100_000)),
  fileName: z.string().check(z.maxLength(1_000)),
  mimeType: z.string().check(z.maxLength(200)),
  isUpload: z.boolean(),
});

/** What one of our pages may ask the worker, and which pages may. */
const request = <Schema extends z.ZodMiniType>(pages: readonly PageName[], schema: Schema) => ({
  pages,
  schema,
});

export const pageRequests = {
  /** What is to become of this address now. `isNew` on the first showing, so that a block is told once. */
  'ask-verdict': request(['blocked', 'think'], z.object({ address: addressSchema, isNew: z.boolean() })),
  'answer-prompt': request(
    ['think'],
    z.object({ address: addressSchema, choice: z.enum(['open', 'go-back']) }),
  ),
  'go-back': request(['blocked', 'think', 'lock', 'file'], z.object({})),
  'tell-someone': request(
    ['blocked', 'think', 'lock', 'file', 'popup', 'message'],
    z.object({
      address: z.nullable(addressSchema),
      choice: z.enum(concernChoices),
      words: z.string().check(z.maxLength(1000)),
    }),
  ),
  'ask-delivery': request(
    ['blocked', 'think', 'lock', 'file', 'popup', 'message'],
    z.object({ seq: z.int().check(z.positive()) }),
  ),
  /** Whether this file may be kept or sent by now. */
  'ask-file': request(['file'], fileSchema),
  'get-file': request(['file'], fileSchema),
  'ask-lock': request(['lock'], z.object({})),
  'ask-status': request(['popup'], z.object({})),
  /** For the adult beside the pupil: why an address is as it is; null stands for the page in front. */
  'ask-why': request(['blocked', 'think', 'popup'], z.object({ address: z.nullable(addressSchema) })),
} as const;

export type PageRequestName = keyof typeof pageRequests;
export type PageRequest<Name extends PageRequestName> = z.infer<(typeof pageRequests)[Name]['schema']>;

/** How this computer is, for the pupil to read. */
export interface DeviceStatus {
  readonly schoolName: string | null;
  /** Whose computer this is: a pupil, or a member of staff. */
  readonly boundTo: string | null;
  readonly connection: ConnectionStatus;
  readonly isProtected: boolean;
  readonly lesson: { readonly className: string; readonly teacher: string; readonly endsAt: number } | null;
  /** Names of those who see the screen now; empty when nobody does. */
  readonly watchedBy: readonly string[];
  readonly lock: Lock | null;
  readonly waitingReports: number;
  readonly refusedReports: number;
}

/** A decision for adults to read. */
export interface WhyShown {
  readonly address: string;
  readonly person: Person['kind'];
  readonly policyVersion: number;
  /** Server epoch ms. */
  readonly now: number;
  /** The school time at that moment, in words. */
  readonly time: string;
  /** The first decided; each of the others would have without the ones before it. */
  readonly steps: readonly Decision[];
}

/** The worker's answers; `null` stands for "could not". */
export interface PageAnswers {
  'ask-verdict': {
    readonly is: 'open' | 'think' | 'blocked' | 'locked' | 'not-ready';
    readonly url: string | null;
    /** With `think`: the host that this one may be taken for. */
    readonly imitates?: string | null;
  };
  'answer-prompt': { readonly mayOpen: boolean };
  'go-back': null;
  'tell-someone': { readonly seq: number | null };
  'ask-delivery': { readonly isDelivered: boolean };
  'ask-file': { readonly rule: TransferRule };
  'get-file': null;
  /** `now` is server epoch ms. */
  'ask-lock': { readonly lock: Lock | null; readonly now: number };
  'ask-status': DeviceStatus;
  /** Null where there is no page, or no policy yet. */
  'ask-why': WhyShown | null;
}

export type PageHandlers = {
  readonly [Name in PageRequestName]: (
    request: PageRequest<Name>,
    tabId: number | null,
  ) => Promise<PageAnswers[Name]>;
};

export const pageMessageSchema = z.object({ name: z.string(), request: z.unknown() });
