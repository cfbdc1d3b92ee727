import type { Kysely } from 'kysely';
import type { ExpiringTable } from '../retention/expire-rows.ts';
import type { Schema } from '../storage/schema.ts';

/** As in expire-rows, which needs this file. */
const batch = 200;

/** Alerts with all that belongs to them, and what was sent about them. */
export const removeAlerts = async (db: Kysely<Schema>, alertIds: readonly string[]): Promise<void> => {
  if (alertIds.length === 0) return;
  const sent = db.selectFrom('notifications').select('notificationId').where('incidentId', 'in', alertIds);
  await db.deleteFrom('notificationSends').where('notificationId', 'in', sent).execute();
  await db.deleteFrom('notifications').where('incidentId', 'in', alertIds).execute();
  for (const table of ['alertSigns', 'alertVerdicts', 'alerts'] as const)
    await db.deleteFrom(table).where('alertId', 'in', alertIds).execute();
};

export const alerts: ExpiringTable = {
  record: 'alert',
  next: async (db, { before, heldPupilIds }) => {
    // What became an incident is part of that record, and goes with it.
    const old = db
      .selectFrom('alerts')
      .select('alertId')
      .where('incidentId', 'is', null)
      .where('lastAt', '<', before);
    const ofOthers = heldPupilIds.length
      ? old.where((row) => row.or([row('pupilId', 'is', null), row('pupilId', 'not in', heldPupilIds)]))
      : old;
    const rows = await ofOthers.limit(batch).execute();
    return rows.map(({ alertId }) => alertId);
  },
  remove: removeAlerts,
};
