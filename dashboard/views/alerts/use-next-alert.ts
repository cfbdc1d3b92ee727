import { useLocation } from 'preact-iso';
import { useDashboard } from '../../dashboard-context.ts';

/** Opens the most urgent alert that waits beside this one, or else the desk. */
export const useNextAlert = (alertId: string) => {
  const { api, notices } = useDashboard();
  const { route } = useLocation();
  return async (): Promise<void> => {
    const listed = await api.call('alerts', { shelf: 'open' });
    if (!listed.ok) return notices.say('bad', listed.detail);
    const next = listed.value.alerts.find((each) => each.alertId !== alertId && each.verdict === null);
    route(next === undefined ? '/incidents' : `/alerts/${next.alertId}`);
  };
};
