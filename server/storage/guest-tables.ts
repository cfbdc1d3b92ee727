/** Guests who were let in. Written as the rest of the schema is. */
export interface GuestTables {
  guestLeases: {
    leaseId: string;
    deviceId: string;
    ownerId: string;
    /** Whom it is for, as staff wrote it. */
    label: string;
    reason: string;
    startedAt: number;
    endsAt: number;
    /** Null until the ledger says that it is over. */
    endedAt: number | null;
  };
}
