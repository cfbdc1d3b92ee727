import type { Generated } from 'kysely';
import type { ExceptionTarget } from '#shared/device-state.ts';
import type { HandAbout, MayIAbout } from '#shared/reports.ts';
import type { DesignatedTables } from './designated-tables.ts';
import type { AlertTables } from './alert-tables.ts';
import type { AgreementTables } from './agreement-tables.ts';
import type { EmergencyTables } from './emergency-tables.ts';
import type { GovernanceTables } from './governance-tables.ts';
import type { GuestTables } from './guest-tables.ts';
import type { IncidentTables } from './incident-tables.ts';
import type { KeepingTables } from './keeping-tables.ts';
import type { LessonTables } from './lesson-tables.ts';
import type { NotifyTables } from './notify-tables.ts';
import type { TimeTables } from './time-tables.ts';
import type { TimeStampTables } from './time-stamp-tables.ts';
import type { PromptTables } from './prompt-tables.ts';
import type { ReferralTables } from './referral-tables.ts';

/**
 * One dialect-neutral schema: text, integer and blob columns only. Instants are epoch ms, booleans 0 or 1, and JSON is
 * text, so that SQLite and Postgres read and write the same values.
 */
export interface Schema
  extends
    LessonTables,
    IncidentTables,
    ReferralTables,
    NotifyTables,
    KeepingTables,
    GovernanceTables,
    GuestTables,
    EmergencyTables,
    DesignatedTables,
    TimeStampTables,
    TimeTables,
    AgreementTables,
    AlertTables,
    PromptTables {
  settings: { key: string; value: string };
  accounts: {
    accountId: string;
    name: string;
    email: string;
    /** JSON array of roles. */
    roles: string;
    /** Argon2id, PHC form; null until an invitation is accepted. */
    passwordHash: string | null;
    isActive: number;
    createdAt: number;
    lastSeenAt: number | null;
  };
  /** One-time links, hashed like sessions: the set-up link and invitations. */
  invitations: { tokenHash: string; accountId: string | null; purpose: string; expiresAt: number };
  sessions: {
    /** HMAC-SHA-256 of the cookie's value under the session key, hex. */
    tokenHash: string;
    accountId: string;
    createdAt: number;
    lastUsedAt: number;
    confirmedUntil: number;
  };
  classes: { classId: string; name: string; yearGroup: number };
  pupils: { pupilId: string; classId: string; name: string; email: string | null; isActive: number };
  focusLists: {
    focusListId: string;
    ownerId: string;
    isShared: number;
    /** JSON, as in shared/focus-list. */
    list: string;
    changedAt: number;
  };
  focusListUses: { focusListId: string; accountId: string; usedAt: number };
  devices: {
    deviceId: string;
    /** SPKI, base64url. */
    publicKey: string;
    pupilId: string | null;
    /** An account: a device of a member of staff. Never together with `pupilId`. */
    staffId: string | null;
    profileEmail: string | null;
    serialNumber: string | null;
    assetId: string | null;
    extensionVersion: string;
    enrolledAt: number;
    lastSeenAt: number;
    policyVersion: number;
  };
  /** Whose each device was from when on, each until the next. */
  deviceBindings: {
    deviceId: string;
    fromAt: number;
    /** Null: nobody's, or nobody knows whose. Empty: somebody's whose name is not kept any longer. */
    pupilId: string | null;
    staffId: string | null;
  };
  /** The desired state of each device, JSON, written before it is sent. */
  deviceStates: { deviceId: string; version: number; state: string; appliedVersion: number };
  policies: {
    version: number;
    text: string;
    signature: string;
    /** JSON of the rules alone, as edited. */
    rules: string;
    publishedAt: number;
    publishedBy: string;
    reason: string;
    /** The account that approved it, where a second person was asked. */
    approvedBy: string | null;
  };
  /** The edits that are not in force yet: one row at most. */
  policyDraft: {
    draftId: string;
    revision: number;
    basedOn: number;
    /** JSON. */
    rules: string;
    ownerId: string;
    editedBy: string;
    editedAt: number;
    /** JSON of who proposed it, when and why; null while it is edited. */
    proposal: string | null;
    /** JSON of who sent it back, when and with which words. */
    answer: string | null;
  };
  /** Sites blocked at once, until they are lifted. */
  emergencyBlocks: {
    host: string;
    reason: string;
    blockedBy: string;
    blockedAt: number;
    confirmedBy: string | null;
  };
  listSources: {
    sourceId: string;
    name: string;
    /** Null for a file that somebody uploads. */
    address: string | null;
    plan: string;
    categoryId: string;
    createdAt: number;
    /** The file with its content, in the folder of the lists; null until something was taken. */
    keptFile: string | null;
    /** JSON: what the content gave. */
    taken: string | null;
    takenAt: number | null;
    checkedAt: number | null;
    error: string | null;
    /** As the server of the address gave them with the content. */
    etag: string | null;
    lastModified: string | null;
  };
  reports: {
    deviceId: string;
    seq: number;
    kind: string;
    /** Server time, worked out from the report's age. */
    at: number;
    receivedAt: number;
    pupilId: string | null;
    url: string | null;
    text: string;
    /** The report as it was received, JSON. */
    body: string;
  };
  exceptions: {
    exceptionId: string;
    kind: ExceptionTarget['kind'];
    /** The host, the page's key, or the file's address. */
    target: string;
    ownerId: string;
    reason: string;
    /** For everyone in this class; null where it is for the pupils in `exceptionPupils`. */
    classId: string | null;
    lessonId: string | null;
    /** 1: its end moves with the lesson's. */
    untilLessonEnds: number;
    startedAt: number;
    endsAt: number;
    /** When it was closed before its end. */
    endedAt: number | null;
    /** 1: the last command in its lesson closed it, so that undoing that opens it again. */
    mayComeBack: number;
  };
  exceptionPupils: {
    exceptionId: string;
    pupilId: string;
  };
  mayIRequests: {
    requestId: string;
    deviceId: string;
    pupilId: string;
    lessonId: string | null;
    about: MayIAbout;
    url: string;
    words: string;
    askedAt: number;
    state: 'waiting' | 'allowed' | 'refused';
    /** An account id, or `server`. */
    answeredBy: string | null;
    answeredAt: number | null;
    answer: string;
    /** Until when the answer holds. */
    answerEndsAt: number | null;
    /** What was opened by the answer. */
    exceptionId: string | null;
  };
  filterReports: {
    requestId: string;
    /** Of the device a pupil reported from. */
    deviceId: string | null;
    pupilId: string | null;
    /** The member of staff who reported. */
    accountId: string | null;
    wants: 'block' | 'open';
    url: string;
    words: string;
    reportedAt: number;
    outcome: 'changed' | 'not-changed' | null;
    answer: string;
    answeredBy: string | null;
    answeredAt: number | null;
  };
  hands: {
    requestId: string;
    deviceId: string;
    pupilId: string;
    lessonId: string;
    about: HandAbout;
    url: string | null;
    words: string;
    raisedAt: number;
    /** `waiting` and `coming` are up. `too-late`: it came when its lesson was over. */
    state: 'waiting' | 'coming' | 'told' | 'done' | 'down' | 'too-late';
    answeredBy: string | null;
    answeredAt: number | null;
    answer: string;
  };
  seatingPlans: {
    classId: string;
    /** JSON, as in shared/seating-plan. */
    plan: string;
    changedBy: string;
    changedAt: number;
  };
  /** Sites without a category that were met here, and the report that met each first. */
  knownSites: { site: string; firstSeenAt: number; deviceId: string; seq: number };
  filterTests: {
    filterTestId: string;
    at: number;
    accountId: string;
    deviceId: string;
    policyVersion: number;
    passed: number;
    /** JSON, as in shared/filter-test. */
    findings: string;
  };
  ledger: {
    seq: number;
    at: number;
    actor: string;
    action: string;
    object: string;
    outcome: string;
    /** Hex: SHA-256 of salt and canonical facts, so that facts can be erased and the chain still holds. */
    commitment: string;
    salt: string;
    facts: string;
    /** Hex: RFC 6962 leaf hash of the canonical entry, which names the entry before it. */
    hash: string;
  };
  /** Signed statements of what the ledger was, as https://c2sp.org/tlog-checkpoint has them. */
  checkpoints: {
    number: Generated<number>;
    size: number;
    at: number;
    note: string;
    /** 1 where somebody outside has it, who may come back with it. */
    isGiven: number;
    /** JSON: the right edge of the tree, from which it grows on. */
    edge: string;
  };
}
