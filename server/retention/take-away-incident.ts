import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';
import { removeAlerts } from '../alerts/expire-alerts.ts';
import { incidentTables } from './whose-incident.ts';

/** What else names an incident, and how it goes with it. A test holds that no table is missing in either list. */
export const tablesBesideIncidents = [
  'alerts',
  'countedIncidents',
  'initialReviews',
  'notifications',
  'referrals',
  'sealedIncidents',
  'tellings',
] as const;

/** All rows about an incident. A referral stays, as what the police may ask about, and names it no more. */
export const takeAwayIncident = async (transaction: Kysely<Schema>, incidentId: string): Promise<void> => {
  const reviewIds = await reviewsOf(transaction, incidentId);
  if (reviewIds.length > 0) {
    for (const table of ['reviewAnswers', 'reviewViewings', 'initialReviews'] as const)
      await transaction.deleteFrom(table).where('reviewId', 'in', reviewIds).execute();
  }
  await transaction
    .deleteFrom('notificationSends')
    .where('notificationId', 'in', (row) =>
      row.selectFrom('notifications').select('notificationId').where('incidentId', '=', incidentId),
    )
    .execute();
  await removeAlerts(transaction, await alertsOf(transaction, incidentId));
  await transaction
    .updateTable('referrals')
    .set({ incidentId: null })
    .where('incidentId', '=', incidentId)
    .execute();
  await transaction.deleteFrom('incidentLinks').where('otherId', '=', incidentId).execute();
  for (const table of [
    'countedIncidents',
    'notifications',
    'sealedIncidents',
    'tellings',
    ...incidentTables,
  ] as const)
    await transaction.deleteFrom(table).where('incidentId', '=', incidentId).execute();
};

export const reviewsOf = async (db: Kysely<Schema>, incidentId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('initialReviews')
    .select('reviewId')
    .where('incidentId', '=', incidentId)
    .execute();
  return rows.map(({ reviewId }) => reviewId);
};

/** The alerts that it came from go with it. */
export const alertsOf = async (db: Kysely<Schema>, incidentId: string): Promise<string[]> => {
  const rows = await db.selectFrom('alerts').select('alertId').where('incidentId', '=', incidentId).execute();
  return rows.map(({ alertId }) => alertId);
};
