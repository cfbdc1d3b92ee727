import { useSignal } from '@preact/signals';
import type { Pupil, SchoolClass } from '#shared/api/people.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { yearName } from '../../state/policy-edit.ts';
import type { Resource } from '../../state/resource.ts';
import { Button } from '../../ui/button.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { typedIn } from '../../ui/typed-in.ts';
import { AddPupils } from './add-pupils.tsx';

const AddClass = ({ onClose, onAdded }: { onClose: () => void; onAdded: () => unknown }) => {
  const { api, notices } = useDashboard();
  const name = useSignal('');
  const year = useSignal('4');
  return (
    <FormDialog
      title="Add a class"
      onClose={onClose}
      name="add-class"
      submit="Add class"
      onSubmit={() => api.call('addClass', { name: name.peek().trim(), yearGroup: Number(year.peek()) })}
      onDone={() => {
        notices.say('good', `${name.peek()} is added.`);
        onClose();
        void onAdded();
      }}
    >
      <TextField label="Name" name="name" {...typedIn(name)} maxLength={120} placeholder="4 Oak" />
      <Field label="Year" hint="Decides which key stage’s rules hold.">
        {(ids) => (
          <select
            {...ids}
            name="year"
            value={year.value}
            onChange={(event) => (year.value = event.currentTarget.value)}
          >
            {[0, 1, 2, 3, 4, 5, 6].map((yearGroup) => (
              <option key={yearGroup} value={String(yearGroup)}>
                {yearName(yearGroup)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </FormDialog>
  );
};

const ClassRow = (props: { schoolClass: SchoolClass; pupils: readonly Pupil[]; onAdd: () => void }) => {
  const { schoolClass, pupils, onAdd } = props;
  return (
    <details class="class-row" data-class-id={schoolClass.classId}>
      <summary>
        <strong>
          <bdi>{schoolClass.name}</bdi>
        </strong>
        <span class="quiet-text">
          {yearName(schoolClass.yearGroup)} · {pupils.length} {pupils.length === 1 ? 'pupil' : 'pupils'}
        </span>
      </summary>
      <div class="class-row-body">
        {pupils.length === 0 && <p class="quiet-text">Nobody is in this class yet.</p>}
        <ul class="pupil-list">
          {pupils.map(({ pupilId, name, email }) => (
            <li key={pupilId} data-pupil-id={pupilId}>
              <bdi>{name}</bdi> <span class="quiet-text breaks">{email ?? 'no email'}</span>
            </li>
          ))}
        </ul>
        <Button icon="plus" onClick={onAdd} label={`Add pupils to ${schoolClass.name}`}>
          Add pupils
        </Button>
      </div>
    </details>
  );
};

export interface ClassesSectionProps {
  readonly classes: Resource<SchoolClass[]>;
  readonly pupils: Resource<Pupil[]>;
}

export const ClassesSection = ({ classes, pupils }: ClassesSectionProps) => {
  const isAdding = useSignal(false);
  const addTo = useSignal<SchoolClass | null>(null);
  const reload = () => {
    void classes.reload();
    void pupils.reload();
  };
  return (
    <section class="card" aria-labelledby="classes-title">
      <div class="card-head">
        <h2 id="classes-title">Classes and pupils</h2>
        <Button icon="plus" onClick={() => (isAdding.value = true)}>
          Add class
        </Button>
      </div>
      <Loaded resource={classes} what="the classes">
        {(all) => (
          <Loaded resource={pupils} what="the pupils">
            {(everybody) => (
              <>
                {all.length === 0 && <p class="quiet-text">Add a class first, then paste its pupils.</p>}
                {all.map((each) => (
                  <ClassRow
                    key={each.classId}
                    schoolClass={each}
                    pupils={everybody.filter(({ classId }) => classId === each.classId)}
                    onAdd={() => (addTo.value = each)}
                  />
                ))}
              </>
            )}
          </Loaded>
        )}
      </Loaded>
      {isAdding.value && <AddClass onClose={() => (isAdding.value = false)} onAdded={reload} />}
      {addTo.value !== null && (
        <AddPupils schoolClass={addTo.value} onClose={() => (addTo.value = null)} onAdded={reload} />
      )}
    </section>
  );
};
