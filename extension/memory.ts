import * as z from 'zod/mini';
import { alertKinds } from '#shared/alerts/kinds.ts';
import { alertLevels } from '#shared/alerts/levels.ts';
import { deviceStateSchema, initialDeviceState } from '#shared/device-state.ts';
import { markCorners } from './mark/mark-status.ts';
import { idSchema, nameSchema } from '#shared/people.ts';
import { handAbouts, mayIAbouts, reportKinds } from '#shared/reports.ts';
import { metTellingSchema } from '#shared/prompts/met-lately.ts';
import { moments, promptChoices } from '#shared/prompts/moments.ts';
import { signedPolicySchema } from '#shared/policy/policy.ts';
import { timeKinds } from '#shared/time/time-kinds.ts';
import { frameCodecs } from '#shared/screen/frame.ts';

/** Where the school's server is; what managed storage or the file beside the extension says. */
export const configurationSchema = z.object({
  serverUrl: z.url({ protocol: /^https?$/ }).check(z.maxLength(300)),
  enrolmentKey: z.string().check(z.minLength(1), z.maxLength(200)),
  schoolName: nameSchema,
});
export type Configuration = z.infer<typeof configurationSchema>;

const instantSchema = z.int().check(z.nonnegative());

/** A host a pupil opened after thinking, and the lesson it belongs to. */
export const keptOpeningSchema = z.object({
  host: z.string().check(z.maxLength(253)),
  until: instantSchema,
  lessonId: z.nullable(idSchema),
});
export type KeptOpening = z.infer<typeof keptOpeningSchema>;

/** What a pupil asked for from this device; `seq` is the report's number in the outbox. */
export const keptRequestSchema = z.object({
  requestId: idSchema,
  pupilId: idSchema,
  about: z.enum(mayIAbouts),
  /** The page or site it is about: one request waits for each. */
  key: z.string().check(z.maxLength(2048)),
  seq: z.int(),
  /** Server epoch ms. */
  askedAt: instantSchema,
  /** The answer has come; it may have ended since. */
  isAnswered: z.boolean(),
});
export type KeptRequest = z.infer<typeof keptRequestSchema>;

/** A prompt that was shown here, to which pupil, about which site. */
export const metPromptSchema = z.object({
  pupilId: z.nullable(idSchema),
  /** Null where it was asked in the plain words. */
  promptId: z.nullable(z.string().check(z.maxLength(60))),
  moment: z.enum(moments),
  place: z.string().check(z.maxLength(253)),
  /** Server epoch ms. */
  at: instantSchema,
  /** Null until it is answered. */
  choice: z.nullable(z.enum(promptChoices)),
  /** The child came back to the place without being asked anew. */
  isBack: z.optional(z.boolean()),
});

const codecsSchema = z.array(z.enum(frameCodecs));

/** A page that stood in a tab, and the origins of the frames inside it. */
export const stoodPageSchema = z.object({
  url: z.string().check(z.maxLength(2048)),
  inside: z.array(z.string().check(z.maxLength(300))).check(z.maxLength(30)),
});
export type StoodPage = z.infer<typeof stoodPageSchema>;
/** The hand that went up from this device last. */
export const raisedHandSchema = z.object({
  requestId: idSchema,
  pupilId: idSchema,
  lessonId: idSchema,
  about: z.enum(handAbouts),
  /** The report's number in the outbox. */
  seq: z.int(),
  /** The pupil took it down again. */
  isDown: z.boolean(),
  /** The server has told us of it: once it leaves the state, it is over. */
  isKnown: z.boolean(),
});
export type RaisedHand = z.infer<typeof raisedHandSchema>;

export const keptTellingSchema = z.object({
  requestId: idSchema,
  /** Null where nobody knows whose device it is. */
  pupilId: z.nullable(idSchema),
  /** The report's number in the outbox. */
  seq: z.int(),
  /** Server epoch ms. */
  at: instantSchema,
});
/** The agreement that was signed on this device last; `seq` is the report's number in the outbox. */
export const signedAgreementSchema = z.object({ askId: idSchema, pupilId: idSchema, seq: z.int() });

