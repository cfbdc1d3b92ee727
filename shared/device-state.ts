import * as z from 'zod/mini';
import { alertOrdersSchema, defaultAlertOrders } from './alerts/orders.ts';
import { defaultCapture, earlierKeptSchema, mayShowOf, mayShowSchema } from './incidents/capture.ts';
import { deviceAgreementSchema } from './agreements/device-agreement.ts';
import { maxSchoolAdults, trustedAdultSchema } from './agreements/signature.ts';
import { placeSchema } from './place.ts';
import { boundPupilSchema, boundStaffSchema, idSchema, nameSchema } from './people.ts';
import { languageSchema } from './prompts/languages.ts';
import { closedMarkSchema, maxClosedMarks } from './policy/closed-marks.ts';
import { hostSchema, pageKeySchema } from './policy/policy.ts';
import { handAbouts, mayIAbouts } from './reports.ts';
import { maxUrlLength } from './page.ts';
import type { FrameMode } from './screen/frame.ts';
import { grownUpsSchema, noGrownUps } from './told/grown-ups.ts';

const instantSchema = z.int().check(z.nonnegative());

/** Every control is a lease: whose it is, why, and when it ends by itself (server epoch ms). */
const leaseFields = {
  by: nameSchema,
  /** For the other adults; a lesson is reason enough. */
  reason: z.optional(z.string().check(z.maxLength(200))),
  startedAt: instantSchema,
  endsAt: instantSchema,
};

/** A lease on the whole screen, and what the pupil reads meanwhile. */
export const lockSchema = z.object({ ...leaseFields, message: z.string().check(z.maxLength(200)) });
export type Lock = z.infer<typeof lockSchema>;

/**
 * Stopped and referred: the screen is covered, nothing is pictured and nothing on the device is changed. It has no end of
 * its own: two people lift it.
 */
export const stopSchema = z.object({ stoppedAt: instantSchema });
export type Stop = z.infer<typeof stopSchema>;

/** The page stays as it is: it is seen, and nothing is pressed or opened. */
export const freezeSchema = z.object({ ...leaseFields, message: z.string().check(z.maxLength(200)) });
export type Freeze = z.infer<typeof freezeSchema>;

/** The page is dimmed for some seconds, with a few words on it. */
export const eyesUpSchema = z.object({ ...leaseFields, message: z.string().check(z.maxLength(80)) });

/** Somebody of the school has let a guest in at this computer. */
export const guestSchema = z.object({ ...leaseFields, label: nameSchema });
export type GuestLease = z.infer<typeof guestSchema>;

export const maxTabLimit = 20;
/** No more tabs than so many are opened; those that are open stay. */
export const tabLimitSchema = z.object({
  ...leaseFields,
  most: z.int().check(z.minimum(1), z.maximum(maxTabLimit)),
});
export type TabLimit = z.infer<typeof tabLimitSchema>;

/** Time that runs out in sight of the pupil. */
export const timerSchema = z.object({ ...leaseFields, label: z.string().check(z.maxLength(60)) });
export type Timer = z.infer<typeof timerSchema>;

/** A lesson has one owner and at most so many more teachers. */
export const maxPartners = 5;

export const lessonSchema = z.object({
  lessonId: idSchema,
  className: nameSchema,
  teacher: nameSchema,
  /** Who teaches beside them. */
  partners: z.optional(z.array(nameSchema).check(z.maxLength(maxPartners))),
  endsAt: instantSchema,
});
export type Lesson = z.infer<typeof lessonSchema>;

/** A lesson's allow-only list: other pages wait until it ends. */
export const focusSchema = z.object({
  ...leaseFields,
  name: nameSchema,
  hosts: z.array(hostSchema).check(z.maxLength(300)),
  pages: z.array(pageKeySchema).check(z.maxLength(300)),
  /** Other sites' hosts that the listed ones need inside their pages and on the way through a sign-in. */
  needs: z.array(hostSchema).check(z.maxLength(500)),
  /** The list as its teacher wrote it, for the pupil to choose from. */
  links: z.optional(
    z
      .array(
        z.object({ url: z.string().check(z.maxLength(1000)), title: z.string().check(z.maxLength(120)) }),
      )
      .check(z.maxLength(100)),
  ),
});
export type Focus = z.infer<typeof focusSchema>;

export const exceptionTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('site'), host: hostSchema }),
  z.object({ kind: z.literal('page'), page: pageKeySchema }),
  /** One file, by its address as the browser gives it. */
  z.object({ kind: z.literal('download'), url: z.string().check(z.minLength(1), z.maxLength(2048)) }),
  /** Files of the pupil's own, sent to a site. */
  z.object({ kind: z.literal('upload'), host: hostSchema }),
]);
export type ExceptionTarget = z.infer<typeof exceptionTargetSchema>;

