import type { ComponentChild } from 'preact';
import { useDashboard } from '../../dashboard-context.ts';
import type { Undoable } from '../../state/desk.ts';
import { Button } from '../../ui/button.tsx';
import { useConfirmed } from './use-confirmed.tsx';

export interface Undo {
  readonly take: () => Promise<void>;
  /** To be shown outside of any form. */
  readonly dialog: ComponentChild;
}

/** Takes the last change back, by a change of its own: what was done and that it was taken back are both in the record. */
export const useUndo = (onUndone: (undone: Undoable) => unknown): Undo => {
  const { api, desk, notices } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const take = async () => {
    const undoable = desk.undoable.peek();
    if (undoable === null) return;
    desk.did(null);
    for (const { incidentIds, change } of undoable.back) {
      const result = await ask(() => api.call('changeIncidents', { incidentIds: [...incidentIds], change }));
      if (!result.ok) return notices.say('bad', `It was not taken back: ${result.detail}`);
    }
    notices.say('good', `Taken back: ${undoable.what}.`);
    onUndone(undoable);
  };
  return { take, dialog };
};

export const UndoButton = ({ onUndo }: { onUndo: () => unknown }) => {
  const undoable = useDashboard().desk.undoable.value;
  if (undoable === null) return null;
  return (
    <Button kind="quiet" onClick={onUndo} shortcut="Z" label={`Undo: ${undoable.what}`}>
      Undo
    </Button>
  );
};
