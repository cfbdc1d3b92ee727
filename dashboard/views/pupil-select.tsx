import type { Signal } from '@preact/signals';
import type { Pupil } from '#shared/api/people.ts';
import { Field } from '../ui/field.tsx';

export interface PupilSelectProps {
  readonly pupils: readonly Pick<Pupil, 'pupilId' | 'name'>[];
  /** A pupil id; empty for nobody. */
  readonly chosen: Signal<string>;
  readonly nobody: string;
}

export const PupilSelect = ({ pupils, chosen, nobody }: PupilSelectProps) => (
  <Field label="Pupil">
    {(ids) => (
      <select
        {...ids}
        name="pupilId"
        value={chosen.value}
        onChange={(event) => (chosen.value = event.currentTarget.value)}
      >
        <option value="">{nobody}</option>
        {pupils.map(({ pupilId, name }) => (
          <option key={pupilId} value={pupilId}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Field>
);
