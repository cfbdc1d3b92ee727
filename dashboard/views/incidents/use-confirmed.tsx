import { useSignal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import type { Result } from '#shared/result.ts';
import { ConfirmPasswordDialog } from './confirm-password.tsx';

export interface Confirmed {
  /** Asks the server; where it wants the password again, asks for that first, and goes on with the same. */
  readonly ask: <Value>(call: () => Promise<Result<Value>>) => Promise<Result<Value>>;
  /** To be shown outside of any form. */
  readonly dialog: ComponentChild;
}

export const useConfirmed = (): Confirmed => {
  const waiting = useSignal<((isConfirmed: boolean) => void) | null>(null);
  const ask = async <Value,>(call: () => Promise<Result<Value>>): Promise<Result<Value>> => {
    const result = await call();
    if (result.ok || result.reason !== 'confirm-password') return result;
    const isConfirmed = await new Promise<boolean>((resolve) => {
      waiting.value = resolve;
    });
    waiting.value = null;
    return isConfirmed ? ask(call) : result;
  };
  const answer = (isConfirmed: boolean) => () => waiting.peek()?.(isConfirmed);
  const dialog = waiting.value !== null && (
    <ConfirmPasswordDialog onConfirmed={answer(true)} onCancel={answer(false)} />
  );
  return { ask, dialog };
};
