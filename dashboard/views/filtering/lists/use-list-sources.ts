import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { EndpointAnswer } from '#shared/api.ts';
import type { ListProgress } from '#shared/api/category-lists.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import { useResource, type Resource } from '../../../state/resource.ts';

export interface ListSources {
  readonly resource: Resource<EndpointAnswer<'listSources'>>;
  /** By source how far the work on it is; as asked for, and as told since. */
  readonly working: ReadonlySignal<ReadonlyMap<string, ListProgress>>;
}

export const useListSources = (): ListSources => {
  const { api, connection } = useDashboard();
  const resource = useResource(() => api.call('listSources', {}), { reloadOn: 'lists-changed' });
  const working = useSignal<ReadonlyMap<string, ListProgress>>(new Map());
  const asked = resource.state.value.value?.working;
  useEffect(() => {
    working.value = new Map(asked?.map((each) => [each.sourceId, each]));
  }, [asked]);
  useEffect(
    () =>
      connection.on('list-progress', (progress) => {
        working.value = new Map(working.peek()).set(progress.sourceId, progress);
      }),
    [],
  );
  return { resource, working };
};
