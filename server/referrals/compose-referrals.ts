import { SealedIncidents } from './sealed-incidents.ts';
import type { AddressHash } from './address-hash.ts';
import { InitialReviews, type InitialReviewsParts } from './initial-reviews.ts';
import { namesStoppedPage } from './names-stopped-page.ts';
import { reducedReport } from './reduce-report.ts';
import { PageForgettings, type PageForgettingsParts } from './page-forgettings.ts';
import { PageHold, type PageHoldParts } from './page-hold.ts';
import { ReferralBook } from './referral-book.ts';
import { ReferralDecisions, type ReferralDecisionsParts } from './referral-decisions.ts';
import { ReferralSeconds } from './referral-seconds.ts';
import { SecondOnReferrals } from './second-on-referrals.ts';
import { StopAndRefer, type StopAndReferParts } from './stop-and-refer.ts';
import type { StoppedPages } from './stopped-pages.ts';
import { WorkReferrals, type WorkReferralsParts } from './work-referrals.ts';
import type { Ingest, IngestParts } from '../activity/ingest.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Parts } from '../parts.ts';
import type { IncidentRights } from '../safeguarding/incident-rights.ts';

type Made =
  | 'sealedIncidents'
  | 'referrals'
  | 'referralSeconds'
  | 'referralDecisions'
  | 'addressHash'
  | 'ingest'
  | 'audienceOfIncident'
  | 'vault'
  | 'pageHold'
  | 'forgettings';

export type ReferralGroundParts = Pick<Parts, 'storage' | 'clock'> & {
  readonly addressHash: AddressHash;
  readonly states: Pick<DesiredStates, 'isStopped'>;
  readonly stoppedPages: Pick<StoppedPages, 'has'>;
  readonly vault: Vault;
};

/** What others ask before they store or show something. */
export const createReferralGround = (parts: ReferralGroundParts) => {
  const { addressHash } = parts;
  const storable: IngestParts['storable'] = (deviceId, report) =>
    parts.states.isStopped(deviceId) || namesStoppedPage(report, parts.stoppedPages)
      ? reducedReport(report, addressHash)
      : report;
  return { addressHash, storable, sealedIncidents: new SealedIncidents(parts) };
};

export type ReferralGround = ReturnType<typeof createReferralGround>;

export type ReferralParts = Omit<
  StopAndReferParts &
    PageHoldParts &
    PageForgettingsParts &
    WorkReferralsParts &
    ReferralDecisionsParts &
    InitialReviewsParts,
  Made
> &
  ReferralGround & { readonly ingest: Ingest; readonly vault: Vault; readonly rights: IncidentRights };

export const createReferrals = (parts: ReferralParts) => {
  const referralSeconds = new ReferralSeconds(parts);
  const referrals = new ReferralBook({ ...parts, referralSeconds });
  const referralDecisions = new ReferralDecisions({ ...parts, referrals, referralSeconds });
  const audienceOfIncident: InitialReviewsParts['audienceOfIncident'] = (incidentId) =>
    parts.rights.audienceOfAll([incidentId]);
  const pageHold = new PageHold(parts);
  const forgettings = new PageForgettings({ ...parts, referrals, pageHold });
  const made = { referrals, referralSeconds, referralDecisions, pageHold, forgettings };
  const all = { ...parts, ...made, audienceOfIncident };
  return {
    sealedIncidents: parts.sealedIncidents,
    forgettings,
    stopAndRefer: new StopAndRefer(all),
    workReferrals: new WorkReferrals(all),
    secondOnReferrals: new SecondOnReferrals(all),
    initialReviews: new InitialReviews(all),
  };
};