/** At most so many hold for one pupil at a time. */
export const maxExceptions = 100;

/** A lease that opens one site, page or file for this pupil; it ends by itself, also offline (server epoch ms). */
export const exceptionSchema = z.object({
  exceptionId: idSchema,
  target: exceptionTargetSchema,
  by: nameSchema,
  reason: z.string().check(z.maxLength(300)),
  startedAt: instantSchema,
  endsAt: instantSchema,
  /** The lesson it ends with, where it was given in one. */
  lessonId: z.nullable(idSchema),
});
export type Exception = z.infer<typeof exceptionSchema>;

/** At most so many, the newest, are kept on a device. */
export const maxPupilAnswers = 20;

/** What a grown-up said to something this pupil asked or reported. */
export const pupilAnswerSchema = z.object({
  /** As the device named it in its report. */
  requestId: idSchema,
  about: z.enum([...mayIAbouts, 'filter-report']),
  url: z.string().check(z.maxLength(maxUrlLength)),
  is: z.enum(['allowed', 'refused', 'told']),
  by: nameSchema,
  /** In a child's words; may be empty where it is allowed. */
  words: z.string().check(z.maxLength(300)),
  answeredAt: instantSchema,
  /** Until when it holds, or is shown (server epoch ms). */
  endsAt: instantSchema,
});
export type PupilAnswer = z.infer<typeof pupilAnswerSchema>;

/** At most so many, the newest, are shown to a pupil. */
export const maxTellings = 5;

/** What became of something this pupil told someone. */
export const tellingSchema = z.object({
  /** As the device named it in its report. */
  requestId: idSchema,
  /** What the school says to it: who reads it and when, and where there is help until then. */
  words: z.string().check(z.maxLength(800)),
  language: z._default(languageSchema, 'en'),
  /** Null until somebody has read it. */
  readBy: z.nullable(nameSchema),
  toldAt: instantSchema,
  endsAt: instantSchema,
});
export type Telling = z.infer<typeof tellingSchema>;

export const handAnswers = ['coming', 'told', 'done'] as const;

/** This pupil's hand in this lesson as the server has it: up, or answered last. */
export const handSchema = z.object({
  requestId: idSchema,
  lessonId: idSchema,
  about: z.enum(handAbouts),
  raisedAt: instantSchema,
  /** Null while it waits. With `coming` it stays up; the others are the end of it. */
  answer: z.nullable(
    z.object({
      is: z.enum(handAnswers),
      by: nameSchema,
      /** In a child's words; may be empty. */
      words: z.string().check(z.maxLength(200)),
      answeredAt: instantSchema,
    }),
  ),
});
export type Hand = z.infer<typeof handSchema>;

/**
 * Everything a device must be, as one value. The server stores it first and the device makes it true; an older
 * version is ignored, so late and doubled messages do no harm.
 */
export const deviceStateSchema = z.object({
  version: z.int().check(z.nonnegative()),
  pupil: z.nullable(boundPupilSchema),
  /** The member of staff whose device it is; never together with a pupil. */
  staff: z._default(z.nullable(boundStaffSchema), null),
  /** Only where the computer is nobody's. */
  guest: z._default(z.nullable(guestSchema), null),
  /** Outside, little is told and nothing pictured. */
  place: z._default(placeSchema, 'anywhere'),
  lesson: z.nullable(lessonSchema),
  lock: z.nullable(lockSchema),
  focus: z._default(z.nullable(focusSchema), null),
  freeze: z._default(z.nullable(freezeSchema), null),
  eyesUp: z._default(z.nullable(eyesUpSchema), null),
  tabLimit: z._default(z.nullable(tabLimitSchema), null),
  timer: z._default(z.nullable(timerSchema), null),
  exceptions: z._default(z.array(exceptionSchema).check(z.maxLength(maxExceptions)), []),
  answers: z._default(z.array(pupilAnswerSchema).check(z.maxLength(maxPupilAnswers)), []),
  tellings: z._default(z.array(tellingSchema).check(z.maxLength(maxTellings)), []),
  hand: z._default(z.nullable(handSchema), null),
  stop: z._default(z.nullable(stopSchema), null),
  /** What was stopped and referred anywhere at the school, and opens nowhere meanwhile. */
  closedMarks: z._default(z.array(closedMarkSchema).check(z.maxLength(maxClosedMarks)), []),
  mayShow: z._default(mayShowSchema, mayShowOf(defaultCapture)),
  /** Pictures of the last moments, while somebody looks. Until the school has said so there are none. */
  earlierPictures: z._default(earlierKeptSchema, 'none'),
  /** What the school wants to be told of by itself. */
  alerts: z._default(alertOrdersSchema, defaultAlertOrders),
  /** What this pupil has still to sign; null where nothing is asked. */
  agreement: z._default(z.nullable(deviceAgreementSchema), null),
  /** Whom this pupil has named. */
  trustedAdults: z._default(z.array(trustedAdultSchema).check(z.maxLength(maxSchoolAdults + 1)), []),
  /** Whom they can tell beside those. */
  grownUps: z._default(grownUpsSchema, noGrownUps),
});
export type DeviceState = z.infer<typeof deviceStateSchema>;

