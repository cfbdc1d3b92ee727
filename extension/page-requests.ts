import * as z from 'zod/mini';
import type { Freeze, Lock, PupilAnswer, TabLimit } from '#shared/device-state.ts';
import type { DeviceAgreement } from '#shared/agreements/device-agreement.ts';
import { chosenAdultsSchema, signatureSchema } from '#shared/agreements/signature.ts';
import { answersSchema, languageSchema } from '#shared/agreements/text.ts';
import { idSchema } from '#shared/people.ts';
import type { TransferRule } from '#shared/policy/policy.ts';
import type { HomeLanguage } from '#shared/prompts/home/home-words.ts';
import { promptChoices } from '#shared/prompts/moments.ts';
import type { ShownPrompt } from '#shared/prompts/shown-prompt.ts';
import { promptIdSchema } from '#shared/prompts/wording-schema.ts';
import type { Speech } from '#shared/pupil-words/speech.ts';
import { concernChoices, handAbouts, maxReplyLength, mayIAbouts } from '#shared/reports.ts';
import type { AskedOf } from './pages/asked-words.ts';
import type { Seen } from './seen-today.ts';
import type { TimeSpent } from './time-spent.ts';
import type { MarkStatus } from './mark/mark-status.ts';
import type { PageName } from './own-pages.ts';
import type { ShowOffer } from './show-page.ts';
import type {
  ShownFocus,
  DeviceStatus,
  WhyShown,
  TellStanding,
  RequestAnswer,
  HandStanding,
} from './page-facts.ts';

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
  /** How this pupil is spoken to, and what matters most in the language of their home. */
  'ask-speech': request(everyPage, z.object({})),
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
      words: z.string().check(z.maxLength(1000)),
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
      answers: answersSchema,
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

/** The worker's answers; `null` stands for "could not". */
export interface PageAnswers {
  'ask-verdict': {
    readonly is: 'open' | 'think' | 'blocked' | 'locked' | 'agreement' | 'not-let-in' | 'not-ready';
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
  'ask-speech': {
    readonly speech: Speech;
    /** Null where English is read, or the language has no such words. */
    readonly home: HomeLanguage | null;
  };
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
  'ask-seen': {
    readonly seen: Seen;
    readonly watchedBy: readonly string[];
    /** What the pupil was asked today, oldest first. */
    readonly asked: readonly AskedOf[];
    readonly spent: Awaited<ReturnType<TimeSpent['read']>>;
    /** Out of school. */
    readonly isOutside: boolean;
  };
  'ask-agreement': {
    readonly agreement: DeviceAgreement | null;
    /** Nothing else opens until it is signed. */
    readonly isHeld: boolean;
    /** The pupil's own. */
    readonly language: string;
    /** What the page itself says around the text, by the text's language. */
    readonly speeches: Readonly<Record<string, Speech>>;
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
