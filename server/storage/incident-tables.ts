import type { ColumnType } from 'kysely';

/** Incidents and what belongs to them. Written as the rest of the schema is. */
export interface IncidentTables {
  incidents: {
    incidentId: string;
    audience: string;
    /** Running among those of its audience. */
    number: number;
    /** Empty where `sealedHeading` holds it. */
    kind: string;
    source: string;
    /** Null where a pupil told someone, or `sealedHeading` holds it. */
    reporterId: string | null;
    /** Sealed JSON: kind and reporter of what not everyone who reads a backup may know. */
    sealedHeading: Uint8Array | null;
    reportedAt: number;
    firstLookDueAt: number;
    firstLookAt: number | null;
    triage: string | null;
    category: string | null;
    assigneeId: string | null;
    decision: string;
    /** When it was last decided that it is not open any more. */
    closedAt: number | null;
    /** "2027-01-31". */
    reviewOn: string | null;
    mergedInto: string | null;
    /** The pupil's report it came from, so that one is taken once. */
    toldDeviceId: string | null;
    toldSeq: number | null;
    /** Sealed JSON (see evidence/vault): words and facts as they were reported. */
    sealedFacts: Uint8Array;
    sealedDecisionReason: Uint8Array | null;
    /** Sealed JSON: whether parents were told. */
    sealedParents: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>;
    /** Sealed JSON: what was decided of sanctions and escalation, by whom and when. */
    sealedMeasures: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>;
  };
  incidentNumbers: { audience: string; last: number };
  incidentPeople: {
    personId: string;
    incidentId: string;
    /** In the order in which they were named. */
    place: number;
    kind: string;
    involvement: string;
    pupilId: string | null;
    accountId: string | null;
    /** Sealed JSON: the person, where it is neither a pupil nor an account, or nobody who reads a backup may know. */
    sealedPerson: Uint8Array | null;
  };
  /** What the school writes about an incident, each change beside the ones before. */
  incidentRevisions: {
    incidentId: string;
    revision: number;
    at: number;
    /** Null: filled from the evidence. */
    accountId: string | null;
    sealedText: Uint8Array;
  };
  /** Each pair once, the lesser id first. */
  incidentLinks: { incidentId: string; otherId: string };
  incidentActions: {
    actionId: string;
    incidentId: string;
    at: number;
    accountId: string;
    step: ColumnType<string | null, string | null | undefined, string | null>;
    /** 0: it was decided not to. */
    isDone: ColumnType<number, number | undefined, number>;
    sealedText: Uint8Array;
  };
  /** When who is named was put right. */
  incidentCorrections: {
    correctionId: string;
    incidentId: string;
    at: number;
    accountId: string;
    /** Sealed JSON: the ids of the pupils named until then. */
    sealedBefore: Uint8Array;
  };
  /** What a pupil told someone, and the incident it became. */
  tellings: {
    /** As the device named it; another where who told is sealed. */
    requestId: string;
    incidentId: string;
    /** Null where it is sealed. */
    pupilId: string | null;
    /** The trusted adult whom the child chose. */
    adultId: string | null;
    toldAt: number;
    /** What the school said to the child. */
    said: string;
    language: string;
    readAt: number | null;
    readBy: string | null;
    /** Who told, where only the head or the chair may know of the incident. */
    sealedTeller: Uint8Array | null;
  };
  evidenceItems: {
    evidenceId: string;
    incidentId: string;
    takenAt: number;
    mediaType: string;
    sizeBytes: number;
    /** Hex, of the original bytes. */
    sha256: string;
  };
}
