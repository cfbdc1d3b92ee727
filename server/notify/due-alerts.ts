import { alertTold } from '#shared/notify/category.ts';
import { atOnceMs } from '../safeguarding/first-look-due.ts';
import type { Storage } from '../storage/storage.ts';
import type { DueIncident } from './due-incidents.ts';

/** Alerts that cannot wait, were told of in time before `now`, and that nobody has said anything of. */
export const dueAlerts = async (
  { db }: Pick<Storage, 'db'>,
  now: number,
): Promise<readonly DueIncident[]> => {
  const rows = await db
    .selectFrom('notifications')
    .innerJoin('alerts', 'alerts.alertId', 'notifications.incidentId')
    .select(['notifications.incidentId', 'notifications.at'])
    .where('notifications.kind', '=', alertTold)
    .where('reason', '=', 'recorded')
    .where('notifications.at', '<=', now - atOnceMs)
    .where('verdict', 'is', null)
    .execute();
  return rows.map(({ incidentId, at }) => ({
    incidentId,
    kind: alertTold,
    audience: 'safeguarding',
    firstLookDueAt: at + atOnceMs,
  }));
};
