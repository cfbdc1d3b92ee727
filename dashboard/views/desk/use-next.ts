import { useLocation } from 'preact-iso';
import type { DeskItem } from '#shared/api/desk.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { pathOf } from './desk-words.ts';

/** Nobody has looked at it yet, or not since more came; at what is sealed nobody looks. */
const waitsForLook = (item: DeskItem): boolean => {
  if (item.is === 'incident') return item.incident.firstLookAt === null && !item.incident.isSealed;
  if (item.is === 'referral') return false;
  const { verdict, look, lastAt } = item.alert;
  return verdict === null && (look === null || look.at < lastAt);
};

/** Opens the most urgent that waits for a look beside this one, whatever it is, or else the desk. */
export const useNext = (id: string) => {
  const { api, notices } = useDashboard();
  const { route } = useLocation();
  return async (): Promise<void> => {
    const listed = await api.call('desk', { shelf: 'open', kind: 'all', search: '' });
    if (!listed.ok) return notices.say('bad', listed.detail);
    const next = listed.value.items.find((item) => item.id !== id && waitsForLook(item));
    if (next === undefined) notices.say('good', 'Everything that is open has been looked at.');
    route(next === undefined ? '/incidents' : pathOf(next));
  };
};
