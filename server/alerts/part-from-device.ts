import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';
import { dayOf, hideReport } from '../told/sealed-tellers.ts';

/** In place of a device that nobody is to find from here. */
export const noDevice = '';

/**
 * Whom an alert was about, and on which device, is in the incident itself, sealed. Where that is for the head or the chair
 * alone no readable row leads from it to either (R46): neither by name, nor by the number of the report, nor by its moment.
 */
export const partFromDevice = async (db: Kysely<Schema>, incidentId: string): Promise<void> => {
  const alerts = await db
    .selectFrom('alerts')
    .select(['alertId', 'firstAt', 'lastAt'])
    .where('incidentId', '=', incidentId)
    .where('deviceId', '!=', noDevice)
    .execute();
  for (const { alertId, firstAt, lastAt } of alerts) {
    await partSigns(db, alertId);
    await db
      .updateTable('alerts')
      .set({ pupilId: null, deviceId: noDevice, firstAt: dayOf(firstAt), lastAt: dayOf(lastAt) })
      .where('alertId', '=', alertId)
      .execute();
  }
};

const partSigns = async (db: Kysely<Schema>, alertId: string): Promise<void> => {
  const signs = await db
    .selectFrom('alertSigns')
    .select(['signId', 'deviceId', 'seq', 'at'])
    .where('alertId', '=', alertId)
    .orderBy('at')
    .orderBy('seq')
    .execute();
  for (const [place, { signId, deviceId, seq, at }] of signs.entries()) {
    await hideReport(db, { deviceId, seq, at });
    // A number of its own, because no two signs of a device have the same.
    await db
      .updateTable('alertSigns')
      .set({ deviceId: signId, seq: place, at: dayOf(at) })
      .where('signId', '=', signId)
      .execute();
  }
};

/** Those that were moved before this was so. */
export const partEarlierAlerts = async (db: Kysely<Schema>): Promise<void> => {
  const rows = await db
    .selectFrom('alerts')
    .innerJoin('incidents', 'incidents.incidentId', 'alerts.incidentId')
    .select('incidents.incidentId')
    .where('audience', '!=', 'safeguarding')
    .where('deviceId', '!=', noDevice)
    .execute();
  if (rows.length === 0) return;
  await db.transaction().execute(async (transaction) => {
    for (const { incidentId } of rows) await partFromDevice(transaction, incidentId);
  });
};
