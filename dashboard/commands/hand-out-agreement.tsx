import type { DashboardCommand } from './dashboard-command.ts';

/** Offered while somebody among these has not signed; it opens for those alone. */
export const handOutAgreement: DashboardCommand<'hand-out-agreement'> = {
  name: 'hand-out-agreement',
  label: 'Hand out agreement',
  icon: 'hand',
  shortcut: 'g',
  place: 'more',
  words: { done: 'has it now, unless it is signed', notDone: 'not handed out', waits: null },
  isOffered: (targets) => targets.some(({ agreement }) => agreement),
  start: { kind: 'at-once', args: {} },
};
