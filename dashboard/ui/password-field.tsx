import { useSignal } from '@preact/signals';
import { passwordStrength } from '../state/password-strength.ts';
import { Field } from './field.tsx';

export interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** `new` says its strength in words. */
  readonly purpose: 'new' | 'current';
  readonly error?: string | null;
}

export const PasswordField = ({ label, value, onInput, purpose, error }: PasswordFieldProps) => {
  const isShown = useSignal(false);
  const hint = purpose === 'new' ? <span aria-live="polite">{passwordStrength(value).words}</span> : null;
  return (
    <Field label={label} hint={hint} error={error ?? null}>
      {(ids) => (
        <div class="with-button">
          <input
            {...ids}
            name="password"
            {...(isShown.value ? ({ type: 'text' } as const) : ({ type: 'password' } as const))}
            value={value}
            required
            autocomplete={purpose === 'new' ? 'new-password' : 'current-password'}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
          <button
            class="button quiet"
            type="button"
            aria-pressed={isShown.value}
            onClick={() => (isShown.value = !isShown.value)}
          >
            {isShown.value ? 'Hide' : 'Show'}
            <span class="unseen"> password</span>
          </button>
        </div>
      )}
    </Field>
  );
};
