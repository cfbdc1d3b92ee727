import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { directionOf } from '#shared/prompts/direction.ts';

export interface FieldProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | null;
  /** Draws the control; the ids tie it to its label, hint and error. */
  readonly children: (ids: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': 'true' | undefined;
  }) => ComponentChildren;
}

export const Field = ({ label, hint: anyHint, error, children }: FieldProps) => {
  const id = useId();
  // What went wrong is not said twice.
  const hint = anyHint === error ? undefined : anyHint;
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? 'true' : undefined,
      })}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
};

/** For voices, spelling and the direction of writing. */
export const writtenIn = (language: string | undefined) =>
  language === undefined ? {} : { lang: language, dir: directionOf(language) };

/** The control's types are told apart one by one. */
const inputTypes = {
  text: { type: 'text' },
  email: { type: 'email' },
  time: { type: 'time' },
  url: { type: 'url' },
} as const;

export interface TextFieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: keyof typeof inputTypes;
  readonly hint?: ComponentChildren;
  readonly error?: string | null;
  readonly autocomplete?: string;
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  readonly placeholder?: string;
  /** Of what is typed, where that is not the dashboard's. */
  readonly language?: string | undefined;
}

export const TextField = (props: TextFieldProps) => (
  <Field label={props.label} hint={props.hint} error={props.error ?? null}>
    {(ids) => (
      <input
        {...ids}
        {...writtenIn(props.language)}
        name={props.name}
        {...inputTypes[props.type ?? 'text']}
        value={props.value}
        required={props.isRequired ?? true}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        autocomplete={props.autocomplete ?? 'off'}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    )}
  </Field>
);

export interface TextAreaFieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly rows?: number;
  readonly hint?: ComponentChildren;
  readonly error?: string | null;
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  /** Names, addresses and codes are not prose. */
  readonly isCode?: boolean;
  /** Of what is typed, where that is not the dashboard's. */
  readonly language?: string | undefined;
}

export const TextAreaField = (props: TextAreaFieldProps) => (
  <Field label={props.label} hint={props.hint} error={props.error ?? null}>
    {(ids) => (
      <textarea
        {...ids}
        {...writtenIn(props.language)}
        class={props.isCode ? 'code' : undefined}
        name={props.name}
        rows={props.rows ?? 4}
        value={props.value}
        required={props.isRequired ?? false}
        maxLength={props.maxLength}
        spellcheck={!props.isCode}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    )}
  </Field>
);
