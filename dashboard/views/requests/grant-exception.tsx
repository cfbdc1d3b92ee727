import { useSignal } from '@preact/signals';
import type { ExceptionFor } from '#shared/api/exceptions.ts';
import type { ExceptionTarget } from '#shared/device-state.ts';
import { pageKeyOf } from '#shared/policy/page-key.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { hostOf, typedAddress } from '../../state/address.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { leaseEnds } from './lease-ends.ts';

/** A group to choose: a class, some pupils, or one. */
export interface GrantChoice {
  readonly label: string;
  readonly to: ExceptionFor;
}

export interface GrantExceptionProps {
  readonly choices: readonly GrantChoice[];
  readonly lesson: { readonly lessonId: string; readonly endsAt: number } | null;
  readonly url?: string;
  readonly onDone?: () => void;
  readonly onCancel?: () => void;
}

const targetFrom = (url: string, opens: 'page' | 'site'): ExceptionTarget => {
  const page = opens === 'page' ? pageKeyOf(url) : null;
  return page === null ? { kind: 'site', host: hostOf(url) } : { kind: 'page', page };
};

/** Opens one site or page for a while: what, for whom, how long, why. */
export const GrantException = ({ choices, lesson, url = '', onDone, onCancel }: GrantExceptionProps) => {
  const { api, clock, notices } = useDashboard();
  const text = useSignal(url);
  const opens = useSignal<'page' | 'site'>('site');
  const chosen = useSignal(lesson === null ? '' : '0');
  const ends = leaseEnds(lesson, clock.now.value);
  const end = useSignal(ends[0]?.value ?? '');
  const reason = useSignal('');
  const address = typedAddress(text.value);
  const error = useSignal<string | null>(null);
  const send = () => {
    const to = chosen.peek() === '' ? undefined : choices[Number(chosen.peek())]?.to;
    const until = ends.find(({ value }) => value === end.peek());
    error.value = address === null ? 'Enter an address, such as games.example.' : null;
    if (address === null || to === undefined || until === undefined) return null;
    return api.call('grantException', {
      target: targetFrom(address, opens.peek()),
      to,
      endsAt: until.endsAt(clock.now.peek()),
      reason: reason.peek().trim(),
      ...(lesson && { lessonId: lesson.lessonId }),
    });
  };
  const done = () => {
    notices.say('good', `${text.peek()} is open for a while.`);
    text.value = '';
    reason.value = '';
    onDone?.();
  };
  return (
    <Form name="grant-exception" submit="Open it" onSubmit={send} onDone={done} onCancel={onCancel}>
      <TextField
        label="Site or page"
        name="address"
        value={text.value}
        onInput={(value) => (text.value = value)}
        error={error.value}
        maxLength={2048}
        placeholder="games.example"
      />
      {address !== null && pageKeyOf(address) !== null && (
        <Choice
          legend="How much of it?"
          value={opens.value}
          onChange={(value) => (opens.value = value)}
          options={[
            { value: 'site', label: `All of ${hostOf(address)}` },
            { value: 'page', label: 'Only this page' },
          ]}
        />
      )}
      <Field label="For whom">
        {(ids) => (
          <select
            {...ids}
            name="whom"
            required
            value={chosen.value}
            onChange={(event) => (chosen.value = event.currentTarget.value)}
          >
            {lesson === null && <option value="">Choose a class or a pupil…</option>}
            {choices.map(({ label }, index) => (
              <option key={`${index} ${label}`} value={`${index}`}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Choice
        legend="How long"
        value={end.value}
        onChange={(value) => (end.value = value)}
        options={ends.map(({ value, label }) => ({ value, label }))}
      />
      <TextField
        label={lesson === null ? 'Reason' : 'Why (optional)'}
        name="grant-reason"
        value={reason.value}
        onInput={(value) => (reason.value = value)}
        maxLength={300}
        isRequired={lesson === null}
        hint="Kept in the ledger with your name."
      />
    </Form>
  );
};
