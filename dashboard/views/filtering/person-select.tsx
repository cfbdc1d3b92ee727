import type { Signal } from '@preact/signals';
import type { Roster } from '../../state/policy-edit.ts';
import { Field } from '../../ui/field.tsx';

/** No pupil has this id. */
export const staffChoice = ' staff';

export interface PersonSelectProps {
  readonly pupils: Roster['pupils'];
  /** A pupil id, `staffChoice`, or empty for a guest. */
  readonly chosen: Signal<string>;
}

export const PersonSelect = ({ pupils, chosen }: PersonSelectProps) => (
  <Field label="Person">
    {(ids) => (
      <select
        {...ids}
        name="person"
        value={chosen.value}
        onChange={(event) => (chosen.value = event.currentTarget.value)}
      >
        <option value="">A guest</option>
        <option value={staffChoice}>A member of staff</option>
        {pupils.length > 0 && (
          <optgroup label="Pupils">
            {pupils.map(({ pupilId, name }) => (
              <option key={pupilId} value={pupilId}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    )}
  </Field>
);
