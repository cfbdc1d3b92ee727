import { failure, success, type Result } from '#shared/result.ts';
import type { Handlers } from '../../http/endpoint.ts';
import { askMay } from '../../people/ask-may.ts';
import type { PolicyStore } from '../policy-store.ts';
import { changingLists, isOpenCategory, mostSources, type ChangeListsParts } from './change-lists.ts';
import { describeSource, type SourceRow } from './list-sources.ts';

export interface ListEndpointsParts extends ChangeListsParts {
  readonly policies: Pick<PolicyStore, 'current'>;
}

type ListEndpoints = Pick<
  Handlers,
  'listSources' | 'addListAddress' | 'changeListSource' | 'removeListSource' | 'fetchListNow'
>;

const withSource = async (
  { listSources }: ChangeListsParts,
  sourceId: string,
  work: (row: SourceRow) => Promise<void> | void,
): Promise<Result<{ name: string }>> => {
  const row = await listSources.find(sourceId);
  if (row === null) return failure('not-found');
  await work(row);
  return success({ name: row.name });
};

export const listEndpoints = (parts: ListEndpointsParts): ListEndpoints => ({
  listSources: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'view-policy', {}, 'category lists');
    if (refused) return refused;
    const sources = (await parts.listSources.all()).map(describeSource);
    const { listed } = parts.policies.current;
    const index = listed && { entryCount: listed.index.hostCount, sizeBytes: listed.sizeBytes };
    return success({ sources, working: [...parts.listWork.working], index });
  },

  addListAddress: async (source, { actor }) => {
    let sourceId = '';
    const { name, address, plan } = source;
    const done = await changingLists(parts, actor, 'add-list', async () => {
      if (!isOpenCategory(source.categoryId)) return failure('bad-message');
      if ((await parts.listSources.all()).length >= mostSources) return failure('too-many');
      sourceId = await parts.listSources.add(source);
      parts.listWork.fetch(sourceId, actor.accountId);
      return success({ name, facts: { address, plan } });
    });
    return done.ok ? success({ sourceId }) : done;
  },

  changeListSource: ({ sourceId, ...change }, { actor }) =>
    changingLists(parts, actor, 'change-list', () =>
      withSource(parts, sourceId, async (row) => {
        const { address, plan, ...others } = change;
        // An upload has no address and never gets one.
        const where = row.address === null ? {} : { ...(address && { address }), ...(plan && { plan }) };
        await parts.listSources.change(sourceId, { ...(others.name && { name: others.name }), ...where });
      }),
    ),

  removeListSource: ({ sourceId }, { actor }) =>
    changingLists(parts, actor, 'remove-list', () =>
      withSource(parts, sourceId, async (row) => {
        await parts.listSources.remove(sourceId);
        parts.listWork.forget(row, actor.accountId);
      }),
    ),

  fetchListNow: ({ sourceId }, { actor }) =>
    changingLists(parts, actor, 'fetch-list', () =>
      withSource(parts, sourceId, () => parts.listWork.fetch(sourceId, actor.accountId)),
    ),
});
