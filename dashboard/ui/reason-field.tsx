import type { Signal } from '@preact/signals';
import { TextAreaField } from './field.tsx';

export interface ReasonFieldProps {
  readonly label: string;
  readonly reason: Signal<string>;
  readonly rows?: number;
}

/** As the server takes it. */
const longestReason = 500;

/** Why something is done, in a person's words. */
export const ReasonField = ({ label, reason, rows = 3 }: ReasonFieldProps) => (
  <TextAreaField
    label={label}
    name="reason"
    value={reason.value}
    onInput={(value) => (reason.value = value)}
    rows={rows}
    maxLength={longestReason}
  />
);
