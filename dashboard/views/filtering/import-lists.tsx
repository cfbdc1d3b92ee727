import { useSignal } from '@preact/signals';
import type { SkipReason, TakenLists } from '#shared/api/category-lists.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import type { PolicyAnswer } from './policy-answer.ts';

const skipWords: Record<SkipReason, string> = {
  'not-a-host': 'not the name of a site',
  'ip-address': 'a number instead of a name',
  'single-label': 'a name without a dot',
  'public-suffix': 'too wide: everything under it would count',
  'not-a-host-rule': 'a rule for parts of pages',
  exception: 'an exception to another rule',
  'bad-category': 'not the name of a category',
  'too-long': 'too long',
};

const figure = new Intl.NumberFormat('en-GB');
const shownLines = 20;

const leftOut = (taken: TakenLists): number =>
  Object.values(taken.skippedCounts).reduce((sum, count) => sum + count, 0);

const Taken = ({ taken }: { taken: TakenLists }) => (
  <div data-taken={taken.hostCount}>
    <p>
      {figure.format(taken.hostCount)} sites in {taken.categories.length}{' '}
      {taken.categories.length === 1 ? 'category' : 'categories'}, in force with version {taken.version}.
    </p>
    {leftOut(taken) > 0 && (
      <details>
        <summary>
          Left out: {figure.format(leftOut(taken))} {leftOut(taken) === 1 ? 'line' : 'lines'}
        </summary>
        <ul>
          {taken.skipped.slice(0, shownLines).map(({ file, line, why }) => (
            <li key={`${file} ${line}`}>
              <bdi>{file}</bdi>, line {line}: {skipWords[why]}
            </li>
          ))}
        </ul>
      </details>
    )}
  </div>
);

export interface ImportListsProps {
  readonly categories: PolicyAnswer['categories'];
  readonly onImported: () => unknown;
}

/** Takes a public list of sites from a file; devices get it with the next version of the policy. */
export const ImportLists = ({ categories, onImported }: ImportListsProps) => {
  const { api } = useDashboard();
  const file = useSignal<File | null>(null);
  const open = categories.filter(({ isIllegal }) => !isIllegal);
  const categoryId = useSignal(open[0]?.id ?? '');
  const taken = useSignal<TakenLists | null>(null);
  const send = () => {
    const chosen = file.peek();
    taken.value = null;
    return chosen && api.importLists(chosen, categoryId.peek());
  };
  return (
    <section class="card" aria-labelledby="import-title">
      <h2 id="import-title">Import a list</h2>
      <p class="quiet-text">
        UT1 archives, hosts files, plain names, AdBlock or CSV, packed or not. It takes the place of the list
        imported before.
      </p>
      <Form
        name="import-lists"
        submit="Import"
        isDisabled={file.value === null}
        onSubmit={send}
        onDone={(value) => {
          taken.value = value;
          void onImported();
        }}
      >
        <Field label="File">
          {(ids) => (
            <input
              {...ids}
              type="file"
              name="list"
              onChange={(event) => (file.value = event.currentTarget.files?.[0] ?? null)}
            />
          )}
        </Field>
        <Field label="Category" hint="For a list that names no categories itself.">
          {(ids) => (
            <select
              {...ids}
              name="categoryId"
              value={categoryId.value}
              onChange={(event) => (categoryId.value = event.currentTarget.value)}
            >
              {open.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
      </Form>
      <div role="status">{taken.value !== null && <Taken taken={taken.value} />}</div>
    </section>
  );
};
