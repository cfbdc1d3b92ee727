import type { Generated } from 'kysely';
import type { Audience } from '#shared/incidents/audience.ts';

/** Keys that can be destroyed, what is kept for how long, and what two people decide. Written as the rest of the schema is. */
export interface KeepingTables {
  /** What one person asked for and another allows or refuses. */
  approvals: {
    approvalId: string;
    kind: string;
    /** JSON array of ids, sorted. */
    objects: string;
    /** Who may know of it. */
    audience: string;
    sealedReason: Uint8Array;
    askedBy: string;
    askedAt: number;
    endsAt: number;
    state: 'waiting' | 'allowed' | 'refused' | 'withdrawn' | 'used';
    answeredBy: string | null;
    answeredAt: number | null;
    sealedAnswer: Uint8Array | null;
  };
  /** The keys of what is sealed. Deleting a row makes what it opens unreadable everywhere. */
  itemKeys: {
    keyId: string;
    /** What it belongs to, as in evidence/sealed-columns. */
    owner: string;
    /** Under the school's key. */
    wrapped: Uint8Array;
  };
  legalHolds: {
    holdId: string;
    scope: string;
    /** An incident's or a pupil's id; empty where everything is held. */
    objectId: string;
    sealedReason: Uint8Array;
    /** `referral` holds end only by the referral. */
    source: 'person' | 'referral';
    setBy: string;
    setAt: number;
    endedBy: string | null;
    endedAt: number | null;
  };
  /** Until when the file of a pupil is kept. */
  pupilBirths: {
    pupilId: string;
    /** ISO date: the latest possible by year group, or the one that was entered. */
    bornOn: string;
    source: 'year-group' | 'entered';
    setAt: number;
  };
  deletionCertificates: {
    /** In the order in which they came; shown to nobody. */
    serial: Generated<number>;
    /** Among those of its audience. */
    number: number;
    certificateId: string;
    /** Of what was deleted. */
    audience: Audience;
    at: number;
    kind: string;
    /** The whole certificate, signed. */
    note: string;
  };
  /** What is gone, and for whose eyes it was: what the ledger says of it is for no others. */
  hiddenObjects: { objectId: string; audience: Audience };
  subjectRequests: {
    requestId: string;
    /** In the order in which they came; shown to nobody. */
    serial: Generated<number>;
    /** Among those of its audience. */
    number: number;
    pupilId: string;
    askedBy: string;
    askedAt: number;
    /** JSON: what is held back and why. */
    sealedWithheld: Uint8Array;
    givenAt: number | null;
    /** Of all that is in it, whose eyes are the fewest. */
    audience: Audience;
  };
  /** The last number that was given. */
  recordNumbers: {
    kind: 'referral' | 'certificate' | 'subject-request';
    audience: Audience;
    last: number;
  };
  /** Codes from a phone, beside the password. */
  secondFactors: {
    accountId: string;
    /** Base64. */
    sealedSecret: string;
    isInUse: number;
    /** The newest step of time whose code was used. */
    lastStep: number;
    /** JSON array. */
    recoveryHashes: string;
  };
}
