import type { Kysely } from 'kysely';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';

export type DeviceRecord = Readonly<Schema['devices']>;
/** A pupil, a member of staff, or nobody. */
export type DeviceOwner = Pick<DeviceRecord, 'pupilId' | 'staffId'>;
/** What changes with every meeting and may lag behind on the disk by a moment. */
export type PassingFacts = Partial<
  Pick<
    DeviceRecord,
    'extensionVersion' | 'profileEmail' | 'serialNumber' | 'assetId' | 'lastSeenAt' | 'policyVersion'
  >
>;

/** Every device that was ever enrolled: all in memory, written through to the database. */
export class DeviceBook {
  readonly #db: Kysely<Schema>;
  readonly #records = new Map<string, DeviceRecord>();
  readonly #byKey = new Map<string, string>();
  readonly #ofPupil = new Map<string, Set<string>>();
  readonly #unwritten = new Set<string>();

  constructor(parts: { storage: Pick<Storage, 'db'> }) {
    this.#db = parts.storage.db;
  }

  async load(): Promise<void> {
    for (const record of await this.#db.selectFrom('devices').selectAll().execute()) this.#remember(record);
  }

  find(deviceId: string): DeviceRecord | undefined {
    return this.#records.get(deviceId);
  }

  all(): DeviceRecord[] {
    return [...this.#records.values()];
  }

  withKey(publicKey: string): DeviceRecord | undefined {
    const deviceId = this.#byKey.get(publicKey);
    return deviceId === undefined ? undefined : this.find(deviceId);
  }

  ofPupil(pupilId: string): DeviceRecord[] {
    return [...(this.#ofPupil.get(pupilId) ?? [])].flatMap((deviceId) => this.find(deviceId) ?? []);
  }

  async add(record: DeviceRecord): Promise<void> {
    await this.#db.insertInto('devices').values(record).execute();
    this.#remember(record);
  }

  ofStaff(staffId: string): DeviceRecord[] {
    return this.all().filter((record) => record.staffId === staffId);
  }

  async bind(deviceId: string, owner: DeviceOwner): Promise<void> {
    await this.#db.updateTable('devices').set(owner).where('deviceId', '=', deviceId).execute();
    const record = this.find(deviceId);
    if (record) this.#remember({ ...record, ...owner });
  }

  /** In force at once; on the disk with the next `flush`. */
  note(deviceId: string, facts: PassingFacts): void {
    const record = this.find(deviceId);
    if (!record) return;
    this.#records.set(deviceId, { ...record, ...facts });
    this.#unwritten.add(deviceId);
  }

  async flush(): Promise<void> {
    const ids = [...this.#unwritten];
    this.#unwritten.clear();
    if (ids.length === 0) return;
    await this.#db.transaction().execute(async (transaction) => {
      for (const deviceId of ids) await this.#write(transaction, deviceId);
    });
  }

  async #write(db: Kysely<Schema>, deviceId: string): Promise<void> {
    const record = this.find(deviceId);
    if (!record) return;
    const { extensionVersion, profileEmail, serialNumber, assetId, lastSeenAt, policyVersion } = record;
    await db
      .updateTable('devices')
      .set({ extensionVersion, profileEmail, serialNumber, assetId, lastSeenAt, policyVersion })
      .where('deviceId', '=', deviceId)
      .execute();
  }

  #remember(record: DeviceRecord): void {
    const before = this.find(record.deviceId)?.pupilId;
    if (before) this.#ofPupil.get(before)?.delete(record.deviceId);
    if (record.pupilId) this.#devicesOf(record.pupilId).add(record.deviceId);
    this.#records.set(record.deviceId, record);
    this.#byKey.set(record.publicKey, record.deviceId);
  }

  #devicesOf(pupilId: string): Set<string> {
    const devices = this.#ofPupil.get(pupilId) ?? new Set<string>();
    this.#ofPupil.set(pupilId, devices);
    return devices;
  }
}
