import type { DashboardCommand } from './dashboard-command.ts';

export const unlockDevice: DashboardCommand<'unlock-device'> = {
  name: 'unlock-device',
  label: 'Unlock',
  icon: 'unlock',
  shortcut: 'u',
  words: { done: 'unlocked', notDone: 'not unlocked', waits: 'will unlock when back' },
  start: { kind: 'at-once', args: {} },
};
