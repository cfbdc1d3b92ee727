import { useSignal, type Signal } from '@preact/signals';
import type { FocusItem } from '#shared/focus-list.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import { itemsOfPupil, sitesOfClass, withItems, type FocusDraft } from '../../state/focus-draft.ts';
import { readAddresses, type PastedAddresses } from '../../state/pasted-addresses.ts';
import { Button } from '../../ui/button.tsx';
import { Field, TextAreaField } from '../../ui/field.tsx';

export interface AddAddressesProps {
  readonly draft: Signal<FocusDraft>;
  readonly tiles: readonly Tile[];
}

const badLineWords = (badLines: PastedAddresses['badLines']): string =>
  badLines
    .slice(0, 5)
    .map(({ line, text }) => `Line ${line} has no address: “${text.slice(0, 60)}”.`)
    .join(' ') + (badLines.length > 5 ? ` And ${badLines.length - 5} more lines.` : '');

/** From any text with addresses in it, or from what is open in the class. */
export const AddAddresses = ({ draft, tiles }: AddAddressesProps) => {
  const text = useSignal('');
  const error = useSignal<string | null>(null);
  const add = (items: readonly FocusItem[]) => (draft.value = withItems(draft.peek(), items));
  const addPasted = () => {
    const { items, badLines } = readAddresses(text.peek());
    add(items);
    error.value = badLines.length === 0 ? null : badLineWords(badLines);
    // What was not understood stays, to be put right.
    text.value = badLines.map((bad) => bad.text).join('\n');
  };
  return (
    <div class="two-columns">
      <div class="focus-part">
        <TextAreaField
          label="Paste addresses"
          name="addresses"
          rows={3}
          value={text.value}
          onInput={(value) => (text.value = value)}
          error={error.value}
          hint="A plan, a mail or one on each line: the addresses are found in it."
          isCode
        />
        <Button icon="plus" onClick={addPasted} isDisabled={text.value.trim() === ''}>
          Add these
        </Button>
      </div>
      <OpenTabs tiles={tiles} onAdd={add} />
    </div>
  );
};

const wholeClass = '';

const OpenTabs = ({
  tiles,
  onAdd,
}: Pick<AddAddressesProps, 'tiles'> & { onAdd: (items: FocusItem[]) => void }) => {
  const from = useSignal(wholeClass);
  const withTabs = tiles.filter((tile) => itemsOfPupil(tile).length > 0);
  const chosen = withTabs.find(({ pupilId }) => pupilId === from.value);
  const items = chosen === undefined ? sitesOfClass(withTabs) : itemsOfPupil(chosen);
  return (
    <div class="focus-part">
      <Field
        label="Or take what is open now"
        hint={`${items.length} ${items.length === 1 ? 'address' : 'addresses'}`}
      >
        {(ids) => (
          <select
            {...ids}
            name="open-tabs"
            value={chosen?.pupilId ?? wholeClass}
            onChange={(event) => (from.value = event.currentTarget.value)}
          >
            <option value={wholeClass}>All sites the class has open</option>
            {withTabs.map(({ pupilId, name }) => (
              <option key={pupilId} value={pupilId}>
                Tabs of {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button icon="plus" onClick={() => onAdd(items)} isDisabled={items.length === 0}>
        Add open tabs
      </Button>
    </div>
  );
};
