import * as z from 'zod/mini';
import type { Focus, Freeze, Lock, PupilAnswer, TabLimit, Timer } from '#shared/device-state.ts';
import type { DeviceAgreement } from '#shared/agreements/device-agreement.ts';
import { chosenAdultsSchema, signatureSchema } from '#shared/agreements/signature.ts';
import { languageSchema } from '#shared/agreements/text.ts';
import { idSchema } from '#shared/people.ts';
import type { Decision, Person } from '#shared/policy/decide.ts';
import type { TransferRule } from '#shared/policy/policy.ts';
import { promptChoices } from '#shared/prompts/moments.ts';
import type { ShownPrompt } from '#shared/prompts/shown-prompt.ts';
import { promptIdSchema } from '#shared/prompts/wording-schema.ts';
import { concernChoices, handAbouts, maxReplyLength, mayIAbouts, type HandAbout } from '#shared/reports.ts';
import type { ConnectionStatus } from './connection.ts';
import type { Seen } from './seen-today.ts';
import type { MarkStatus } from './mark/mark-status.ts';
import type { PageName } from './own-pages.ts';
import type { ShowOffer } from './show-page.ts';

const addressSchema = z.string().check(z.minLength(1), z.maxLength(100_000));

const fileSchema = z.object({
  url: z.string().check(z.maxLength(100_000)),
  fileName: z.string().check(z.maxLength(1_000)),
  mimeType: z.string().check(z.maxLength(200)),
  isUpload: z.boolean(),
});

/** Where a pupil may always ask for a grown-up. */
const everyPage: readonly PageName[] = [
  'blocked',
  'think',
  'lock',
  'file',
  'popup',
  'message',
  'frozen',
  'tab-limit',
  'seen',
  'agreement',
];

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
    z.object({
      address: addressSchema,
      choice: z.enum(promptChoices),
      promptId: z._default(z.nullable(promptIdSchema), null),
    }),
  ),
  'go-back': request(['blocked', 'think', 'lock', 'file', 'frozen'], z.object({})),
  'tell-someone': request(
    everyPage,
    z.object({
      address: z.nullable(addressSchema),
      choice: z.enum(concernChoices),
      words: z.string().check(z.maxLength(1000)),
      /** The trusted adult it is for; null where any will do. */
      adultId: z.nullable(idSchema),
      /** Whether the page it is about is to be shown; undefined where nobody asked. */
      attachPage: z.optional(z.boolean()),
      /** What `ask-shown` answered with. */
      showId: z.optional(z.string().check(z.maxLength(64))),
    }),
  ),
  /** What the grown-up would see of a page, for the child to see it first; null stands for the page in front. */
  'ask-shown': request(everyPage, z.object({ address: z.nullable(addressSchema), isWanted: z.boolean() })),
  /** Whom one can tell, and what became of what was told. */
  'ask-tellings': request(everyPage, z.object({})),
  /** "I need help": a hand goes up for the teacher of the lesson. */
  'raise-hand': request(
    everyPage,
    z.object({ about: z.enum(handAbouts), words: z.string().check(z.maxLength(300)) }),
  ),
  'lower-hand': request(everyPage, z.object({})),
  /** What the pupil is told of who sees the screen, and what is on. */
  'ask-mark': request(everyPage, z.object({})),
  /** Whether a hand is up, and what the teacher says to it. */
  'ask-hand': request(everyPage, z.object({})),
  /** "May I?": asks the teacher, or whoever answers outside a lesson. */
  'may-i': request(
    ['blocked', 'think', 'file'],
    z.object({
      address: addressSchema,
      about: z.enum(mayIAbouts),
      words: z.string().check(z.maxLength(300)),
    }),
  ),
  /** Whether one may ask, whom, and what became of it. */
  'ask-request': request(
    ['blocked', 'think', 'file'],
    z.object({ address: addressSchema, about: z.enum(mayIAbouts) }),
  ),
  /** Without an address it is about the page in front. */
  'report-filter': request(
    ['blocked', 'popup'],
    z.object({
      address: z.nullable(addressSchema),
      wants: z.enum(['block', 'open']),
      words: z.string().check(z.maxLength(300)),
    }),
  ),
  'ask-answers': request(['popup'], z.object({})),
  /** Whether this file may be kept or sent by now. */
  'ask-file': request(['file'], fileSchema),
  /** The question that goes with a file that is asked about. */
  'ask-file-prompt': request(['file'], z.object({ address: addressSchema })),
  'answer-file-prompt': request(
    ['file'],
    z.object({
      address: addressSchema,
      choice: z.enum(promptChoices),
      promptId: z.nullable(promptIdSchema),
    }),
  ),
  'get-file': request(['file'], fileSchema),
  /** What the school has seen of this pupil today. */
  'ask-seen': request(['seen'], z.object({})),
  /** What this pupil has still to sign. */
  'ask-agreement': request(['agreement', 'popup'], z.object({})),
  'sign-agreement': request(
    ['agreement'],
    z.object({
      askId: idSchema,
      language: languageSchema,
      signature: signatureSchema,
      adults: chosenAdultsSchema,
    }),
  ),
  'ask-lock': request(['lock'], z.object({})),
  'ask-freeze': request(['frozen'], z.object({})),
  'ask-tab-limit': request(['tab-limit'], z.object({})),
  'close-tab': request(['tab-limit'], z.object({})),
  /** One of the answers that a message offers. */
  reply: request(
    ['message'],
    z.object({
      message: z.string().check(z.minLength(1), z.maxLength(200)),
      reply: z.string().check(z.minLength(1), z.maxLength(maxReplyLength)),
    }),
  ),
  'ask-status': request(['popup'], z.object({})),
  /** For the adult beside the pupil: why an address is as it is; null stands for the page in front. */
  'ask-why': request(['blocked', 'think', 'popup'], z.object({ address: z.nullable(addressSchema) })),
} as const;

