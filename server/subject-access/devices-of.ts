import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';

/** A device while it was a pupil's. Server epoch ms; `until` is null while it is. */
export interface PupilDevice {
  readonly serialNumber: string | null;
  readonly assetId: string | null;
  readonly since: number;
  readonly until: number | null;
  /** Of a device that is another's now these are theirs, and not here. */
  readonly now: { readonly profileEmail: string | null; readonly lastSeenAt: number } | null;
}

/** Every device that a pupil has or had, as far back as that is kept; the earliest first. */
export const devicesOf = async (db: Kysely<Schema>, pupilId: string): Promise<PupilDevice[]> => {
  const rows = await db
    .selectFrom('deviceBindings')
    .innerJoin('devices', 'devices.deviceId', 'deviceBindings.deviceId')
    .select(['deviceBindings.deviceId', 'fromAt', 'deviceBindings.pupilId'])
    .select(['serialNumber', 'assetId', 'profileEmail', 'lastSeenAt'])
    .where('deviceBindings.deviceId', 'in', (row) =>
      row.selectFrom('deviceBindings as own').select('own.deviceId').where('own.pupilId', '=', pupilId),
    )
    .orderBy('deviceBindings.deviceId')
    .orderBy('fromAt')
    .execute();
  return rows
    .flatMap((row, index) => {
      if (row.pupilId !== pupilId || isOfSame(row, rows[index - 1])) return [];
      const { deviceId, serialNumber, assetId, profileEmail, lastSeenAt, fromAt: since } = row;
      const next = rows.find((each, place) => place > index && !isOfSame(each, row));
      const until = next?.deviceId === deviceId ? next.fromAt : null;
      return {
        serialNumber,
        assetId,
        since,
        until,
        now: until === null ? { profileEmail, lastSeenAt } : null,
      };
    })
    .toSorted((one, other) => one.since - other.since);
};

interface Owned {
  readonly deviceId: string;
  readonly pupilId: string | null;
}

const isOfSame = (one: Owned, other: Owned | undefined): boolean =>
  one.deviceId === other?.deviceId && one.pupilId === other.pupilId;
