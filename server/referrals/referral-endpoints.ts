import type { referralsApi } from '#shared/api/referrals.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { InitialReviews } from './initial-reviews.ts';
import type { StopAndRefer } from './stop-and-refer.ts';
import type { WorkReferrals } from './work-referrals.ts';

export interface ReferralEndpointsParts {
  readonly stopAndRefer: StopAndRefer;
  readonly workReferrals: WorkReferrals;
  readonly initialReviews: InitialReviews;
}

export const referralEndpoints = ({
  stopAndRefer,
  workReferrals,
  initialReviews,
}: ReferralEndpointsParts): Pick<Handlers, keyof typeof referralsApi> => ({
  stopAndRefer: stopAndRefer.answer,
  setReferralAudience: workReferrals.setAudience,
  referrals: workReferrals.list,
  referral: workReferrals.one,
  tickReferralStep: workReferrals.tick,
  recordPoliceAdvice: workReferrals.advise,
  liftStop: workReferrals.lift,
  unsealIncident: workReferrals.unseal,
  compareReferralAddress: workReferrals.compare,
  initialReviews: initialReviews.list,
  startInitialReview: initialReviews.start,
  answerCriterion: initialReviews.answer,
  recordViewing: initialReviews.recordViewing,
  finishInitialReview: initialReviews.finish,
});