export const initialDeviceState: DeviceState = {
  version: 0,
  pupil: null,
  staff: null,
  guest: null,
  place: 'anywhere',
  lesson: null,
  lock: null,
  focus: null,
  freeze: null,
  eyesUp: null,
  tabLimit: null,
  timer: null,
  exceptions: [],
  answers: [],
  tellings: [],
  hand: null,
  stop: null,
  closedMarks: [],
  mayShow: mayShowOf(defaultCapture),
  earlierPictures: 'none',
  alerts: defaultAlertOrders,
  agreement: null,
  trustedAdults: [],
  grownUps: noGrownUps,
};

/** No instant is later. */
const never = 8_640_000_000_000_000;

/** What covers the screen: a stop is the lock that does not end, whatever a teacher locks or opens beside it. */
export const lockInForce = ({ lock, stop }: Pick<DeviceState, 'lock' | 'stop'>): Lock | null =>
  stop === null ? lock : { by: 'Your school', message: '', startedAt: stop.stoppedAt, endsAt: never };

/** What has ended by itself is not part of the state any more. */
export const withoutEnded = (state: DeviceState, now: number): DeviceState => ({
  ...state,
  guest: unlessEnded(state.guest, now),
  lesson: unlessEnded(state.lesson, now),
  lock: unlessEnded(state.lock, now),
  focus: unlessEnded(state.focus, now),
  freeze: unlessEnded(state.freeze, now),
  eyesUp: unlessEnded(state.eyesUp, now),
  tabLimit: unlessEnded(state.tabLimit, now),
  timer: unlessEnded(state.timer, now),
  exceptions: state.exceptions.filter(({ endsAt }) => endsAt > now),
  answers: state.answers.filter(({ endsAt }) => endsAt > now),
  tellings: state.tellings.filter(({ endsAt }) => endsAt > now),
  // A hand is up in its lesson only.
  hand: unlessEnded(state.lesson, now)?.lessonId === state.hand?.lessonId ? state.hand : null,
});

/** When the next thing in it ends, epoch ms; `Infinity` when nothing does. */
export const endsNext = (state: DeviceState, now: number): number => {
  const { guest, lesson, lock, focus, freeze, eyesUp, tabLimit, timer, exceptions, answers, tellings } =
    state;
  const single = [guest, lesson, lock, focus, freeze, eyesUp, tabLimit, timer];
  const ends = [...single, ...exceptions, ...answers, ...tellings].map((lease) => lease?.endsAt ?? Infinity);
  return Math.min(...ends.filter((endsAt) => endsAt > now));
};

const unlessEnded = <Lease extends { readonly endsAt: number }>(lease: Lease | null, now: number) =>
  lease !== null && lease.endsAt > now ? lease : null;

/** Who is looking at this screen now, and how closely. Not part of the stored state: it ends with the socket. */
export const watchSchema = z.object({
  mode: z.enum(['off', 'grid', 'close']),
  /** Somebody looks from afar while somebody looks closely: both pictures are wanted. */
  isGridToo: z._default(z.boolean(), false),
  by: z.array(nameSchema).check(z.maxLength(20)),
  /** Those of them who look closely; left out where nobody does. */
  closeBy: z.optional(z.array(nameSchema).check(z.maxLength(20))),
});
export type Watch = z.infer<typeof watchSchema>;

export const notWatched: Watch = { mode: 'off', isGridToo: false, by: [] };

/** Which pictures of the screen are wanted. */
export const modesOf = ({ mode, isGridToo }: Watch): FrameMode[] => {
  if (mode === 'off') return [];
  return mode === 'close' && isGridToo ? ['close', 'grid'] : [mode];
};
