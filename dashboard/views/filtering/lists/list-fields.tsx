import type { Signal } from '@preact/signals';
import { fetchPlans, listAddressSchema, type FetchPlan } from '#shared/api/category-lists.ts';
import { Field } from '../../../ui/field.tsx';
import type { PolicyAnswer } from '../policy-answer.ts';
import { planLabels } from './list-words.ts';

export type Categories = PolicyAnswer['categories'];

/** Lists may fill any category but a sealed one. */
export const openCategories = (categories: Categories): Categories =>
  categories.filter(({ isIllegal }) => !isIllegal);

/** A sentence for an address that cannot be fetched, or null. */
export const addressTrouble = (address: string): string | null =>
  listAddressSchema.safeParse(address.trim()).success
    ? null
    : 'Enter the whole address, such as https://lists.example/games.txt.';

export const FileField = ({ file, hint }: { file: Signal<File | null>; hint?: string }) => (
  <Field label="File" hint={hint}>
    {(ids) => (
      <input
        {...ids}
        type="file"
        name="list"
        onChange={(event) => (file.value = event.currentTarget.files?.[0] ?? null)}
      />
    )}
  </Field>
);

export const CategoryField = (props: { categories: Categories; categoryId: Signal<string> }) => (
  <Field label="Category" hint="For a list that names no categories itself.">
    {(ids) => (
      <select
        {...ids}
        name="categoryId"
        value={props.categoryId.value}
        onChange={(event) => (props.categoryId.value = event.currentTarget.value)}
      >
        {openCategories(props.categories).map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

export const PlanField = ({ plan }: { plan: Signal<FetchPlan> }) => (
  <Field label="Fetch it" hint="Only what changed is sent to devices.">
    {(ids) => (
      <select
        {...ids}
        name="plan"
        value={plan.value}
        onChange={(event) => {
          const { value } = event.currentTarget;
          plan.value = fetchPlans.find((each) => each === value) ?? 'by-hand';
        }}
      >
        {(Object.keys(planLabels) as FetchPlan[]).map((each) => (
          <option key={each} value={each}>
            {planLabels[each]}
          </option>
        ))}
      </select>
    )}
  </Field>
);
