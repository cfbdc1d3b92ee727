import type { NotifyChannel } from '#shared/api/notify.ts';
import type { Audience } from '#shared/incidents/audience.ts';
import type { NotifyReason } from '#shared/notify/category.ts';

/** Who is told of what, and whether it arrived. Written as the rest of the schema is. */
export interface NotifyTables {
  /** One row for each thing to tell, written with what it is about. */
  notifications: {
    notificationId: string;
    incidentId: string;
    audience: Audience;
    /** Empty where nobody who reads a backup may know it. */
    kind: string;
    reason: NotifyReason;
    at: number;
    /** When it was addressed; null until then. */
    spreadAt: number | null;
  };
  /** The outbox: one row for each letter, kept until it was taken or given up. */
  notificationSends: {
    /** Goes with every try, so that whoever receives it knows a double. */
    sendId: string;
    notificationId: string;
    channel: NotifyChannel;
    /** Null for a room that several read. */
    accountId: string | null;
    subscriptionId: string | null;
    state: 'waiting' | 'sent' | 'given-up' | 'cleared';
    attempts: number;
    nextAt: number;
    settledAt: number | null;
    /** One sentence about the last try. */
    problem: string;
  };
  notifyChannels: {
    channel: NotifyChannel;
    isOn: number;
    /** JSON: what is not secret. */
    facts: string;
    sealedSecret: Uint8Array | null;
    lastSuccessAt: number | null;
    lastFailureAt: number | null;
    lastFailure: string;
  };
  /** Browsers that a member of staff wants messages in. */
  pushSubscriptions: {
    subscriptionId: string;
    accountId: string;
    /** Hex, SHA-256: a browser that asks again is the same. */
    endpointHash: string;
    /** Sealed JSON: whoever has it can write to the browser. */
    sealedSubscription: Uint8Array;
    browser: string;
    addedAt: number;
  };
  /** Who does not want mail. */
  notifyChoices: { accountId: string; byMail: number };
}
