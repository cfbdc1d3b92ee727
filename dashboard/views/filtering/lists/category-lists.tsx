import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty, Loaded } from '../../../ui/loaded.tsx';
import { AddList } from './add-list.tsx';
import { ListDetails } from './list-details.tsx';
import type { Categories } from './list-fields.tsx';
import { ListTable } from './list-table.tsx';
import { counted, sizeWords } from './list-words.ts';
import { useListSources } from './use-list-sources.ts';

const NoLists = () => (
  <Empty title="No list yet">
    <p>
      The starter categories hold well-known sites only. Add a public list from a file, or from an address
      that is fetched regularly.
    </p>
  </Empty>
);

const InForce = ({ index }: { index: EndpointAnswer<'listSources'>['index'] }) =>
  index === null ? null : (
    <p class="quiet-text" data-index-entries={index.entryCount}>
      All lists together: {counted(index.entryCount, 'entry', 'entries')}, {sizeWords(index.sizeBytes)} on
      each device. A site may be in several.
    </p>
  );

/** Where the categories' sites come from beside the starter lists: each list with its state, and a way to add one. */
export const CategoryLists = ({ categories }: { categories: Categories }) => {
  const { resource, working } = useListSources();
  const isAdding = useSignal(false);
  const openId = useSignal<string | null>(null);
  const sources = resource.state.value.value?.sources ?? [];
  const open = sources.find(({ sourceId }) => sourceId === openId.value);
  return (
    <section class="card table-card" aria-labelledby="category-lists-title" data-category-lists>
      <div class="card-head">
        <h2 id="category-lists-title">Category lists</h2>
        <Button icon="plus" onClick={() => (isAdding.value = true)}>
          Add a list
        </Button>
      </div>
      <Loaded resource={resource} what="the category lists">
        {(value) =>
          value.sources.length === 0 ? (
            <NoLists />
          ) : (
            <>
              <ListTable
                sources={value.sources}
                working={working.value}
                onOpen={({ sourceId }) => (openId.value = sourceId)}
              />
              <InForce index={value.index} />
            </>
          )
        }
      </Loaded>
      {isAdding.value && <AddList categories={categories} onClose={() => (isAdding.value = false)} />}
      {open !== undefined && (
        <ListDetails
          key={open.sourceId}
          source={open}
          progress={working.value.get(open.sourceId) ?? null}
          categories={categories}
          onClose={() => (openId.value = null)}
        />
      )}
    </section>
  );
};
