import type { AlertKind } from '#shared/alerts/kinds.ts';
import type { AlertLevel } from '#shared/alerts/levels.ts';
import type { AlertSign } from '#shared/alerts/report.ts';
import type { AlertSaid } from '#shared/api/alerts.ts';
import type { Triage } from '#shared/incidents/change.ts';

/** What devices suspect, and what people said of it. Written as the rest of the schema is. */
export interface AlertTables {
  alerts: {
    alertId: string;
    kind: AlertKind;
    level: AlertLevel;
    /** Null where nobody is known to sit at the device. */
    pupilId: string | null;
    /** The one that noticed it first. */
    deviceId: string;
    firstAt: number;
    lastAt: number;
    tries: number;
    /** When it was opened or judged for the first time, and when and by whom it was opened last. */
    firstLookAt: number | null;
    lookedAt: number | null;
    lookedBy: string | null;
    /** By when somebody should have said what it is; null where that is no hurry. */
    dueAt: number | null;
    /** With whom it is; null: with whoever comes first. */
    assigneeId: string | null;
    /** Null until somebody has judged it, and again when more came after somebody was unsure. */
    verdict: Triage | null;
    verdictAt: number | null;
    verdictBy: string | null;
    incidentId: string | null;
    /** Sealed JSON: the last minutes, where the school's policy has them taken down. */
    sealedFacts: Uint8Array | null;
    /** Sealed JSON: a picture and when it was taken; gone when it turns out to be no concern. */
    sealedPicture: Uint8Array | null;
  };
  /** What made an alert, one row for each report. */
  alertSigns: {
    signId: string;
    alertId: string;
    deviceId: string;
    seq: number;
    at: number;
    sign: AlertSign;
    /** Sealed JSON: address, words and the phrase. */
    sealedWhat: Uint8Array;
  };
  /** Everything that was said of an alert: the last verdict counts. */
  alertVerdicts: {
    verdictId: string;
    alertId: string;
    at: number;
    accountId: string;
    verdict: AlertSaid;
    sealedReason: Uint8Array;
  };
}
