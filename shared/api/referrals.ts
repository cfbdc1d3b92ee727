import * as z from 'zod/mini';
import { idSchema, nameSchema } from '../people.ts';
import { audiences } from '../incidents/audience.ts';
import { answers, criteria, outcomes } from '../referrals/initial-review.ts';
import { referralSteps } from '../referrals/steps.ts';
import { maxUrlLength } from '../page.ts';
import { count, get, instant, nothing, post, reason } from './endpoint.ts';

/** What opens on no device of the school meanwhile: the page's whole site, or of one that the school needs the page. */
const closes = z.nullable(z.enum(['site', 'page']));
const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));
const referralId = { referralId: idSchema };
const who = { at: instant, by: nameSchema };

export const stepStates = ['done', 'not-needed'] as const;
/** What the police say of the device: it stays as it is, or it may be used again. */
export const adviceKinds = ['keep', 'release'] as const;

export const referralSummarySchema = z.object({
  ...referralId,
  /** Running number among those of its audience: the only name a referral has. */
  number: count,
  stoppedAt: instant,
  stoppedBy: nameSchema,
  audience: z.enum(audiences),
  pupilName: z.nullable(nameSchema),
  /** A computer is stopped, and stays so until two people have lifted it. */
  isStopped: z.boolean(),
  /** Two people have: until then also what has no computer stays closed and kept. */
  isLifted: z.boolean(),
  /** True until two different people have recorded that the police release it. */
  isHeld: z.boolean(),
  stepsDone: count,
});
export type ReferralSummary = z.infer<typeof referralSummarySchema>;

const account = z.object({
  accountId: idSchema,
  name: nameSchema,
  /** When the account was made, and by whom; null where it was made at the set-up. */
  madeAt: instant,
  madeBy: z.nullable(nameSchema),
});
const adviceSchema = z.object({ ...who, says: z.enum(adviceKinds), words: z.string() });

/** There is nothing of what was on the screen in it: neither picture, address nor title. */
export const referralSchema = z.object({
  ...referralSummarySchema.shape,
  deviceId: z.nullable(idSchema),
  className: z.nullable(nameSchema),
  /** HMAC-SHA-256 under a key of the school, hex; null where no page was known. */
  addressHash: z.nullable(z.string()),
  closes,
  /** What other computers told of the page is still being reduced to its fingerprint. */
  isForgetting: z.boolean(),
  /** Incidents that are sealed with it. */
  sealedIncidents: z.array(z.object({ incidentId: idSchema, audience: z.enum(audiences), number: count })),
  steps: z.array(z.object({ ...who, step: z.enum(referralSteps), is: z.enum(stepStates), note: z.string() })),
  advice: z.array(adviceSchema),
  lifts: z.array(z.object(who)),
  /** Whether the one who asks may lift the stop now. */
  mayLift: z.boolean(),
  /** Who is named to be the second person and who can be, where the chair alone sees it; else null. */
  second: z.nullable(z.object({ named: z.nullable(account), able: z.array(account) })),
});
export type Referral = z.infer<typeof referralSchema>;

/** All that the second person sees of a referral which one other person alone may see. */
export const secondReferralSchema = z.object({
  ...referralId,
  number: count,
  audience: z.enum(audiences),
  advice: z.array(adviceSchema),
  mayLift: z.boolean(),
  /** Their half of it is done. */
  hasLifted: z.boolean(),
  /** To lift it is their word on the incidents that are sealed with it, too. */
  opensSealed: z.boolean(),
});
export type SecondReferral = z.infer<typeof secondReferralSchema>;

/** A review is of what a referral or an incident is about. */
export const reviewedSchema = z.object({ kind: z.enum(['referral', 'incident']), id: idSchema });
export type Reviewed = z.infer<typeof reviewedSchema>;

