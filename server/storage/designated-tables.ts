/** Computers that evidence may be kept to. Written as the rest of the schema is. */
export interface DesignatedTables {
  designatedDevices: {
    deviceId: string;
    name: string;
    /** SPKI, base64url. */
    publicKey: string;
    markedBy: string;
    markedAt: number;
    lastUsedAt: number | null;
  };
}
