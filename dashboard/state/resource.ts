import { useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { Failure, Result } from '#shared/result.ts';
import type { ServerToDashboard } from '#shared/socket-events.ts';
import { useDashboard } from '../dashboard-context.ts';

/** What a page shows: a value that may be stale beside a failure. */
interface ResourceState<Value> {
  readonly value: Value | null;
  readonly failure: Failure | null;
  readonly isLoading: boolean;
}
export interface Resource<Value> {
  readonly state: ReadonlySignal<ResourceState<Value>>;
  readonly reload: () => Promise<void>;
}

export interface ResourceOptions {
  /** Loads again when this changes. */
  readonly key?: string;
  /** Loads again when the server says so. */
  readonly reloadOn?: keyof ServerToDashboard;
}

/** Loads at mount, at each reconnect, and when told; the newest request wins, and an old value stays while it fails. */
export const useResource = <Value>(
  load: () => Promise<Result<Value>>,
  { key = '', reloadOn }: ResourceOptions = {},
): Resource<Value> => {
  const { connection } = useDashboard();
  const state = useSignal<ResourceState<Value>>({ value: null, failure: null, isLoading: true });
  const newest = useRef(0);
  const loadNow = useRef(load);
  loadNow.current = load;

  const reload = useCallback(async () => {
    const turn = ++newest.current;
    state.value = { ...state.peek(), isLoading: true };
    const result = await loadNow.current();
    if (turn !== newest.current) return;
    state.value = result.ok
      ? { value: result.value, failure: null, isLoading: false }
      : { value: state.peek().value, failure: result, isLoading: false };
  }, []);

  useEffect(() => {
    state.value = { value: null, failure: null, isLoading: true };
    void reload();
    return () => {
      newest.current += 1;
    };
  }, [key]);
  useSignalEffect(() => {
    if (connection.connects.value > 1) void reload();
  });
  useEffect(
    () => (reloadOn === undefined ? undefined : connection.on(reloadOn, () => void reload())),
    [reloadOn],
  );
  return { state, reload };
};
