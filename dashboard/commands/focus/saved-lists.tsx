import { useSignal } from '@preact/signals';
import type { SavedFocusList } from '#shared/api/focus.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource, type Resource } from '../../state/resource.ts';
import { Button } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';

export interface SavedListsProps {
  readonly resource: Resource<SavedFocusList[]>;
  readonly onStart: (list: SavedFocusList) => void;
  readonly onEdit: (list: SavedFocusList) => void;
}

export const useSavedLists = (): Resource<SavedFocusList[]> => {
  const { api } = useDashboard();
  return useResource(() => api.call('focusLists', {}));
};

/** Those last used first: one press starts one. */
export const SavedLists = ({ resource, onStart, onEdit }: SavedListsProps) => (
  <section class="focus-part" aria-labelledby="saved-lists-title">
    <h3 id="saved-lists-title">Saved lists</h3>
    <Loaded resource={resource} what="your lists">
      {(lists) =>
        lists.length === 0 ? (
          <p class="quiet-text">None yet. Make one below and keep it: next time it is one press.</p>
        ) : (
          <ul class="focus-saved">
            {lists.map((list) => (
              <SavedList
                key={list.focusListId}
                list={list}
                reload={resource.reload}
                onStart={onStart}
                onEdit={onEdit}
              />
            ))}
          </ul>
        )
      }
    </Loaded>
  </section>
);

const whose = ({ isMine, isShared, by }: SavedFocusList): string => {
  if (!isMine) return `from ${by}`;
  return isShared ? 'shared with the school' : 'only yours';
};

type SavedListProps = Pick<SavedListsProps, 'onStart' | 'onEdit'> & {
  list: SavedFocusList;
  reload: () => Promise<void>;
};

const SavedList = ({ list, onStart, onEdit, reload }: SavedListProps) => (
  <li data-focus-list={list.name}>
    <p>
      <bdi class="line-title">{list.name}</bdi>
      <span class="quiet-text">
        {list.items.length === 1 ? '1 address' : `${list.items.length} addresses`} · {whose(list)}
      </span>
    </p>
    <Button kind="primary" onClick={() => onStart(list)} label={`Start ${list.name}`}>
      Start
    </Button>
    <Button kind="quiet" onClick={() => onEdit(list)} label={`${list.isMine ? 'Edit' : 'Copy'} ${list.name}`}>
      {list.isMine ? 'Edit' : 'Copy'}
    </Button>
    {list.isMine && <DeleteList list={list} reload={reload} />}
  </li>
);

/** A second press confirms, in the same place. */
const DeleteList = ({ list, reload }: Pick<SavedListProps, 'list' | 'reload'>) => {
  const { api } = useDashboard();
  const isAsked = useSignal(false);
  const remove = async () => {
    await api.call('deleteFocusList', { focusListId: list.focusListId });
    await reload();
  };
  return isAsked.value ? (
    <Button kind="danger" onClick={remove} label={`Delete ${list.name} for good`}>
      Delete for good
    </Button>
  ) : (
    <Button kind="quiet" onClick={() => (isAsked.value = true)} label={`Delete ${list.name}`}>
      Delete
    </Button>
  );
};
