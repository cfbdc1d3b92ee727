import { alertLookedAt, alertTold } from '#shared/notify/category.ts';
import { atOnceMs } from '../safeguarding/first-look-due.ts';
import type { Storage } from '../storage/storage.ts';
import type { DueIncident } from './due-incidents.ts';

/** Alerts that cannot wait, whose time had come by `now`, and of which nobody has said what they are: a look is not enough. */
export const dueAlerts = async (
  { db }: Pick<Storage, 'db'>,
  now: number,
): Promise<readonly DueIncident[]> => {
  const rows = await db
    .selectFrom('alerts')
    .select(['alertId', 'dueAt', 'lookedAt'])
    .where('level', '=', 'now')
    .where('verdict', 'is', null)
    .where('dueAt', '<=', now)
    .execute();
  return rows.map(({ alertId, dueAt, lookedAt }) => ({
    incidentId: alertId,
    kind: isLookedAt(lookedAt, dueAt) ? alertLookedAt : alertTold,
    audience: 'safeguarding',
    firstLookDueAt: dueAt ?? now,
  }));
};

/** Since it could not wait: whoever looked before saw less. */
const isLookedAt = (lookedAt: number | null, dueAt: number | null): boolean =>
  lookedAt !== null && lookedAt >= (dueAt ?? 0) - atOnceMs;
