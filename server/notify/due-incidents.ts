import type { NotifyAudience } from '#shared/notify/category.ts';
import type { Storage } from '../storage/storage.ts';

export interface DueIncident {
  readonly incidentId: string;
  readonly kind: string;
  readonly audience: NotifyAudience;
  /** When somebody must have looked at it, epoch ms. */
  readonly firstLookDueAt: number;
}

/** Which incidents nobody has looked at in time. */
export interface DueIncidents {
  /** Those whose time had come before `now`. */
  dueBefore(now: number): Promise<readonly DueIncident[]>;
}

/** By what was told of them and what the ledger says of looks at them. */
export const dueByLedger = ({ storage }: { readonly storage: Pick<Storage, 'db'> }): DueIncidents => ({
  dueBefore: (now) =>
    storage.db
      .selectFrom('notifications')
      .innerJoin('incidents', 'incidents.incidentId', 'notifications.incidentId')
      .select([
        'notifications.incidentId',
        'notifications.kind',
        'notifications.audience',
        'notifications.firstLookDueAt',
      ])
      .where('notifications.reason', '=', 'recorded')
      .where('notifications.firstLookDueAt', '<=', now)
      .where('incidents.decision', '=', 'open')
      .where((row) =>
        row.not(
          row.exists(
            row
              .selectFrom('ledger')
              .select('ledger.seq')
              .whereRef('ledger.object', '=', 'notifications.incidentId')
              .where('ledger.action', '=', 'view-incident')
              .where('ledger.outcome', '=', 'done'),
          ),
        ),
      )
      .execute(),
});
