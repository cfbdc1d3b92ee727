import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Capability, Me } from '#shared/api/sign-in.ts';
import type { Failure, Result } from '#shared/result.ts';
import type { Call } from '../api.ts';

export type Account = NonNullable<Me['account']>;

/** Who is signed in, as far as this page knows. */
export interface Session {
  /** Null until the first answer. */
  readonly me: ReadonlySignal<Me | null>;
  readonly account: ReadonlySignal<Account | null>;
  /** Why the first answer is missing. */
  readonly failure: ReadonlySignal<Failure | null>;
  /** True when the session ended by itself, so that the sign-in page can say so. */
  readonly hasEnded: ReadonlySignal<boolean>;
  readonly load: () => Promise<void>;
  /** Takes over what a sign-in, set-up or invitation answered. */
  readonly accept: (me: Me) => void;
  /** Evidence may be looked at until then. */
  readonly confirm: (confirmedUntil: number) => void;
  readonly signOut: () => Promise<Result<unknown>>;
  /** The server no longer knows us. */
  readonly end: () => void;
}

export const may = (account: Account | null, capability: Capability): boolean =>
  account?.capabilities.includes(capability) ?? false;

/** `call` comes as a function because the calls themselves report back when a session ended. */
export const createSession = (call: Call): Session => {
  const me = signal<Me | null>(null);
  const failure = signal<Failure | null>(null);
  const hasEnded = signal(false);

  const accept = (next: Me) => {
    me.value = next;
    failure.value = null;
    hasEnded.value = false;
  };
  const forget = () => {
    if (me.value !== null) me.value = { ...me.value, account: null };
  };

  return {
    me,
    failure,
    hasEnded,
    account: computed(() => me.value?.account ?? null),
    accept,
    load: async () => {
      const result = await call('me', {});
      if (!result.ok) {
        failure.value = result;
        return;
      }
      const wasSignedIn = me.value !== null && me.value.account !== null;
      accept(result.value);
      hasEnded.value = wasSignedIn && result.value.account === null;
    },
    confirm: (confirmedUntil) => {
      const account = me.value?.account;
      if (me.value && account) me.value = { ...me.value, account: { ...account, confirmedUntil } };
    },
    signOut: async () => {
      const result = await call('signOut', {});
      if (result.ok) forget();
      return result;
    },
    end: () => {
      if (!me.value?.account) return;
      forget();
      hasEnded.value = true;
    },
  };
};
