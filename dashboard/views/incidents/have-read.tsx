import type { Signal } from '@preact/signals';

export interface HaveReadProps {
  /** Which words are to be read: others are asked for again. */
  readonly reading: string;
  /** Those that a person has read. */
  readonly seen: Signal<string>;
}

/** Nothing finds every name: the last look is a person's. */
export const HaveRead = ({ reading, seen }: HaveReadProps) => (
  <label class="check-line">
    <input
      type="checkbox"
      name="have-read"
      checked={seen.value === reading}
      onChange={({ currentTarget: { checked } }) => (seen.value = checked ? reading : '')}
    />
    <span>I have read it, and no other child can be known from it</span>
  </label>
);
