import { randomUUID } from 'node:crypto';
import type { ReportRow, Storage } from '../../server/storage/storage.ts';

export interface ToldDay {
  readonly devices: number;
  /** What each of them opened in the last hour, in this order. */
  readonly urls: readonly string[];
}

const atATime = 50;

/** What many computers told today, as if they had. A server learns of them when it is started. */
export const tellDay = async (storage: Storage, { devices, urls }: ToldDay): Promise<void> => {
  const now = Date.now();
  const facts = { staffId: null, pupilId: null, profileEmail: null, serialNumber: null, assetId: null };
  const times = { extensionVersion: '0.1.0', enrolledAt: now, lastSeenAt: now, policyVersion: 1 };
  for (let first = 0; first < devices; first += atATime) {
    const ids = Array.from({ length: Math.min(atATime, devices - first) }, () => randomUUID());
    const records = ids.map((deviceId) => ({ ...facts, ...times, deviceId, publicKey: deviceId }));
    await storage.db.insertInto('devices').values(records).execute();
    const visits = ids.map((deviceId) =>
      urls.map((url, index) => visitOf(deviceId, index + 1, now - 3_600_000, url)),
    );
    await Promise.all(visits.map((rows) => storage.ingest(rows)));
  }
};

const visitOf = (deviceId: string, seq: number, at: number, url: string): ReportRow => {
  const [kind, title] = ['visit', 'A page'];
  const body = JSON.stringify({ seq, at, kind, url, title });
  return { deviceId, seq, at, receivedAt: at, kind, url, text: title, body, pupilId: null };
};
