import type { Signal } from '@preact/signals';
import { incidentKinds, kindOf, type IncidentKind } from '#shared/incidents/kinds.ts';
import { Field } from '../../ui/field.tsx';

const groups = [
  ['safety', 'A child is worried or may be in danger'],
  ['conduct', 'What somebody did'],
] as const;

export interface KindSelectProps {
  /** Empty until one is chosen. */
  readonly kind: Signal<IncidentKind | ''>;
  readonly label?: string;
}

/** All kinds of incidents in two groups, as whoever looks for the fitting words needs them. */
export const KindSelect = ({ kind, label = 'What is it about?' }: KindSelectProps) => (
  <Field label={label}>
    {(ids) => (
      <select
        {...ids}
        name="kind"
        required
        value={kind.value}
        onChange={(event) => {
          const { value } = event.currentTarget;
          kind.value = incidentKinds.find((each) => each === value) ?? '';
        }}
      >
        <option value="">Choose</option>
        {groups.map(([about, heading]) => (
          <optgroup key={about} label={heading}>
            {incidentKinds
              .filter((value) => kindOf[value].about === about)
              .map((value) => (
                <option key={value} value={value}>
                  {kindOf[value].label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    )}
  </Field>
);
