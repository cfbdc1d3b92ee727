import { Field } from '../../ui/field.tsx';

export interface MomentFieldProps {
  readonly label: string;
  readonly name: string;
  readonly hint: string;
  /** As `datetime-local` has it, in the school's time; empty where it is not known. */
  readonly value: string;
  readonly onInput: (value: string) => void;
}

/** A day and a time of it, that may be left empty. */
export const MomentField = ({ label, name, hint, value, onInput }: MomentFieldProps) => (
  <Field label={label} hint={hint}>
    {(ids) => (
      <input
        {...ids}
        type="datetime-local"
        name={name}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    )}
  </Field>
);
