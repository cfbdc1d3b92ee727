import { useSignal } from '@preact/signals';
import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useRef } from 'preact/hooks';
import type { Failure, Result } from '#shared/result.ts';
import { Button } from './button.tsx';
import { useUnsavedForm } from './unsaved-form.ts';

export interface FormProps<Value> {
  /** Null means that the form itself says what is wrong, so nothing is sent. */
  readonly onSubmit: () => Promise<Result<Value>> | null;
  readonly onDone?: (value: Value) => void;
  readonly submit: string;
  readonly children: ComponentChildren;
  readonly onCancel?: (() => void) | undefined;
  readonly kind?: 'primary' | 'danger';
  /** Says a failure in its own words, or null for the server's sentence. */
  readonly explain?: (failure: Failure) => string | null;
  readonly isDisabled?: boolean;
  readonly name?: string;
  /** A question or a password: who leaves it half filled in is not asked whether they mean it. */
  readonly mayBeLost?: boolean;
}

/** Sends once, says busy, and says under the fields what went wrong. */
export const Form = <Value,>(props: FormProps<Value>) => {
  const {
    onSubmit,
    onDone,
    submit,
    children,
    onCancel,
    kind = 'primary',
    explain,
    isDisabled = false,
  } = props;
  const ref = useRef<HTMLFormElement>(null);
  const letGo = useUnsavedForm(ref, { mayBeLost: props.mayBeLost ?? false });
  const isBusy = useSignal(false);
  const error = useSignal<string | null>(null);

  const send = async (event: Event) => {
    event.preventDefault();
    if (isBusy.peek() || isDisabled) return;
    const sending = onSubmit();
    if (sending === null) return;
    isBusy.value = true;
    error.value = null;
    const result = await sending;
    isBusy.value = false;
    if (result.ok) {
      letGo();
      onDone?.(result.value);
    } else error.value = explain?.(result) ?? result.detail;
  };

  /** From within a text of several lines, where Enter alone begins the next. */
  const sendByKey = (event: TargetedKeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };
  return (
    <form
      ref={ref}
      class="form"
      onKeyDown={sendByKey}
      onSubmit={(event) => void send(event)}
      data-form={props.name}
    >
      {children}
      <div class="form-error" role="alert">
        {error.value}
      </div>
      <div class="form-actions">
        <Button type="submit" kind={kind} isBusy={isBusy.value} isDisabled={isDisabled}>
          {isBusy.value ? 'Working…' : submit}
        </Button>
        {onCancel && (
          <Button kind="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
};
