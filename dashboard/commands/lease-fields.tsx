import type { Signal } from '@preact/signals';
import { Choice } from '../ui/choice.tsx';
import { TextField } from '../ui/field.tsx';

const maxSpanMs = 2 * 3_600_000;
const spans = {
  '2': '2 min',
  '5': '5 min',
  '10': '10 min',
  '30': '30 min',
  lesson: 'Lesson’s end',
} as const;
export type Span = keyof typeof spans;
const spanNames = Object.keys(spans) as Span[];

export const durationOf = (span: Span, leftMs: number): number =>
  span === 'lesson' ? Math.max(5_000, Math.min(leftMs, maxSpanMs)) : Number(span) * 60_000;

export const SpanChoice = ({ span }: { span: Signal<Span> }) => (
  <Choice
    legend="For how long"
    value={span.value}
    onChange={(value) => (span.value = value)}
    options={spanNames.map((value) => ({ value, label: spans[value] }))}
  />
);

/** Optional in a lesson: it is for the colleagues. */
export const ReasonField = ({ reason }: { reason: Signal<string> }) => (
  <TextField
    label="Why (optional)"
    name="reason"
    value={reason.value}
    onInput={(value) => (reason.value = value)}
    maxLength={200}
    isRequired={false}
    hint="For your colleagues, not for the pupils."
  />
);

/** As an argument: left out where nothing was written. */
export const reasonIn = (reason: Signal<string>): { reason?: string } => {
  const text = reason.peek().trim();
  return text === '' ? {} : { reason: text };
};
