import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Preview } from '#shared/api/policy-changes.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import { usePreview } from '../../../state/preview.ts';
import { calendarDay, clockTime } from '../../../state/when.ts';
import { Button } from '../../../ui/button.tsx';
import { PreviewTable } from './preview-table.tsx';

export interface PreviewPanelProps {
  /** Null for the draft. */
  readonly version: number | null;
  /** Saves the draft first. */
  readonly flush?: () => Promise<unknown>;
  readonly isStarted?: boolean;
}

const figure = new Intl.NumberFormat('en-GB');

const Summary = ({ preview }: { preview: Preview }) => (
  <p>
    {preview.changed === 0
      ? `None of the ${figure.format(preview.judged)} visits would have been different.`
      : `${figure.format(preview.changed)} of ${figure.format(preview.judged)} visits would have been different.`}{' '}
    <span class="quiet-text">
      {preview.isCut
        ? `There were too many: judged from ${calendarDay(preview.since)}, ${clockTime(preview.since)} on. `
        : 'Visits of the last seven days. '}
      Locks, lessons’ lists and exceptions are left out.
    </span>
  </p>
);

/** Judges last week's visits by other rules, with progress, and shows the largest change first. */
export const PreviewPanel = ({ version, flush, isStarted = false }: PreviewPanelProps) => {
  const { notices } = useDashboard();
  const isBusy = useSignal(false);
  const { preview, failure, start } = usePreview(version);
  const run = async () => {
    isBusy.value = true;
    await flush?.();
    const failed = await start();
    isBusy.value = false;
    if (failed) notices.say('bad', failed.detail);
  };
  useEffect(() => {
    if (isStarted) void run();
  }, []);
  const shown = preview.value;
  return (
    <div class="preview-panel" data-preview={shown?.state ?? 'none'} data-preview-changed={shown?.changed}>
      {!isStarted && (
        <Button onClick={run} isBusy={isBusy.value || shown?.state === 'running'} icon="eye">
          {shown === null ? 'Preview on last week’s visits' : 'Preview again'}
        </Button>
      )}
      <div role="status">
        {failure.value !== null && <p class="error">{failure.value.detail}</p>}
        {shown?.state === 'failed' && <p class="error">The preview failed. Try again.</p>}
        {shown?.state === 'running' && (
          <p>
            <progress aria-label="Visits judged" max={Math.max(shown.total, 1)} value={shown.judged} />{' '}
            {figure.format(shown.judged)} of about {figure.format(shown.total)} visits
          </p>
        )}
        {shown?.state === 'done' && <Summary preview={shown} />}
      </div>
      {shown?.state === 'done' && shown.rows.length > 0 && (
        <PreviewTable rows={shown.rows} moreRows={shown.moreRows} />
      )}
    </div>
  );
};
