import type { Generated } from 'kysely';

/** Time stamps by an authority outside. Written as the rest of the schema is. */
export interface TimeStampTables {
  timeStamps: {
    stampId: Generated<number>;
    /** Of the ledger, at the checkpoint. */
    size: number;
    /** The signed checkpoint whose SHA-256 is stamped. */
    note: string;
    askedAt: number;
    tries: number;
    nextTryAt: number;
    /** Why the last try did not succeed. */
    trouble: string;
    /** RFC 3161, DER, base64; null while it waits. */
    token: string | null;
    /** What the authority says. */
    stampedAt: number | null;
    authority: string | null;
  };
}
