import type { Signal } from '@preact/signals';
import { isSiteAddress, type FocusItem } from '#shared/focus-list.ts';
import { hostOf } from '../../state/address.ts';
import {
  reachOfItem,
  titleOfItem,
  withoutItem,
  withoutNeed,
  withWholeSite,
  type FocusDraft,
} from '../../state/focus-draft.ts';
import { Icon } from '../../ui/icon.tsx';

interface DraftProps {
  readonly draft: Signal<FocusDraft>;
}

/** What opens, one line each. */
export const ListEditor = ({ draft }: DraftProps) => {
  const { items, needs } = draft.value;
  return (
    <section class="focus-part" aria-labelledby="focus-items-title">
      <h3 id="focus-items-title">
        On the list <span class="count">{items.length}</span>
      </h3>
      {items.length === 0 && (
        <p class="quiet-text">Nothing yet. Everything on the list opens; the rest waits.</p>
      )}
      <ul class="focus-items">
        {items.map((item) => (
          <ItemLine key={item.url} item={item} draft={draft} />
        ))}
      </ul>
      {needs.length > 0 && (
        <>
          <p class="quiet-text">These need, and open too:</p>
          <ul class="focus-needs">
            {needs.map((host) => (
              <li key={host}>
                <bdi>{host}</bdi>
                <Remove what={host} onRemove={() => (draft.value = withoutNeed(draft.peek(), host))} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

const ItemLine = ({ item, draft }: DraftProps & { item: FocusItem }) => (
  <li data-focus-item={item.url}>
    <p title={item.url}>
      <bdi class="line-title">{titleOfItem(item)}</bdi>
      <span class="line-host">
        <bdi>{item.title === '' ? '' : `${hostOf(item.url)}: `}</bdi>
        opens {reachOfItem(item)}
      </span>
    </p>
    {!isSiteAddress(item.url) && (
      <label class="focus-whole">
        <input
          type="checkbox"
          checked={item.isWholeSite}
          onChange={(event) =>
            (draft.value = withWholeSite(draft.peek(), item.url, event.currentTarget.checked))
          }
        />
        Whole site<span class="unseen"> of {titleOfItem(item)}</span>
      </label>
    )}
    <Remove what={titleOfItem(item)} onRemove={() => (draft.value = withoutItem(draft.peek(), item.url))} />
  </li>
);

const Remove = ({ what, onRemove }: { what: string; onRemove: () => void }) => (
  <button class="button quiet icon-only" type="button" onClick={onRemove} title="Remove">
    <Icon name="close" />
    <span class="unseen">Remove {what}</span>
  </button>
);
