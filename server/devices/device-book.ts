import type { Kysely } from 'kysely';
import type { Storage } from '../storage/storage.ts';
import type { Schema } from '../storage/schema.ts';
import type { Binding, Bindings } from './bindings.ts';

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

const writtenTogether = 50;

/** Every device that was ever enrolled: all in memory, written through to the database. */
export class DeviceBook {
  readonly #db: Kysely<Schema>;
  readonly #bindings: Bindings;
  readonly #records = new Map<string, DeviceRecord>();
  readonly #byKey = new Map<string, string>();
  readonly #ofPupil = new Map<string, Set<string>>();
  readonly #unwritten = new Set<string>();

  constructor(parts: { readonly storage: Pick<Storage, 'db'>; readonly bindings: Bindings }) {
    this.#db = parts.storage.db;
    this.#bindings = parts.bindings;
  }

  async load(): Promise<void> {
    await this.#bindings.load();
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
    const { deviceId, pupilId, staffId, enrolledAt } = record;
    const bindings = [{ pupilId, staffId, fromAt: enrolledAt }];
    await this.#db.transaction().execute(async (transaction) => {
      await transaction.insertInto('devices').values(record).execute();
      await this.#bindings.write(transaction, deviceId, bindings);
    });
    this.#bindings.written(deviceId, bindings);
    this.#remember(record);
  }

  ofStaff(staffId: string): DeviceRecord[] {
    return this.all().filter((record) => record.staffId === staffId);
  }

  /** To the owner of the last of these, which are in order of time. */
  async bind(deviceId: string, bindings: readonly [...Binding[], Binding]): Promise<void> {
    const { pupilId, staffId } = bindings[bindings.length - 1] as Binding;
    const owner = { pupilId, staffId };
    await this.#db.transaction().execute(async (transaction) => {
      await transaction.updateTable('devices').set(owner).where('deviceId', '=', deviceId).execute();
      await this.#bindings.write(transaction, deviceId, bindings);
    });
    this.#bindings.written(deviceId, bindings);
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
    for (let from = 0; from < ids.length; from += writtenTogether) {
      await this.#write(ids.slice(from, from + writtenTogether));
    }
  }

  // A statement for each of a thousand devices would hold up everybody who waits for the database.
  async #write(deviceIds: readonly string[]): Promise<void> {
    const records = deviceIds.flatMap((deviceId) => this.find(deviceId) ?? []);
    if (records.length === 0) return;
    await this.#db
      .insertInto('devices')
      .values(records)
      .onConflict((conflict) =>
        conflict.column('deviceId').doUpdateSet((row) => ({
          extensionVersion: row.ref('excluded.extensionVersion'),
          profileEmail: row.ref('excluded.profileEmail'),
          serialNumber: row.ref('excluded.serialNumber'),
          assetId: row.ref('excluded.assetId'),
          lastSeenAt: row.ref('excluded.lastSeenAt'),
          policyVersion: row.ref('excluded.policyVersion'),
        })),
      )
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
