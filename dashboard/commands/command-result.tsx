import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { byReason } from '../state/outcome.ts';
import { Icon } from '../ui/icon.tsx';
import { dismissOrder, type GivenOrders, type Said } from './given-orders.ts';

interface OutcomeProps {
  readonly summary: Said;
  /** To undo an older one would take back what came after it. */
  readonly isNewest: boolean;
  readonly onDismiss: () => void;
}

/** Good news goes by itself; who was not reached, or has not answered yet, stays until dismissed. */
const Outcome = ({ summary, isNewest, onDismiss }: OutcomeProps) => {
  const { failures, isSettled } = summary;
  const look = lookOf(summary);
  useEffect(() => {
    if (failures.length > 0 || !isSettled) return undefined;
    const timer = setTimeout(onDismiss, goodNewsMs);
    return () => clearTimeout(timer);
  }, [summary]);
  return (
    <div class={`outcome ${look}`}>
      <Icon name={icons[look]} />
      <p>
        <strong>{summary.sentence}.</strong>
        {byReason(failures).map(({ names, why }) => (
          <span key={why} class="outcome-failure">{` ${names.join(', ')}: ${why}`}</span>
        ))}
      </p>
      {isNewest && summary.undo && (
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

const icons = { good: 'check', mixed: 'silent', waiting: 'clock' } as const;
const lookOf = ({ failures, isAnyoneReached, isSettled }: Said): keyof typeof icons => {
  if (failures.length > 0) return 'mixed';
  if (!isSettled) return 'waiting';
  return isAnyoneReached ? 'good' : 'mixed';
};

/** What became of the last command, and of those that were still on their way when it was given. */
export const CommandResult = ({ orders }: { orders: Signal<GivenOrders> }) => {
  const shown = orders.value;
  return (
    <div class="command-result" role="status" data-command-result>
      {shown.map(
        ({ id, said }) =>
          said && (
            <Outcome
              key={id}
              summary={said}
              isNewest={id === shown.at(-1)?.id}
              onDismiss={() => dismissOrder(orders, id)}
            />
          ),
      )}
      {shown.some(({ said }) => said === null) && <p class="outcome sending">Sending…</p>}
    </div>
  );
};