/** What may be a sign of something, counted; `told`: what was made of it. */
export const noticedSchema = z.object({
  about: z.enum(alertKinds),
  pupilId: z.nullable(idSchema),
  /** The device's own clock, epoch ms. */
  last: instantSchema,
  tries: z.int(),
  told: z.nullable(z.enum(alertLevels)),
  keys: z.array(z.string().check(z.maxLength(2048))),
});

/** What the school has seen of a pupil today: what was told, and who looked when (server epoch ms). */
export const seenTodaySchema = z.object({
  day: z.string(),
  pupilId: z.nullable(idSchema),
  items: z.array(
    z.object({ at: instantSchema, kind: z.enum(reportKinds), url: z.string(), text: z.string() }),
  ),
  looks: z.array(
    z.object({
      by: z.array(nameSchema),
      isClose: z.boolean(),
      from: instantSchema,
      /** Null while it goes on. */
      until: z.nullable(instantSchema),
    }),
  ),
});

const spentSchema = z.partialRecord(z.enum(timeKinds), z.int().check(z.nonnegative()));

/** How long (ms) one pupil was at which kind of site, by day, and in the lesson that runs. */
export const timeSpentSchema = z.object({
  pupilId: z.nullable(idSchema),
  days: z.array(z.object({ day: z.string(), spent: spentSchema })),
  lesson: z.nullable(z.object({ lessonId: idSchema, spent: spentSchema })),
});

export const awakeSchema = z.object({
  at: instantSchema,
  lessonId: z.nullable(idSchema),
  slept: z.nullable(z.object({ sleptMs: instantSchema, wokeAt: instantSchema })),
});

/** `local` outlives the browser; `session` outlives the worker and ends with the browser, as session rules do. */
type Area = 'local' | 'session';
const item = <Schema extends z.ZodMiniType>(area: Area, schema: Schema, initial: z.infer<Schema>) => ({
  area,
  schema,
  initial,
});

const items = {
  /** The last good configuration: `{}` from managed storage means "not yet". */
  configuration: item('local', z.nullable(configurationSchema), null),
  /** What enrolment gave, and for which server. */
  identity: item(
    'local',
    z.nullable(z.object({ serverUrl: z.string(), deviceId: idSchema, policyPublicKey: z.string() })),
    null,
  ),
  state: item('local', deviceStateSchema, initialDeviceState),
  /** The newest policy, verified before it was kept. */
  policy: item('local', z.nullable(z.extend(signedPolicySchema, { version: z.int() })), null),
  openings: item('local', z.array(keptOpeningSchema), []),
  /** Hosts caught showing other sites' pages. */
  suspects: item('local', z.array(z.string().check(z.maxLength(253))), []),
  /** What was asked for lately, newest last. */
  requests: item('local', z.array(keptRequestSchema), []),
  /** Of the last week, oldest first: no child meets a wording twice in one. */
  metPrompts: item('local', z.array(metPromptSchema), []),
  /** The same of one pupil on any computer, as the server told it last. */
  metElsewhere: item('local', metTellingSchema, {
    pupilId: null,
    prompts: [],
  }),
  /** Since when the child has been at it without a pause (server epoch ms), and when they last did something. */
  activeSince: item('session', z.nullable(z.object({ from: instantSchema, last: instantSchema })), null),
  /** When this device was last seen awake by its own clock, in which lesson, and a sleep that nobody was told of yet. */
  awake: item('session', z.nullable(awakeSchema), null),
  /** Since when nobody has used this computer and its pages are covered (server epoch ms). */
  unusedSince: item('session', z.nullable(instantSchema), null),
  seenToday: item('local', seenTodaySchema, { day: '', pupilId: null, items: [], looks: [] }),
  timeSpent: item('local', timeSpentSchema, { pupilId: null, days: [], lesson: null }),
  /** What was in front the last time that it was looked (server epoch ms). */
  timeLook: item(
    'session',
    z.nullable(z.object({ pupilId: idSchema, at: instantSchema, kind: z.nullable(z.enum(timeKinds)) })),
    null,
  ),
  /** Where on pages the pupil put the mark. */
  markCorner: item('local', z.enum(markCorners), 'bottom-left'),
  /** What was told lately from this device, newest last; of what was said nothing. */
  told: item('local', z.array(keptTellingSchema), []),
  raisedHand: item('local', z.nullable(raisedHandSchema), null),
  signedAgreement: item('local', z.nullable(signedAgreementSchema), null),
  /** Ids of actions already done, newest last. */
  doneActions: item('local', z.array(idSchema), []),
  /** Who was signed in when the device last looked, and since when where it saw that change. */
  account: item(
    'local',
    z.nullable(z.object({ profileEmail: z.nullable(z.string()), since: z.nullable(instantSchema) })),
    null,
  ),
  /** Server clock minus device clock, in ms, as of the last connection. */
  serverOffsetMs: item('local', z.int(), 0),
  /** Fingerprints of the rules installed now; each lives exactly as long as its rules. */
  dynamicRules: item('local', z.string(), ''),
  sessionRules: item('session', z.string(), ''),
  /** What this device cannot write pictures with, or not in time: found out anew at each start of the browser. */
  unfitCodecs: item('session', z.object({ grid: codecsSchema, close: codecsSchema }), {
    grid: [],
    close: [],
  }),
  /** Signs of the last minutes, by kind and pupil: what was told of them, and what not yet. */
  noticed: item('session', z.array(noticedSchema), []),
  /** Pages that may lie in the back/forward cache, newest last. */
  stoodPages: item('session', z.array(stoodPageSchema), []),
  /** Tabs beyond a teacher's limit. */
  extraTabs: item('session', z.array(z.int()), []),
  /** Tabs that a teacher opened, oldest first. */
  sentTabs: item('session', z.array(z.object({ tabId: z.int(), url: z.string() })), []),
  /** While the pages are frozen: the tab that stays in front of each window, and its page. */
  frozenFronts: item(
    'session',
    z.array(z.object({ windowId: z.int(), tabId: z.int(), url: z.string() })),
    [],
  ),
} as const;

