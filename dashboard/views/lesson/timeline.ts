import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ActivityItem } from '#shared/class-snapshot.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource, type Resource } from '../../state/resource.ts';

/** Newest first, each report once. */
export const mergeActivity = (
  stored: readonly ActivityItem[],
  live: readonly ActivityItem[],
): readonly ActivityItem[] => {
  const bySeq = new Map([...stored, ...live].map((item) => [item.seq, item]));
  return [...bySeq.values()].sort((a, b) => b.at - a.at || b.seq - a.seq);
};

/** What one device told in this lesson: what is stored, and what arrives while one looks. */
export const useTimeline = (
  lessonId: string,
  deviceId: string,
): { resource: Resource<readonly ActivityItem[]>; live: readonly ActivityItem[] } => {
  const { api, connection } = useDashboard();
  const live = useSignal<readonly ActivityItem[]>([]);
  const resource = useResource(() => api.call('timeline', { lessonId, deviceId }), { key: deviceId });
  useEffect(() => {
    live.value = [];
    return connection.on('activity', (id, items) => {
      const ours = items.filter((item) => item.deviceId === deviceId);
      if (id === lessonId && ours.length > 0) live.value = [...live.peek(), ...ours];
    });
  }, [lessonId, deviceId]);
  return { resource, live: live.value };
};
