import { Field } from './field.tsx';

export interface CodeFieldProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
}

/** Where a person is asked for the code of their second factor. */
export const CodeField = ({ value, onInput }: CodeFieldProps) => (
  <Field label="Code from your phone" hint="Six digits, or one of your recovery codes.">
    {(ids) => (
      <input
        {...ids}
        type="text"
        name="code"
        autocomplete="one-time-code"
        autocapitalize="characters"
        spellcheck={false}
        value={value}
        ref={(input) => input?.focus()}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    )}
  </Field>
);