export type MemoryKey = keyof typeof items;
export type MemoryValue<Key extends MemoryKey> = z.infer<(typeof items)[Key]['schema']>;

/** The part of `browser.storage.local` and `browser.storage.session` that is used. */
export interface StorageArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(values: Record<string, unknown>): Promise<void>;
}

export interface Memory {
  /** What was kept, or the item's initial value when nothing readable was. */
  read<Key extends MemoryKey>(key: Key): Promise<MemoryValue<Key>>;
  write<Key extends MemoryKey>(key: Key, value: MemoryValue<Key>): Promise<void>;
  /** Reads, changes and writes with no other write in between. */
  change<Key extends MemoryKey>(
    key: Key,
    next: (value: MemoryValue<Key>) => MemoryValue<Key>,
  ): Promise<MemoryValue<Key>>;
}

/** All that the worker knows from one life to the next. Writes go through one queue, in order. */
export const createMemory = (areas: Readonly<Record<Area, StorageArea>>): Memory => {
  let queue: Promise<unknown> = Promise.resolve();
  const read = async <Key extends MemoryKey>(key: Key): Promise<MemoryValue<Key>> => {
    const { area, schema, initial } = items[key];
    const parsed = schema.safeParse((await areas[area].get(key))[key]);
    return (parsed.success ? parsed.data : initial) as MemoryValue<Key>;
  };
  const enqueue = <Value>(job: () => Promise<Value>): Promise<Value> => {
    const done = queue.then(job);
    queue = done.catch(() => undefined);
    return done;
  };
  return {
    read,
    write: (key, value) => enqueue(() => areas[items[key].area].set({ [key]: value })),
    change: (key, next) =>
      enqueue(async () => {
        const value = next(await read(key));
        await areas[items[key].area].set({ [key]: value });
        return value;
      }),
  };
};

/** Storage that ends with the process: for simulated devices and tests. */
export const createVolatileArea = (): StorageArea => {
  const kept = new Map<string, unknown>();
  return {
    get: (key) => Promise.resolve(kept.has(key) ? { [key]: structuredClone(kept.get(key)) } : {}),
    set: (values) => {
      for (const [key, value] of Object.entries(values)) kept.set(key, structuredClone(value));
      return Promise.resolve();
    },
  };
};
