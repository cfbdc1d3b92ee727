import { useSignal } from '@preact/signals';
import { useDashboard } from '../../../dashboard-context.ts';
import { may } from '../../../state/session.ts';
import { dayAndTime } from '../../../state/when.ts';
import { Button } from '../../../ui/button.tsx';
import type { FilteringTabProps } from '../filtering-tab.ts';
import { GoBackDialog } from './go-back-dialog.tsx';

type Line = FilteringTabProps['policy']['history'][number];

const Version = ({ line, children }: { line: Line; children?: preact.ComponentChildren }) => {
  const { clock } = useDashboard();
  const { version, publishedAt, publishedBy, approvedBy, reason } = line;
  return (
    <li data-version={version}>
      <p>
        <strong>Version {version}</strong>{' '}
        <span class="quiet-text">{dayAndTime(publishedAt, clock.now.value)}</span>
      </p>
      <p dir="auto">{reason}</p>
      <p class="quiet-text">
        <bdi>{publishedBy}</bdi>
        {approvedBy && (
          <>
            , approved by <bdi>{approvedBy}</bdi>
          </>
        )}
      </p>
      {children}
    </li>
  );
};

/** Every version that was in force, with who, when and why; each can be put back in force. */
export const Versions = (props: FilteringTabProps) => {
  const { session } = useDashboard();
  const goBackTo = useSignal<number | null>(null);
  const lines = props.policy.history.toSorted((a, b) => b.version - a.version);
  const before = lines[1]?.version;
  const mayUndo = may(session.account.value, 'manage-filtering');
  return (
    <section class="card" aria-labelledby="history-title">
      <div class="card-head">
        <h2 id="history-title">Versions</h2>
        {mayUndo && before !== undefined && (
          <Button onClick={() => (goBackTo.value = before)}>Undo version {props.policy.version}…</Button>
        )}
      </div>
      <ol class="history" tabIndex={0} aria-label="Versions, newest first">
        {lines.map((line) => (
          <Version key={line.version} line={line}>
            {mayUndo && line.version !== props.policy.version && (
              <Button
                kind="quiet"
                label={`Go back to this… (version ${line.version})`}
                onClick={() => (goBackTo.value = line.version)}
              >
                Go back to this…
              </Button>
            )}
          </Version>
        ))}
      </ol>
      {goBackTo.value !== null && (
        <GoBackDialog {...props} version={goBackTo.value} onClose={() => (goBackTo.value = null)} />
      )}
    </section>
  );
};
