/** The code in the sealed envelope, and what came of it. Written as the rest of the schema is. */
export interface EmergencyTables {
  /** At most one row. */
  emergencyCodes: {
    codeId: string;
    /** Who keeps the envelope. */
    holder: string;
    /** Argon2id, PHC form. */
    codeHash: string;
    madeAt: number;
    madeBy: string;
  };
  emergencyUses: {
    useId: string;
    holder: string;
    usedAt: number;
    /** Hashed like a session's; null once it is over. */
    tokenHash: string | null;
    endsAt: number;
    /** The one person whom it lets in again. */
    helpedId: string | null;
    /** When somebody who looks after people wrote why it was used. */
    answeredAt: number | null;
    answeredBy: string | null;
    reason: string;
  };
}
