import type { Signal } from '@preact/signals';

/** What every way is set up with, and what follows. */
export interface WayFormProps {
  readonly health: { readonly isOn: boolean; readonly isSetUp: boolean };
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export const OnBox = ({ isOn, label }: { isOn: Signal<boolean>; label: string }) => (
  <label class="check-line">
    <input
      type="checkbox"
      name="isOn"
      checked={isOn.value}
      onChange={(event) => (isOn.value = event.currentTarget.checked)}
    />
    <span>{label}</span>
  </label>
);
