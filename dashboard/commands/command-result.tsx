import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { byReason, type OutcomeSummary } from '../state/outcome.ts';
import { Icon } from '../ui/icon.tsx';

/** What became of an order, and how it is undone. */
export interface Said extends OutcomeSummary {
  readonly undo?: { readonly label: string; readonly press: () => void };
}
export type ShownResult = Said | 'sending' | null;

const Outcome = ({ summary, onDismiss }: { summary: Said; onDismiss: () => void }) => {
  const isMixed = summary.failures.length > 0 || !summary.isAnyoneReached;
  return (
    <div class={`outcome ${isMixed ? 'mixed' : 'good'}`}>
      <Icon name={isMixed ? 'silent' : 'check'} />
      <p>
        <strong>{summary.sentence}.</strong>
        {byReason(summary.failures).map(({ names, why }) => (
          <span key={why} class="outcome-failure">{` ${names.join(', ')}: ${why}`}</span>
        ))}
      </p>
      {summary.undo && (
        <button class="button" type="button" onClick={summary.undo.press}>
          <Icon name="undo" />
          <span>{summary.undo.label}</span>
        </button>
      )}
      <button class="button quiet icon-only" type="button" onClick={onDismiss}>
        <Icon name="close" />
        <span class="unseen">Dismiss</span>
      </button>
    </div>
  );
};

const goodNewsMs = 10_000;

/** What became of the last command. Good news goes by itself; who was not reached stays until dismissed. */
export const CommandResult = ({ result }: { result: Signal<ShownResult> }) => {
  const shown = result.value;
  useEffect(() => {
    if (shown === null || shown === 'sending' || shown.failures.length > 0) return undefined;
    const timer = setTimeout(() => (result.value = null), goodNewsMs);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div class="command-result" role="status" data-command-result>
      {shown === 'sending' && <p class="outcome sending">Sending…</p>}
      {shown !== null && shown !== 'sending' && (
        <Outcome summary={shown} onDismiss={() => (result.value = null)} />
      )}
    </div>
  );
};
