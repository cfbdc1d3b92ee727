import type { DashboardCommand } from './dashboard-command.ts';

/** Stands beside what became of a command, not in the bar. */
export const undoControls: DashboardCommand<'undo-controls'> = {
  name: 'undo-controls',
  label: 'Undo',
  icon: 'undo',
  shortcut: '',
  words: { done: 'as before', notDone: 'not as before', waits: 'will be as before when back' },
  isOffered: () => false,
  start: { kind: 'at-once', args: {} },
};
