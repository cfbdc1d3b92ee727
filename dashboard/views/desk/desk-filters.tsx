import type { Signal } from '@preact/signals';
import type { EndpointAnswer, EndpointRequest } from '#shared/api.ts';
import { deskKinds } from '#shared/api/desk.ts';
import { incidentShelves, type IncidentShelf } from '#shared/api/incidents.ts';
import { deskKindLabels } from './desk-words.ts';

export type Listed = EndpointAnswer<'desk'>;
export type KindFilter = EndpointRequest<'desk'>['kind'];

const shelfLabels: Readonly<Record<IncidentShelf, string>> = {
  open: 'Open',
  mine: 'With me',
  review: 'To review',
  closed: 'Closed',
};

export const Shelves = ({ shelf, listed }: { shelf: Signal<IncidentShelf>; listed: Listed | null }) => (
  <div class="audience-tabs" role="group" aria-label="Which of them">
    {incidentShelves.map((each) => (
      <button
        key={each}
        class="audience-tab"
        type="button"
        aria-pressed={shelf.value === each}
        onClick={() => (shelf.value = each)}
      >
        {shelfLabels[each]} {listed !== null && <span class="tabular">{listed.counts[each]}</span>}
      </button>
    ))}
  </div>
);

/** "Everything", or one kind; how many there are of each. */
export const Kinds = ({ kind, listed }: { kind: Signal<KindFilter>; listed: Listed | null }) => (
  <label class="desk-kind">
    <span class="unseen">Kind</span>
    <select
      name="kind"
      value={kind.value}
      onChange={({ currentTarget: { value } }) =>
        (kind.value = deskKinds.find((each) => each === value) ?? 'all')
      }
    >
      <option value="all">Everything</option>
      {deskKinds.map((each) => (
        <option key={each} value={each}>
          {deskKindLabels[each]}
          {listed !== null && ` (${listed.ofKind[each]})`}
        </option>
      ))}
    </select>
  </label>
);

interface SearchProps {
  readonly search: Signal<string>;
  readonly field: { current: HTMLInputElement | null };
}

export const Search = ({ search, field }: SearchProps) => (
  <label class="incident-search">
    <span class="unseen">Find by a name or an incident’s number</span>
    <input
      ref={field}
      type="search"
      name="search"
      value={search.value}
      placeholder="Name or number  ( / )"
      maxLength={100}
      onInput={(event) => (search.value = event.currentTarget.value)}
    />
  </label>
);
