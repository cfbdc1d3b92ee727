import type { AgreementAudience } from '#shared/agreements/audience.ts';

/** Who signed, and for whom. `for-pupil` is a parent who signs a young pupil's agreement with them. */
export type SignerRole = 'pupil' | 'for-pupil' | 'parent' | 'staff' | 'volunteer';

/** Agreements and who signed them. Written as the rest of the schema is. */
export interface AgreementTables {
  agreementVersions: {
    versionId: string;
    audience: AgreementAudience;
    /** 0 while it is a draft; one draft for each audience. */
    number: number;
    /** JSON, as in shared/agreements/text. */
    texts: string;
    /** Of the texts as canonical JSON, hex; empty while it is a draft. */
    sha256: string;
    /** 1: whoever signed an earlier one signs anew. */
    isSubstance: number;
    /** Counts a draft's changes. */
    revision: number;
    editedBy: string;
    editedAt: number;
    publishedAt: number | null;
  };
  agreementSignatures: {
    signatureId: string;
    versionId: string;
    role: SignerRole;
    pupilId: string | null;
    accountId: string | null;
    /** The link by which it was signed. */
    linkId: string | null;
    deviceId: string | null;
    language: string;
    /** JSON, as in shared/agreements/signature. */
    signature: string;
    /** "Mum", "carer"; empty where somebody signs for themselves. */
    relation: string;
    /** JSON: whom the pupil named. */
    adults: string;
    signedAt: number;
    withdrawnAt: number | null;
    withdrawnBy: string | null;
    withdrawnReason: string;
  };
  /** One-time links for whoever has no account, or is not at a device. */
  agreementLinks: {
    linkId: string;
    /** HMAC-SHA-256 of the code under the session key, hex. */
    codeHash: string;
    pupilId: string | null;
    accountId: string | null;
    /** The name of a volunteer or contractor. */
    volunteer: string | null;
    createdBy: string;
    createdAt: number;
    expiresAt: number;
    usedAt: number | null;
  };
  /** When a device of the pupil's first asked: the grace time begins. */
  agreementAsks: { pupilId: string; askId: string; since: number };
  /** A class has talked about it. */
  agreementTalks: { talkId: string; classId: string; accountId: string; at: number };
}
