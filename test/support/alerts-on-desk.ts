import type { AlertSummary } from '#shared/api/alerts.ts';
import type { StaffClient } from './staff-client.ts';

/** What machines suspect, as it lies on this person's desk, in its order. */
export const alertsOnDesk = async (
  staff: Pick<StaffClient, 'do'>,
  shelf: 'open' | 'mine' | 'closed' = 'open',
): Promise<AlertSummary[]> => {
  const { items } = await staff.do('desk', { shelf, kind: 'alert', search: '' });
  return items.flatMap((item) => (item.is === 'alert' ? [item.alert] : []));
};
