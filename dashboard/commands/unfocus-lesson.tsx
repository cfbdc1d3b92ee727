import type { DashboardCommand } from './dashboard-command.ts';

export const unfocusLesson: DashboardCommand<'unfocus-lesson'> = {
  name: 'unfocus-lesson',
  label: 'End focus',
  icon: 'target',
  shortcut: 'e',
  words: { done: 'free again', notDone: 'still in focus', waits: 'will be free when back' },
  isMeantForAll: true,
  isOffered: (targets) => targets.some(({ focus }) => focus !== null),
  start: { kind: 'at-once', args: {} },
};
