import type { Generated } from 'kysely';
import type { Audience } from '#shared/incidents/audience.ts';
import type { Answer, Criterion, Outcome } from '#shared/referrals/initial-review.ts';
import type { ReferralStep } from '#shared/referrals/steps.ts';

/** Devices that were stopped and referred, and reviews of imagery that nobody looks at. Rows are added and never changed,
 * but for a referral's audience and number, its lift, who is named to stand beside the chair, and the end of a review. Written as the rest of the schema is. */
export interface ReferralTables {
  referrals: {
    referralId: string;
    /** In the order in which they came; shown to nobody. */
    serial: Generated<number>;
    /** Among those of its audience. */
    number: number;
    /** Null where it was referred from an incident without a device. */
    deviceId: string | null;
    pupilId: string | null;
    classId: string | null;
    lessonId: string | null;
    incidentId: string | null;
    stoppedBy: string;
    stoppedAt: number;
    audience: Audience;
    /** HMAC-SHA-256 of the page's address under the school's key, hex. */
    addressHash: string | null;
    /** The same of host and path alone. */
    pageHash: string | null;
    /** The same of the host; null where the page alone is closed. */
    siteHash: string | null;
    /** As devices have it; null where nothing is closed on them. */
    closedMark: string | null;
    liftedAt: number | null;
  };
  referralSteps: {
    entryId: string;
    referralId: string;
    step: ReferralStep;
    isDone: number;
    at: number;
    accountId: string;
    sealedNote: Uint8Array | null;
  };
  policeAdvice: {
    adviceId: string;
    referralId: string;
    says: 'keep' | 'release';
    at: number;
    accountId: string;
    sealedWords: Uint8Array;
    /** For whose eyes the referral was then: what was said before it was for fewer does not release it. */
    audience: Audience | null;
  };
  /** The governor whom the chair named to stand beside them. */
  referralSeconds: { referralId: string; accountId: string; namedBy: string; namedAt: number };
  stopLifts: { referralId: string; accountId: string; at: number };
  sealedIncidents: { incidentId: string; referralId: string; sealedAt: number };
  /** Pages of which lines of other devices are still to be reduced. A row goes when that is done. */
  pageForgettings: {
    forgettingId: string;
    referralId: string;
    deviceId: string | null;
    stoppedAt: number;
    sealedPage: Uint8Array;
  };
  initialReviews: {
    reviewId: string;
    referralId: string | null;
    incidentId: string | null;
    startedBy: string;
    startedAt: number;
    finishedBy: string | null;
    finishedAt: number | null;
    outcome: Outcome | null;
    proposed: Outcome | null;
    sealedReason: Uint8Array | null;
  };
  reviewAnswers: {
    answerId: string;
    reviewId: string;
    criterion: Criterion;
    answer: Answer;
    at: number;
    accountId: string;
  };
  reviewViewings: {
    viewingId: string;
    reviewId: string;
    at: number;
    accountId: string;
    sealedReason: Uint8Array;
  };
}
