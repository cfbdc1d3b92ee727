import { useSignal } from '@preact/signals';
import { failure } from '#shared/result.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import { Field } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { PolicyAnswer } from '../policy-answer.ts';

export interface SealedListsProps {
  readonly sources: PolicyAnswer['sealedSources'];
  readonly reload: () => Promise<void>;
}

const figure = new Intl.NumberFormat('en-GB');

const Loaded = ({ sources }: Pick<SealedListsProps, 'sources'>) =>
  sources.length === 0 ? (
    <p data-sealed="0">
      <Icon name="silent" /> <strong>Not loaded.</strong> Such lists are given to members of the Internet
      Watch Foundation and to the police’s partners. Without one, nothing here stops illegal sites by name.
    </p>
  ) : (
    <ul class="plain-list" data-sealed={sources.length}>
      {sources.map(({ name, issued, entryCount }) => (
        <li key={name}>
          <Icon name="check" /> <bdi>{name}</bdi>: {figure.format(entryCount)} entries, issued on {issued}
        </li>
      ))}
    </ul>
  );

/** Lists of illegal sites: shown by who issued them, never by what is on them, and never taken out. */
export const SealedLists = ({ sources, reload }: SealedListsProps) => {
  const { api, notices } = useDashboard();
  const file = useSignal<File | null>(null);
  const send = () => {
    const chosen = file.peek();
    if (chosen === null) return null;
    return chosen.text().then(
      (text) => api.call('loadSealedList', { text }),
      () => failure('failed', 'This file could not be read.'),
    );
  };
  return (
    <section class="card" aria-labelledby="sealed-title">
      <h2 id="sealed-title">Illegal content, sealed</h2>
      <p class="quiet-text">
        Blocked for everybody, staff too. A list holds fingerprints, not addresses. Once loaded it can be
        renewed by a later issue, and nobody can switch it off or take it out.
      </p>
      <Loaded sources={sources} />
      <Form
        name="load-sealed-list"
        submit="Load"
        isDisabled={file.value === null}
        onSubmit={send}
        onDone={({ source, entryCount }) => {
          notices.say('good', `${figure.format(entryCount)} entries of ${source} are in force.`);
          void reload();
        }}
      >
        <Field label="Sealed list" hint="A text file; docs/sealed-lists.md says how one is made.">
          {(ids) => (
            <input
              {...ids}
              type="file"
              name="sealed-list"
              onChange={(event) => (file.value = event.currentTarget.files?.[0] ?? null)}
            />
          )}
        </Field>
      </Form>
    </section>
  );
};