export const initialReviewSchema = z.object({
  reviewId: idSchema,
  startedAt: instant,
  startedBy: nameSchema,
  /** The last answer to each criterion is the one that counts; earlier ones stay. */
  answers: z.array(z.object({ ...who, criterion: z.enum(criteria), answer: z.enum(answers) })),
  /** Somebody looked at the imagery all the same, and why. */
  viewings: z.array(z.object({ ...who, reason: z.string() })),
  /** Null until it is finished; after that it never changes. */
  finished: z.nullable(
    z.object({ ...who, outcome: z.enum(outcomes), proposed: z.enum(outcomes), reason: z.string() }),
  ),
});
export type InitialReview = z.infer<typeof initialReviewSchema>;

export const referralsApi = {
  /** From a lesson, for a pupil's device; or from the page of an incident or alert, for the device it came from. */
  stopAndRefer: post(
    '/api/referrals',
    z.union([
      z.object({ lessonId: idSchema, deviceId: idSchema }),
      z.object({ incidentId: idSchema }),
      z.object({ alertId: idSchema }),
    ]),
    z.object({ ...referralId, number: count, audience: z.enum(audiences), closes }),
  ),
  /** Also by whoever pressed: about an adult of the school, or about the head. Never to more eyes than it is for. */
  setReferralAudience: post(
    '/api/referrals/audience',
    z.object({ ...referralId, audience: z.enum(audiences) }),
    nothing,
  ),
  referrals: get('/api/referrals', nothing, z.array(referralSummarySchema)),
  referral: get('/api/referrals/one', z.object(referralId), referralSchema),
  tickReferralStep: post(
    '/api/referrals/steps',
    z.object({
      ...referralId,
      step: z.enum(referralSteps),
      is: z.enum(stepStates),
      note: z.string().check(z.trim(), z.maxLength(2000)),
    }),
    nothing,
  ),
  recordPoliceAdvice: post(
    '/api/referrals/advice',
    z.object({ ...referralId, says: z.enum(adviceKinds), words }),
    nothing,
  ),
  /** Takes two: the second lifts it. */
  liftStop: post('/api/referrals/lift', z.object(referralId), z.object({ isLifted: z.boolean() })),
  /** A governor, to stand beside the chair where it is about the head. */
  nameReferralSecond: post(
    '/api/referrals/second',
    z.object({ ...referralId, accountId: idSchema }),
    nothing,
  ),
  /** What waits for the one who asks as the second person. */
  secondReferrals: get('/api/referrals/second', nothing, z.array(secondReferralSchema)),
  adviseAsSecond: post(
    '/api/referrals/second/advice',
    z.object({ ...referralId, says: z.enum(adviceKinds), words }),
    nothing,
  ),
  liftAsSecond: post('/api/referrals/second/lift', z.object(referralId), z.object({ isLifted: z.boolean() })),
  /** Once the police have released it; a second person has allowed it to the one who asks (`open-sealed`). */
  unsealIncident: post('/api/referrals/unseal', z.object({ ...referralId, incidentId: idSchema }), nothing),
  /** Whether an address that the police name is the one. It is not kept. */
  compareReferralAddress: post(
    '/api/referrals/compare',
    z.object({
      ...referralId,
      address: z.string().check(z.trim(), z.minLength(1), z.maxLength(maxUrlLength)),
    }),
    z.object({ isSame: z.boolean() }),
  ),
  initialReviews: get('/api/initial-reviews', reviewedSchema, z.array(initialReviewSchema)),
  startInitialReview: post('/api/initial-reviews', reviewedSchema, z.object({ reviewId: idSchema })),
  answerCriterion: post(
    '/api/initial-reviews/answers',
    z.object({ reviewId: idSchema, criterion: z.enum(criteria), answer: z.enum(answers) }),
    nothing,
  ),
  recordViewing: post('/api/initial-reviews/viewings', z.object({ reviewId: idSchema, reason }), nothing),
  finishInitialReview: post(
    '/api/initial-reviews/finish',
    z.object({
      reviewId: idSchema,
      outcome: z.enum(outcomes),
      /** Asked for where it departs from what the answers propose. */
      reason: z.string().check(z.trim(), z.maxLength(500)),
    }),
    nothing,
  ),
} as const;