export type PageRequestName = keyof typeof pageRequests;
export type PageRequest<Name extends PageRequestName> = z.infer<(typeof pageRequests)[Name]['schema']>;

/** A focus as the pupil reads it. */
export interface ShownFocus {
  readonly name: string;
  readonly by: string;
  readonly endsAt: number;
  readonly links: NonNullable<Focus['links']>;
}

/** How this computer is, for the pupil to read. */
export interface DeviceStatus {
  readonly schoolName: string | null;
  /** Whose computer this is: a pupil, or a member of staff. */
  readonly boundTo: string | null;
  readonly connection: ConnectionStatus;
  readonly isProtected: boolean;
  readonly lesson: {
    readonly className: string;
    readonly teacher: string;
    readonly partners?: readonly string[] | undefined;
    readonly endsAt: number;
  } | null;
  /** Names of those who see the screen now; empty when nobody does. */
  readonly watchedBy: readonly string[];
  readonly lock: Lock | null;
  readonly focus: ShownFocus | null;
  readonly freeze: Freeze | null;
  readonly tabLimit: TabLimit | null;
  readonly timer: Timer | null;
  /** Server clock minus this computer's. */
  readonly offsetMs: number;
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

/** What became of something that this pupil told. */
export interface ToldBefore {
  readonly requestId: string;
  /** Server epoch ms. */
  readonly at: number;
  readonly isSent: boolean;
  /** What the school says to it; null until it has come. */
  readonly words: string | null;
  /** Null until somebody has read it. */
  readonly readBy: string | null;
}

/** What "Tell someone" shows before and after. */
export interface TellStanding {
  /** Whom this pupil has named at school. */
  readonly adults: readonly { readonly adultId: string; readonly name: string }[];
  /** The newest last. */
  readonly told: readonly ToldBefore[];
  /** How long until more can be sent; 0 most of the time. */
  readonly waitMs: number;
}

/** Where a pupil stands with something closed to them. */
export type RequestStanding =
  /** Nobody can open it, or nobody knows for whom. */
  | { readonly is: 'cannot-ask' }
  | { readonly is: 'may-ask' }
  | { readonly is: 'slow-down'; readonly forMs: number }
  | { readonly is: 'waiting'; readonly isSent: boolean }
  | { readonly is: 'allowed' | 'refused'; readonly by: string; readonly words: string };

export interface RequestAnswer {
  readonly standing: RequestStanding;
  /** The teacher of the lesson; null outside one. */
  readonly teacher: string | null;
  /** Key stage 1: one tap asks, without a question about why. */
  readonly isYoung: boolean;
}

/** Where a pupil stands with their hand. */
export interface HandStanding {
  /** The teacher of the lesson; null where there is nobody who would come. */
  readonly teacher: string | null;
  /** Key stage 1: one tap, without a question about words. */
  readonly isYoung: boolean;
  readonly up: {
    readonly about: HandAbout;
    /** False while it waits for the computer to be online. */
    readonly isSent: boolean;
    readonly comingBy: string | null;
  } | null;
  /** What the last one came to; another hand may go up. */
  readonly told: { readonly is: 'told' | 'done'; readonly by: string; readonly words: string } | null;
}

/** The worker's answers; `null` stands for "could not". */
export interface PageAnswers {
  'ask-verdict': {
    readonly is: 'open' | 'think' | 'blocked' | 'locked' | 'agreement' | 'not-ready';
    readonly url: string | null;
    /** What keeps it shut, where a lesson's focus does; `now` is server epoch ms. */
    readonly focus?: { readonly shown: ShownFocus; readonly now: number };
    /** With `think`: the host that this one may be taken for. */
    readonly imitates?: string | null;
    /** With `think`: what is asked. */
    readonly prompt?: ShownPrompt | null;
  };
  'answer-prompt': { readonly mayOpen: boolean };
  'go-back': null;
  'tell-someone': { readonly requestId: string | null };
  /** Whether there is a page to show; taken down only where it `isWanted`. */
  'ask-shown': { readonly isPossible: boolean; readonly offer: ShowOffer | null };
  'ask-tellings': TellStanding;
  'raise-hand': HandStanding;
  'lower-hand': HandStanding;
  'ask-hand': HandStanding;
  'ask-mark': Omit<MarkStatus, 'corner'>;
  'may-i': RequestAnswer;
  'ask-request': RequestAnswer;
  /** Null when the report could not be kept, or there is no page. */
  'report-filter': { readonly seq: number | null };
  'ask-answers': { readonly answers: readonly PupilAnswer[]; readonly front: string | null };
  'ask-seen': { readonly seen: Seen; readonly watchedBy: readonly string[] };
  'ask-agreement': {
    readonly agreement: DeviceAgreement | null;
    /** Nothing else opens until it is signed. */
    readonly isHeld: boolean;
  };
  /** False when it could not be kept, or is not asked any more. */
  'sign-agreement': { readonly isSigned: boolean };
  'ask-file': { readonly rule: TransferRule };
  /** Null where nothing is asked. */
  'ask-file-prompt': ShownPrompt | null;
  'answer-file-prompt': null;
  'get-file': null;
  /** `now` is server epoch ms. */
  'ask-lock': { readonly lock: Lock | null; readonly isStopped: boolean; readonly now: number };
  /** `now` is server epoch ms. */
  'ask-freeze': { readonly freeze: Freeze | null; readonly now: number };
  /** Null when as many tabs as one likes may be opened again. */
  'ask-tab-limit': { readonly limit: Pick<TabLimit, 'by' | 'most'> | null };
  'close-tab': null;
  /** Null when it could not be kept. */
  reply: { readonly seq: number | null };
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
