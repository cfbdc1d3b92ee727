import type { ComponentChildren } from 'preact';
import type { Failure } from '#shared/result.ts';
import type { Resource } from '../state/resource.ts';
import { Button } from './button.tsx';

export const Loading = ({ what }: { what: string }) => (
  <div class="loading" role="status" data-view-state="loading">
    <span class="unseen">Loading {what}…</span>
    <div class="skeleton" />
    <div class="skeleton" />
    <div class="skeleton" />
  </div>
);

export const Failed = ({ failure, onRetry }: { failure: Failure; onRetry?: () => unknown }) => (
  <div class="card state-card" role="alert" data-view-state="failed">
    <h2>This could not be loaded</h2>
    <p>{failure.detail}</p>
    {onRetry && <Button onClick={onRetry}>Try again</Button>}
  </div>
);

export interface EmptyProps {
  readonly title: string;
  readonly children?: ComponentChildren;
}
export const Empty = ({ title, children }: EmptyProps) => (
  <div class="card state-card" data-view-state="empty">
    <h2>{title}</h2>
    {children}
  </div>
);

export interface LoadedProps<Value> {
  readonly resource: Resource<Value>;
  /** "your classes": goes into sentences. */
  readonly what: string;
  readonly children: (value: Value) => ComponentChildren;
}

/** Loading, failed, or the value; an old value stays on the page and says that it is old. */
export const Loaded = <Value,>({ resource, what, children }: LoadedProps<Value>) => {
  const { value, failure } = resource.state.value;
  if (value === null && failure !== null) return <Failed failure={failure} onRetry={resource.reload} />;
  if (value === null) return <Loading what={what} />;
  return (
    <>
      {failure !== null && (
        <p class="stale" role="status" data-stale>
          This may be out of date: {failure.detail}{' '}
          <button class="link" type="button" onClick={() => void resource.reload()}>
            Try again
          </button>
        </p>
      )}
      {children(value)}
    </>
  );
};
