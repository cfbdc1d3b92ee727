import type { Signal } from '@preact/signals';

/** What a field shows and changes, where that is one signal: `<TextField {...typedIn(name)} />`. */
export const typedIn = (signal: Signal<string>) => ({
  value: signal.value,
  onInput: (value: string): void => {
    signal.value = value;
  },
});
