import { useSignal, type Signal } from '@preact/signals';
import type { FetchPlan } from '#shared/api/category-lists.ts';
import type { Result } from '#shared/result.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import { Choice } from '../../../ui/choice.tsx';
import { TextField } from '../../../ui/field.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import {
  addressTrouble,
  CategoryField,
  FileField,
  openCategories,
  PlanField,
  type Categories,
} from './list-fields.tsx';

export interface AddListProps {
  readonly categories: Categories;
  readonly onClose: () => void;
}

type Origin = 'file' | 'address';
const origins: readonly { value: Origin; label: string }[] = [
  { value: 'file', label: 'From a file' },
  { value: 'address', label: 'From an address' },
];

/** What a person fills in. */
const useFields = (categories: Categories) => ({
  origin: useSignal<Origin>('file'),
  file: useSignal<File | null>(null),
  address: useSignal(''),
  addressError: useSignal<string | null>(null),
  plan: useSignal<FetchPlan>('daily'),
  name: useSignal(''),
  categoryId: useSignal(openCategories(categories)[0]?.id ?? ''),
});
type Fields = ReturnType<typeof useFields>;

/** What it is called where nobody gave it a name: the file, or the server. */
const nameOf = ({ name, origin, file, address }: Fields): string => {
  const named = name.peek().trim();
  if (named !== '') return named;
  if (origin.peek() === 'file') return (file.peek()?.name ?? '').slice(0, 120);
  return URL.canParse(address.peek()) ? new URL(address.peek()).host.slice(0, 120) : '';
};

const useSend = (fields: Fields) => {
  const { api } = useDashboard();
  return (): Promise<Result<unknown>> | null => {
    const { origin, file, address, addressError, plan, categoryId } = fields;
    const about = { name: nameOf(fields), categoryId: categoryId.peek() };
    if (origin.peek() === 'file') {
      const chosen = file.peek();
      return chosen && api.uploadList(chosen, about);
    }
    addressError.value = addressTrouble(address.peek());
    if (addressError.value !== null) return null;
    return api.call('addListAddress', { ...about, address: address.peek().trim(), plan: plan.peek() });
  };
};

const AddressFields = ({ address, addressError, plan }: Fields) => (
  <>
    <TextField
      label="Address"
      name="address"
      type="url"
      value={address.value}
      onInput={(value) => (address.value = value)}
      error={addressError.value}
      maxLength={2_000}
      placeholder="https://"
    />
    <PlanField plan={plan} />
  </>
);

const NameField = ({ name }: { name: Signal<string> }) => (
  <TextField
    label="Name"
    name="listName"
    value={name.value}
    onInput={(value) => (name.value = value)}
    maxLength={120}
    isRequired={false}
    hint="As it is to stand in the table. The file or server when left empty."
  />
);

/** A new list beside those that are there. */
export const AddList = ({ categories, onClose }: AddListProps) => {
  const { notices } = useDashboard();
  const fields = useFields(categories);
  const { origin, file, name, categoryId } = fields;
  return (
    <FormDialog
      title="Add a list"
      onClose={onClose}
      name="add-list"
      submit="Add"
      isDisabled={origin.value === 'file' && file.value === null}
      onSubmit={useSend(fields)}
      onDone={() => {
        notices.say('good', 'The list is here and is being read.');
        onClose();
      }}
    >
      <Choice
        legend="Where it comes from"
        options={origins}
        value={origin.value}
        onChange={(value) => (origin.value = value)}
      />
      {origin.value === 'file' ? (
        <FileField
          file={file}
          hint="UT1 archives, hosts files, plain names, AdBlock rules or CSV, packed or not."
        />
      ) : (
        <AddressFields {...fields} />
      )}
      <CategoryField categories={categories} categoryId={categoryId} />
      <NameField name={name} />
    </FormDialog>
  );
};
