import type { Signal } from '@preact/signals';
import type { DeskItem } from '#shared/api/desk.ts';
import { triages, type Triage } from '#shared/incidents/change.ts';
import { Button } from '../../ui/button.tsx';
import { ExportIncidents } from '../incidents/export-incidents.tsx';
import { CloseItems, HandOverItems, MergeIncidents } from './bulk-dialogs.tsx';
import { chosenOf, type ChosenItems } from './desk-words.ts';
import { JudgeDialog } from './judge-dialog.tsx';

export type BulkAction = Triage | 'close' | 'hand-over' | 'merge';

export interface BulkBarProps {
  readonly items: readonly DeskItem[];
  readonly chosen: Signal<ReadonlySet<string>>;
  readonly asked: Signal<BulkAction | null>;
  readonly onDone: () => unknown;
}

const isTriage = (action: BulkAction): action is Triage => triages.some((triage) => triage === action);
/** Alerts of one matter join by themselves, and what is for different eyes stays apart. */
const mayMerge = ({ incidents, alerts }: ChosenItems): boolean => incidents.length > 1 && alerts.length === 0;

interface AskedProps extends ChosenItems {
  readonly action: BulkAction;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const Asked = ({ action, ...dialog }: AskedProps) => {
  if (isTriage(action)) return <JudgeDialog {...dialog} verdict={action} />;
  if (action === 'close') return <CloseItems {...dialog} />;
  if (action === 'hand-over') return <HandOverItems {...dialog} />;
  return mayMerge(dialog) ? <MergeIncidents {...dialog} /> : null;
};

const Buttons = ({ meant, ask }: { meant: ChosenItems; ask: (action: BulkAction) => () => void }) => (
  <>
    <Button onClick={ask('true')} shortcut="1">
      True concern…
    </Button>
    <Button onClick={ask('not-a-concern')} shortcut="2">
      Not a concern…
    </Button>
    <Button onClick={ask('unsure')} shortcut="3">
      Unsure…
    </Button>
    <Button onClick={ask('close')} shortcut="C">
      Close…
    </Button>
    <Button onClick={ask('hand-over')} shortcut="H">
      Hand over…
    </Button>
    {mayMerge(meant) && (
      <Button onClick={ask('merge')} shortcut="M">
        Merge…
      </Button>
    )}
    {meant.alerts.length === 0 && <ExportIncidents incidents={meant.incidents} />}
  </>
);

/** What is done with several at once. */
export const BulkBar = ({ items, chosen, asked, onDone }: BulkBarProps) => {
  const meant = chosenOf(items.filter(({ id }) => chosen.value.has(id)));
  const count = meant.incidents.length + meant.alerts.length;
  const close = () => (asked.value = null);
  const chooseNone = () => (chosen.value = new Set());
  const done = () => {
    close();
    chooseNone();
    void onDone();
  };
  if (count === 0) return null;
  return (
    <div class="bulk-bar" role="region" aria-label="With the chosen ones">
      <strong aria-live="polite">{count} chosen</strong>
      <Buttons meant={meant} ask={(action) => () => (asked.value = action)} />
      <Button kind="quiet" label="Choose none" onClick={chooseNone}>
        None
      </Button>
      {asked.value !== null && <Asked {...meant} action={asked.value} onDone={done} onClose={close} />}
    </div>
  );
};
