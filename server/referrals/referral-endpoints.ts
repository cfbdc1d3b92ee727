import type { referralsApi } from '#shared/api/referrals.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { InitialReviews } from './initial-reviews.ts';
import type { SecondOnReferrals } from './second-on-referrals.ts';
import type { StopAndRefer } from './stop-and-refer.ts';
import type { WorkReferrals } from './work-referrals.ts';

export interface ReferralEndpointsParts {
  readonly stopAndRefer: StopAndRefer;
  readonly workReferrals: WorkReferrals;
  readonly secondOnReferrals: SecondOnReferrals;
  readonly initialReviews: InitialReviews;
}

export const referralEndpoints = ({
  stopAndRefer,
  workReferrals,
  secondOnReferrals,
  initialReviews,
}: ReferralEndpointsParts): Pick<Handlers, keyof typeof referralsApi> => ({
  stopAndRefer: stopAndRefer.answer,
  setReferralAudience: workReferrals.setAudience,
  referrals: workReferrals.list,
  referral: workReferrals.one,
  tickReferralStep: workReferrals.tick,
  recordPoliceAdvice: workReferrals.advise,
  liftStop: workReferrals.lift,
  nameReferralSecond: workReferrals.nameSecond,
  secondReferrals: secondOnReferrals.list,
  adviseAsSecond: secondOnReferrals.advise,
  liftAsSecond: secondOnReferrals.lift,
  unsealIncident: workReferrals.unseal,
  compareReferralAddress: workReferrals.compare,
  initialReviews: initialReviews.list,
  startInitialReview: initialReviews.start,
  answerCriterion: initialReviews.answer,
  recordViewing: initialReviews.recordViewing,
  finishInitialReview: initialReviews.finish,
});
